"""A finished talk is opened again with a reason, and nothing of that is ever forgotten."""

import pytest

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
