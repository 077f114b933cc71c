"""What must be true when a schedule is over, whatever it held."""

import json

from hub.exchange.models import History, Record
from onedesk.store import outbox

ROUNDS = 5


def check(world, *, restored):
    """Over a good line, with every question answered, all agree, and nothing is lost.

    `restored` tells whether the hub was put back on the way.
    """
    _come_to_rest(world)
    for name, desk in world.desks.items():
        assert world.on_desk(name) == world.on_hub(name), name
        assert {where for where, _ in world.on_desk(name).values()} <= {*world.schools(name)}
        desk.check_claims()
    _check_that_nothing_is_lost(world)
    _check_that_nothing_is_there_twice(world)
    _check_that_nothing_is_about_nobody(world)
    _check_that_the_erased_stay_erased(world)
    if not restored:
        _check_that_nothing_gave_way_unseen(world)
        _check_that_what_was_brought_back_is_there(world)
        _check_that_nobody_is_asked_about_their_own_words(world)


def _come_to_rest(world):
    """A few rounds are enough."""
    for desk in world.desks.values():
        desk.line.deliver_late()
    for rest in (world.say_moves_again, lambda: None):
        for _ in range(ROUNDS):
            last = [_asked(world, name) for name in world.desks]
        rest()
    assert [(one.trouble, one.sendable, one.report.differs) for one in last] == [
        (None, 0, ())
    ] * len(last)
    assert [outbox.due(desk.db) for desk in world.desks.values()] == [0] * len(last)


def _asked(world, desk):
    world.say_yes(desk)
    return world.desks[desk].sync()


def _check_that_nothing_is_lost(world):
    """What nobody but its writer ever saw goes with the history of a school that is let go."""
    wanted = {one for one in world.shown if not world.is_erased(one[0])}
    own = {one for desk, one in world.written_over if world.let_go(one[0], desk)}
    assert wanted - own <= world.found()


def _check_that_nothing_is_there_twice(world):
    ids = list(Record.objects.filter(id__in=world.born).values_list("id", flat=True))
    assert len(ids) == len(set(ids))
    made = History.objects.filter(record__in=ids, what=History.What.CREATED)
    created = list(made.values_list("record", flat=True))
    assert len(created) == len(set(created))


def _check_that_nothing_is_about_nobody(world):
    live = Record.objects.filter(deleted=False, id__in=world.born)
    homes = dict(live.filter(kind="student").values_list("id", "school_id"))
    about = live.exclude(student=None).values_list("student", "school_id")
    assert set(about) <= set(homes.items())


def _check_that_the_erased_stay_erased(world):
    gone = {one for one in world.shown if world.is_erased(one[0])}
    assert not {one for one in gone if one[2] != '"vet"'} & world.found()


def _check_that_what_was_brought_back_is_there(world):
    """Where one laptop alone removed it, and took that back last."""
    wanted = {
        record
        for record, deeds in world.removals.items()
        if len({desk for desk, _ in deeds}) == 1 and not deeds[-1][1]
        if not world.is_erased(record) and not world.let_go(record)
    }
    there = Record.objects.filter(id__in=wanted, deleted=False).values_list("id", flat=True)
    assert wanted == set(there)


def _check_that_nothing_gave_way_unseen(world):
    """A value that stands no more was seen by whoever wrote another, or it is in a question."""
    there = set(Record.objects.filter(deleted=False).values_list("id", flat=True))
    wanted = {one for one in world.shown if one[0] in there and not world.let_go(one[0])}
    assert wanted - world.gave_way <= world.stands_or_is_asked()


def _check_that_nobody_is_asked_about_their_own_words(world):
    """A field that one laptop alone has written in is in no conflict."""
    ours = Record.objects.filter(kind="conflict", student__in=world.students(), deleted=False)
    for text in ours.values_list("body", flat=True):
        asked = json.loads(text)
        assert len(world.writers[asked["of_id"], asked["field"]]) > 1, asked
