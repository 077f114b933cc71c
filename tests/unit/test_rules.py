"""Progress and hints: they count and advise, and never block."""

from datetime import date

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


def test_a_vague_opening_is_named_and_better_words_are_offered():
    (hint,) = rules.hints(action(what="Look at training providers", by=date(2026, 5, 1)))
    assert hint.code == "vague"
    assert "“Look at”" in hint.say
    assert "training providers" in (hint.suggestion or "")


def test_an_action_without_a_day_is_asked_for_one():
    assert [hint.code for hint in rules.hints(action(what="Finish a one-page CV"))] == ["no_date"]


def test_a_day_after_year_11_is_noticed():
    late = action(what="Finish a one-page CV", by=date(2027, 9, 1))
    assert [hint.code for hint in rules.hints(late, date(2027, 6, 25))] == ["too_late"]


def test_a_specific_action_in_time_gets_no_hint():
    good = action(what="Finish a one-page CV for the clinic", by=date(2026, 5, 1))
    assert rules.hints(good, date(2027, 6, 25)) == ()


def test_more_than_five_actions_get_a_gentle_word():
    assert rules.too_many([action()] * 5) is None
    assert "6 actions" in rules.too_many([action()] * 6).say


def test_open_actions_and_those_reviewed_today_are_asked_about():
    actions = [
        ("open", action()),
        ("done before", action(outcome="done", reviewed_in="earlier")),
        ("done today", action(outcome="done", reviewed_in="now")),
        ("of today", action(interview="now")),
    ]
    assert rules.to_review(actions, "now") == ("open", "done today")


def test_a_carried_action_keeps_its_words_and_says_where_it_came_from():
    carried = rules.carried_over("a1", action(what="Start a CV", by=date(2026, 1, 1)), "now", 2)
    assert (carried.what, carried.by, carried.carried_from) == ("Start a CV", None, "a1")
    assert carried.open
