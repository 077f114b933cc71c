"""A hub restored from a backup: it stops the laptops, and after a yes it has all of it again."""

import pytest
from django.db import transaction
from exchange_desk import Desk
from exchange_kit import person, school

from hub.exchange.models import Record
from hub.exchange.moving import move
from hub.exchange.restoring import begin_anew
from onedesk.domain.fields import flat
from onedesk.store import restored
from onedesk.store.database import writing

pytestmark = pytest.mark.django_db


@pytest.fixture
def desks(tmp_path):
    made = Desk(tmp_path, person("marged", school())), Desk(tmp_path, person("sunil", school()))
    student = made[0].add("student", "thornlaw", None, legal_forename="Zoë", legal_surname="Reed")
    for cycle in (1, 2, 3):
        made[0].add("interview", "thornlaw", student, cycle=cycle, job="joiner", plan="he")
    for desk in made:
        quiet(desk)
    yield made
    for desk in made:
        desk.close()


@pytest.fixture
def backup():
    """The hub as it is now; called, it is so again."""
    place = []

    def restore():
        transaction.savepoint_rollback(place[0])
        with transaction.atomic():
            begin_anew()

    place.append(transaction.savepoint())
    return restore


def quiet(desk):
    outcome = desk.sync()
    assert (outcome.trouble, outcome.sendable, outcome.report.differs) == (None, 0, ())


def agree(desk):
    assert desk.sync().trouble.code == "epoch_changed"
    with writing(desk.db):
        restored.accept(desk.db)


def talks(desk):
    return sorted(desk.all("interview"))


def job(desk, talk):
    return flat(desk.all("interview")[talk].body).get("job")


def on_hub(kind="interview"):
    return set(Record.objects.filter(kind=kind, deleted=False).values_list("id", flat=True))


def both_quiet(desks):
    for desk in (*desks, *desks):
        quiet(desk)
    ours, theirs = (desk.content() for desk in desks)
    assert ours == theirs
    for desk in desks:
        desk.check_claims()


def test_what_the_hub_lost_comes_back_and_nothing_is_asked(desks, backup):
    desk, colleague = desks
    talk, other = talks(desk)[:2]
    desk.edit("interview", talk, {"job": "baker"})
    new = desk.add("interview", "thornlaw", desk.all("interview")[talk].student, cycle=4, job="vet")
    quiet(desk)
    quiet(colleague)
    colleague.edit("interview", other, {"plan": "fe2"})
    quiet(colleague)
    backup()
    for one in desks:
        agree(one)
    both_quiet(desks)
    assert job(desk, talk) == job(colleague, talk) == "baker"
    assert desk.all("interview")[other].body.plan == "fe2"
    assert new in on_hub()
    assert not on_hub("conflict")


def test_nothing_goes_on_without_a_yes_and_nothing_counts_as_on_the_hub_before_it_says_so(
    desks, backup
):
    desk = desks[0]
    talk = talks(desk)[0]
    desk.edit("interview", talk, {"job": "baker"})
    quiet(desk)
    backup()
    for _ in range(2):
        assert desk.sync().trouble.code == "epoch_changed"
    assert restored.asked(desk.db)
    agree(desk)
    desk.sync(None, "lost")
    standing = dict(desk.db.execute("SELECT id, version FROM record WHERE kind = 'interview'"))
    assert standing[talk] == 0
    assert job(desk, talk) == "baker"
    both_quiet(desks[:1] * 2)


def test_where_both_agree_nothing_is_sent_again_and_proofs_stay_good(desks, backup):
    desk = desks[0]
    before = desk.rows()
    backup()
    agree(desk)
    outcome = desk.sync()
    assert (outcome.trouble, outcome.report.sent) == (None, {})
    assert desk.rows() == before
    assert all(batch for *_, batch in before.values())


def test_a_colleagues_copy_brings_back_what_its_writer_no_longer_has(desks, backup):
    desk, colleague = desks
    talk = talks(desk)[0]
    desk.edit("interview", talk, {"job": "baker"})
    new = desk.add("interview", "thornlaw", desk.all("interview")[talk].student, cycle=4, job="vet")
    quiet(desk)
    quiet(colleague)
    backup()
    agree(colleague)
    both_quiet([colleague, colleague])
    assert "baker" in Record.objects.get(id=talk).body
    assert new in on_hub()


def test_what_was_owed_at_the_time_reaches_the_hub(desks, backup):
    desk, _ = desks
    talk, other = talks(desk)[:2]
    desk.edit("interview", talk, {"job": "baker"})
    desk.sync("lost")
    desk.edit("interview", other, {"job": "vet"})
    backup()
    agree(desk)
    both_quiet(desks[:1] * 2)
    assert (job(desk, talk), job(desk, other)) == ("baker", "vet")
    assert desk.owes() == 0


def test_a_deletion_that_the_hub_lost_is_told_again(desks, backup):
    desk, colleague = desks
    talk, other = talks(desk)[:2]
    desk.remove("interview", talk)
    quiet(desk)
    quiet(colleague)
    backup()
    for one in desks:
        agree(one)
    both_quiet(desks)
    assert talk not in on_hub()
    assert other in on_hub()


@pytest.fixture
def neighbours(tmp_path):
    """A laptop of the south, and one of north and south."""
    south = Desk(tmp_path, person("ines", school("south")))
    both = Desk(tmp_path, person("bart", school("north"), school("south")))
    yield south, both
    south.close()
    both.close()


def moved_north(south, both):
    """A student of whose move the old school's laptop has not heard."""
    student = south.add("student", "south", None, legal_forename="Zoë", legal_surname="Reed")
    quiet(south)
    quiet(both)
    move(student, "north")
    quiet(both)
    return student


def test_a_copy_of_who_moved_after_the_backup_goes_where_the_move_was_heard(neighbours, backup):
    south, both = neighbours
    student = moved_north(south, both)
    backup()
    for desk in (both, south):
        agree(desk)
        quiet(desk)
    assert student not in south.all("student")
    assert both.all("student")[student].school == "north"
    assert south.owes() == both.owes() == 0


def test_what_was_owed_about_them_goes_there_once_the_move_is_said_again(neighbours, backup):
    south, both = neighbours
    student = moved_north(south, both)
    talk = south.add("interview", "south", student, cycle=3, job="joiner")
    backup()
    for desk in (both, south):
        agree(desk)
        quiet(desk)
    assert south.owes() == 1
    for where in ("south", "north"):
        move(student, where)
    quiet(south)
    quiet(both)
    assert (south.owes(), both.all("interview")[talk].school) == (0, "north")


@pytest.mark.parametrize("fault", ["lost", "away", "dies before", "dies after"])
@pytest.mark.parametrize("step", [0, 1, 2, 3])
def test_going_on_survives_a_fault_at_every_step(desks, backup, fault, step):
    desk = desks[0]
    talk = talks(desk)[0]
    desk.edit("interview", talk, {"job": "baker"})
    quiet(desk)
    backup()
    agree(desk)
    desk.sync(*[None] * step, fault)
    both_quiet(desks[:1] * 2)
    assert job(desk, talk) == "baker"
    assert "baker" in Record.objects.get(id=talk).body
