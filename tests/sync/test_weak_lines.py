"""A line that cuts long answers off: what was sent is asked after, and smaller pieces go."""

import json

import pytest
from scripted import batches, change, lost, params, paths

from onedesk.store import outbox, reach
from sync.errors import LineCut
from sync.wire import BYTES_MAX, PAGE_MAX


def narrow(limit):
    """A line that cuts every envelope of more than `limit` bytes."""

    def step(hub, asked):
        if asked.body is not None and len(asked.body) > limit:
            raise LineCut
        return hub.honest(asked)

    return step


@pytest.fixture
def many(owe):
    owe(*(f"i{number}" for number in range(200)), summary="x" * 300)


def test_an_envelope_that_was_cut_twice_is_taken_back_and_smaller_ones_go(engine, db, hub, many):
    for _ in range(12):
        hub.steps.extend([narrow(20_000)] * 40)
        outcome = engine.round()
        hub.steps.clear()
        if not outcome.sendable:
            break
    assert outbox.due(db) == 0
    assert hub.taken == {f"i{number}": 1 for number in range(200)}
    assert paths(hub).count("withdraw") <= 3


def test_the_first_cut_sends_the_same_again(engine, hub, owe):
    owe("i1")
    hub.steps.append(LineCut())
    engine.round()
    engine.round()
    first, second = batches(hub)
    assert first == second
    assert "withdraw" not in paths(hub)


def test_an_envelope_that_was_answered_after_all_is_settled_by_its_answer(engine, db, hub, owe):
    owe("i1")
    for _ in range(2):
        hub.steps.append(lost)
        assert isinstance(engine.round().trouble, LineCut)
    assert engine.round().trouble is None
    assert (outbox.due(db), hub.taken) == (0, {"i1": 1})
    assert len(set(batches(hub))) == 1


def test_a_lost_word_about_taking_back_harms_nothing(engine, db, hub, owe):
    owe("i1")
    hub.steps.extend([LineCut()])
    engine.round()
    hub.steps.extend([LineCut()])
    engine.round()
    hub.steps.append(lost)
    assert isinstance(engine.round().trouble, LineCut)
    assert engine.round().trouble is None
    assert (outbox.due(db), hub.taken) == (0, {"i1": 1})


def test_what_went_through_is_remembered_and_tried_larger_again(engine, db, hub, many):
    hub.steps.extend([LineCut()])
    engine.round()
    hub.steps.extend([LineCut()])
    engine.round()
    small = reach.load(db)
    assert small.up < 30_000
    assert engine.round().trouble is None
    sizes = [len(a.body) for a in hub.asked if a.path.endswith("/push")][2:]
    assert sizes[0] < sizes[1] <= small.wall_up
    for _ in range(2):
        engine.round()
    assert reach.load(db).wall_up == 0


def test_after_cuts_a_good_line_soon_carries_all_it_can(engine, db, hub, owe):
    owe("i0")
    for _ in range(2):
        hub.steps.append(LineCut())
        engine.round()
    for number in range(1, 9):
        owe(f"i{number}")
        engine.round()
    assert reach.load(db).up == BYTES_MAX


def test_a_page_that_was_cut_comes_in_smaller_pieces(engine, db, hub):
    hub.changes.extend([(change("i8"),), (change("i9"),)])
    hub.steps.append(LineCut())
    engine.round()
    engine.round()
    assert "most" not in params(hub)[0]
    assert params(hub)[1]["most"] == str(PAGE_MAX // 4)
    for _ in range(2):
        engine.round()
    assert "most" not in params(hub)[-1]


def test_what_is_too_long_to_be_sent_is_put_aside_with_a_sentence(engine, db, hub, owe, edit):
    owe("i1", summary="ł" * 600_000)
    owe("i2")
    outcome = engine.round()
    assert (outcome.trouble, outcome.sendable) == (None, 0)
    assert outbox.refused(db) == [("i1", outbox.TOO_LONG)]
    assert hub.taken == {"i2": 1}
    edit("i1", summary="shorter")
    assert engine.round().report.sent == {"interview": 1}
    assert outbox.due(db) == 0


def test_the_hubs_word_that_an_envelope_was_taken_back_opens_it(engine, db, hub, owe):
    owe("i1")
    hub.steps.append(LineCut())
    engine.round()
    hub.withdrawn.update(batches(hub))
    assert engine.round().trouble is None
    assert (outbox.due(db), hub.taken) == (0, {"i1": 1})
    assert len({json.loads(a.body)["batch"] for a in hub.asked if a.body}) == 2
