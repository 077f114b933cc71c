"""A finished talk is opened again with a reason, and nothing of that is ever forgotten."""

import pytest
from answering import on_hub
from planning import plan_action, review_action

from onedesk.domain.errors import RuleError
from onedesk.domain.fields import flat
from onedesk.domain.merge import merge


@pytest.fixture
def finished(desk):
    interview = desk.begin("zoe", desk._clock().date())
    desk.answer(interview, {"job": "joiner"})
    desk.finish(interview)
    return interview


def test_who_when_and_why_stay_with_it(desk, finished, clock):
    ended = desk.interview(finished).interview.body.finished_at
    clock.forward(minutes=40)
    talk = desk.reopen(finished, "  Something was   left out ")
    (entry,) = talk.reopenings
    assert (entry.by, entry.name) == ("marged", "Marged Oyelaran")
    assert (entry.why, entry.at) == ("Something was left out", clock())
    assert entry.finished_at == ended


def test_it_counts_as_held_all_the_while_and_is_begun_on_the_list(desk, finished):
    talk = desk.reopen(finished, "A mistake")
    assert talk.held
    assert talk.finished_at is None
    day = talk.day
    (row,) = [row for row in desk.today("thornlaw", day).rows if row.interview == finished]
    assert row.standing == "begun"


def test_beginning_goes_on_with_it_and_makes_no_second_one(desk, finished):
    desk.reopen(finished, "A mistake")
    day = desk._clock().date()
    assert desk.begin("zoe", day) == finished
    assert [talk.body.cycle for talk in desk.student("zoe").interviews].count(3) == 1


def test_finishing_it_again_keeps_the_history(desk, finished, clock):
    desk.reopen(finished, "A mistake")
    clock.forward(minutes=5)
    desk.finish(finished)
    desk.reopen(finished, "Another one")
    talk = desk.finish(finished)
    assert [entry.why for entry in talk.reopenings] == ["A mistake", "Another one"]


def test_an_absence_noted_by_mistake_gives_way_to_what_had_taken_place(desk, finished):
    desk.finish(finished, "part_held")
    desk.reopen(finished, "A mistake")
    desk.mark_absent(finished, "ill")
    desk.mark_due(finished)
    talk = desk.interview(finished).interview.body
    assert (talk.outcome, talk.absence_reason, talk.unfinished) == ("part_held", None, True)


def test_it_stays_among_what_is_not_on_the_hub(desk, finished, db, clock):
    on_hub(db, clock())
    desk.reopen(finished, "A mistake")
    rows = {row.interview: row for row in desk.sync_state().rows}
    assert (rows[finished].state, rows[finished].open_again) == ("laptop", True)
    on_hub(db, clock())
    assert [(row.interview, row.state) for row in desk.sync_state().rows] == [(finished, "hub")]


def test_an_action_without_a_word_is_none_once_the_talk_is_finished(desk):
    interview = desk.begin("zoe", desk._clock().date())
    plan_action(desk, interview, {"what": "Ask the college"})
    plan_action(desk, interview, {"what": " ", "carried_from": "a1"})
    review_action(desk, interview, "a1", "carried_over")
    desk.finish(interview, "part_held")
    file = desk.interview(interview)
    assert [action.body.what for action in file.actions] == ["Ask the college"]
    assert [action.body.open for action in file.to_review] == [True]


def test_without_a_reason_it_stays_shut(desk, finished):
    with pytest.raises(RuleError):
        desk.reopen(finished, "   ")
    assert desk.interview(finished).interview.body.finished_at is not None


def test_an_open_talk_is_not_opened_again(desk):
    interview = desk.begin("zoe", desk._clock().date())
    assert desk.reopen(interview, "By mistake").reopened == {}


def test_two_people_who_open_it_apart_both_stay_in_its_history(desk, finished):
    base = desk.interview(finished).interview.body
    one = desk.reopen(finished, "A mistake")
    key = next(iter(one.reopened))
    two = one.but(reopened={"theirs": one.reopened[key].but(by="colm", why="The school asked")})
    merged = merge(flat(base), flat(one), flat(two))
    assert merged.clashes == ()
    assert {f"reopened.{key}", "reopened.theirs"} <= set(merged.fields)
    assert "finished_at" not in merged.fields
