"""Progress counts and never blocks; what is open goes on to the next plan."""

from datetime import date

import pytest

from onedesk.domain import rules
from onedesk.domain.interview import Interview
from onedesk.domain.plan import Action

AREAS = ("ENGMATHS", "FE", "HE")


def progress(interview: Interview, actions=(), to_review=()):
    return rules.progress(interview, actions, to_review, AREAS)


def action(**fields) -> Action:
    return Action.model_validate({"interview": "i", **fields})


def test_an_empty_interview_has_everything_to_do():
    assert [step.answered for step in progress(Interview(cycle=1))] == [0, 0, 0, 0, 0]


def test_undecided_and_unsure_settle_their_steps():
    steps = progress(Interview(cycle=1, sectors=("UNDECIDED",), plan="UNSURE"))
    assert steps[0].done
    assert steps[1].done


def test_not_asked_counts_as_dealt_with():
    interview = Interview(cycle=1, sectors=("CONST",), skipped={"job": True, "certainty": True})
    assert progress(interview)[0].done


def test_not_discussed_counts_as_dealt_with_and_a_gap_does_not():
    interview = Interview(cycle=1, ratings={"ENGMATHS": 4, "FE": "not_discussed"})
    assert progress(interview)[2] == (2, 3)


def test_the_plan_is_done_when_the_last_one_is_reviewed_and_there_is_an_action():
    earlier = [action(outcome="done"), action()]
    assert progress(Interview(cycle=2), [action()], earlier)[3] == (2, 3)


def test_open_actions_and_those_reviewed_today_are_asked_about():
    actions = [
        ("open", action(what="Ask")),
        ("done before", action(what="Ask", outcome="done", reviewed_in="earlier")),
        ("done today", action(what="Ask", outcome="done", reviewed_in="now")),
        ("of today", action(what="Ask", interview="now")),
        ("never worded", action(what=" ")),
    ]
    assert rules.reviews(actions, "now") == ("open", "done today")


def test_what_was_settled_in_no_talk_since_the_last_one_is_looked_back_at():
    since = rules.Since({"last"}, date(2025, 12, 9), date(2026, 3, 12))
    actions = [
        ("ticked", action(what="Ask", outcome="done", outcome_on="2025-12-15")),
        ("long ago", action(what="Ask", outcome="done", outcome_on="2025-11-15")),
        ("after", action(what="Ask", outcome="done", outcome_on="2026-04-01")),
        ("without a day", action(what="Ask", interview="last", outcome="done")),
    ]
    assert rules.reviews(actions, "now", since=since) == ("ticked", "without a day")


def test_a_talk_that_is_opened_again_asks_nothing_about_later_plans():
    actions = [("earlier", action(what="Ask")), ("later", action(what="Ask", interview="next"))]
    assert rules.reviews(actions, "now", later={"next"}) == ("earlier",)


@pytest.mark.parametrize(
    ("year", "day", "ends"),
    [
        (11, date(2026, 3, 12), date(2026, 6, 26)),
        (10, date(2026, 3, 12), date(2027, 6, 25)),
        (10, date(2025, 9, 1), date(2027, 6, 25)),
        (11, date(2028, 1, 10), date(2028, 6, 30)),
        (12, date(2026, 3, 12), None),
        (None, date(2026, 3, 12), None),
    ],
)
def test_year_11_ends_on_the_last_friday_in_june(year, day, ends):
    assert rules.year_11_ends(year, day) == ends


def test_a_carried_action_keeps_its_words_and_says_where_it_came_from():
    carried = rules.carried_over("a1", action(what="Start a CV", by=date(2026, 1, 1)), "now", 2)
    assert (carried.what, carried.by, carried.carried_from) == ("Start a CV", None, "a1")
    assert carried.open
