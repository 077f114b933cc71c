"""Every answer says in words what it is against last time."""

from datetime import date

import interviewing
import pytest

from onedesk.domain.interview import Interview
from ui.interview.changes import Change, change, compared

SEPTEMBER, DECEMBER = date(2025, 9, 23), date(2025, 12, 9)


@pytest.fixture
def hands(dressed, shown, desk, jobs, clock):
    return interviewing.sit_down(shown, desk, jobs, clock)


def against(question, now, *earlier):
    talks = [compared(Interview(cycle=at, **talk)) for at, talk in enumerate(earlier, 1)]
    return change(question, compared(Interview(cycle=7, **now)), talks)


def test_an_answer_is_the_same_or_changed_or_new():
    before = {"day": DECEMBER, "job": "Joiner"}
    assert against("job", {"job": "joiner"}, before) == Change("same", "same as in December")
    assert against("job", {"job": "Nurse"}, before) == Change("changed", "changed since December")
    assert against("plan", {"plan": "FE"}, before) == Change("new", "new since December")


def test_what_has_an_order_went_up_or_down():
    sure = {"day": DECEMBER, "certainty": 2, "application": "applied"}
    assert against("certainty", {"certainty": 3}, sure).way == "up"
    assert against("certainty", {"certainty": 1}, sure).words == "down since December"
    assert against("application", {"application": "offer"}, sure).way == "up"
    assert against("application", {"application": "intends"}, sure).way == "down"
    assert against("application", {"application": "withdrawn"}, sure).way == "changed"


def test_the_last_talk_that_has_an_answer_is_the_one_compared():
    first, second = {"day": SEPTEMBER, "plan": "FE"}, {"day": DECEMBER}
    assert against("plan", {"plan": "FE"}, first, second).words == "same as in September"


def test_nothing_is_said_where_nothing_was_answered_or_nothing_was_before():
    assert against("plan", {}, {"day": DECEMBER, "plan": "FE"}) == Change()
    assert against("plan", {"plan": "FE"}) == Change()
    skipped = {"skipped": {"plan": True}}
    assert against("plan", skipped, {"day": DECEMBER, "plan": "FE"}).words == "not asked"


def test_a_plan_in_own_words_is_compared_by_its_words():
    before = {"day": DECEMBER, "plan": "OTHER", "other_plan": "Travel"}
    assert against("plan", {"plan": "OTHER", "other_plan": "A circus"}, before).way == "changed"


def test_the_word_stands_beside_the_question_and_is_told_with_the_control(hands):
    sector = hands.screen.steps[0]
    hands.press("=")
    first = sector.page.questions[0]
    assert first.change.words == "same as in December"
    hands.write("Nurse")
    hands.press("Enter")
    assert sector.page.questions[1].change.words == "changed since December"
    assert sector.job.edit.accessibleDescription() == "changed since December"
    hands.press("3")
    assert sector.page.questions[2].change.words == "up since December"


def test_each_question_after_year_11_has_its_word(hands):
    hands.press("Ctrl+2", "4")
    hands.write("Wearbank College")
    plan = hands.screen.steps[1]
    assert plan.page.questions[0].change.words == "changed since December"
    assert plan.page.questions[1].change.words == "new since December"


def test_taking_the_answer_back_takes_the_word_away(hands):
    hands.press("=", "Ctrl+Z")
    assert hands.screen.steps[0].page.questions[0].change.words == ""
    assert hands.screen.steps[0].area.edit.accessibleDescription() == ""


def test_a_first_talk_compares_with_nothing(dressed, shown, desk, jobs, clock):
    hands = interviewing.sit_down(shown, desk, jobs, clock, student="saoirse")
    hands.write("cons")
    hands.press("Enter")
    assert hands.screen.steps[0].page.questions[0].change.words == ""
