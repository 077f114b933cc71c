"""The last plan gets an outcome each; today's is written, dated and ordered by keys."""

from datetime import date

import interviewing
import pytest
from planning import change_action, plan_action


@pytest.fixture
def hands(dressed, shown, desk, jobs, clock):
    made = interviewing.sit_down(shown, desk, jobs, clock)
    made.press("Ctrl+4")
    return made


def outcomes(hands):
    hands.saved()
    return [entry.body.outcome for entry in hands.file.to_review]


def plan(hands):
    hands.saved()
    return [entry.body for entry in hands.file.actions]


def test_the_keyboard_starts_at_the_first_action_without_an_outcome(hands):
    assert hands.focus is hands.screen.plan.review.items[0]


def test_one_letter_gives_an_outcome_and_goes_on(hands):
    hands.press("D", "N")
    assert outcomes(hands) == ["done", "not_done"]


def test_the_same_letter_takes_it_back(hands):
    hands.press("X", "Up")
    hands.screen.plan.review.items[0].setFocus()
    hands.press("X")
    assert outcomes(hands) == [None, None]


def test_an_open_action_is_carried_over_and_never_vanishes(hands):
    hands.press("C")
    assert outcomes(hands) == ["carried_over", None]
    (carried,) = plan(hands)
    assert (carried.what, carried.carried_from) == ("Start a CV: details and one skill", "zoe-a0")
    assert carried.by is None


def test_carrying_over_twice_makes_one_action(hands):
    hands.press("C")
    hands.screen.plan.review.items[0].setFocus()
    hands.press("C")
    assert len(plan(hands)) == 1


def test_an_action_may_be_begun_and_still_be_carried_over(hands):
    hands.press("P")
    hands.screen.plan.review.items[0].setFocus()
    hands.press("C")
    assert outcomes(hands) == ["partly", None]
    assert len(plan(hands)) == 1


def test_taking_a_carried_action_out_opens_the_earlier_one_again(hands):
    hands.press("C")
    hands.screen.plan.cards.all[0].setFocus()
    hands.press("Ctrl+Del")
    assert outcomes(hands) == [None, None]
    assert plan(hands) == []


def test_enter_after_the_last_action_begins_a_new_one(hands):
    hands.press("Insert")
    hands.write("Ask the college.")
    hands.press("Enter")
    hands.write("Finish the CV.")
    assert [action.what for action in plan(hands)] == ["Ask the college.", "Finish the CV."]


def test_insert_does_not_pile_up_empty_actions(hands):
    hands.press("Insert", "Insert", "Insert")
    assert len(plan(hands)) == 1


def test_actions_change_places(hands):
    hands.press("Insert")
    hands.write("First.")
    hands.press("Enter")
    hands.write("Second.")
    hands.press("Ctrl+Up")
    assert [action.what for action in plan(hands)] == ["Second.", "First."]
    hands.press("Ctrl+Down")
    assert [action.what for action in plan(hands)] == ["First.", "Second."]


def test_who_and_with_whom(hands):
    hands.press("Insert")
    hands.write("Ask about the taster day.")
    hands.press("Alt+W", "3", "Tab")
    hands.write("Mr Doyle")
    hands.press("Enter")
    (action,) = plan(hands)
    assert (action.who, action.with_whom) == ("careers_lead", "Mr Doyle")
    assert hands.focus is hands.screen.plan.cards.all[0].text


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("fri 1 may", date(2026, 5, 1)),
        ("+3w", date(2026, 4, 2)),
        ("12/6", date(2026, 6, 12)),
        ("c4", date(2026, 6, 8)),
    ],
)
def test_by_when_is_typed_as_people_say_it(hands, typed, day):
    hands.press("Insert")
    hands.write("Ask the college.")
    hands.press("Alt+T")
    hands.write(typed)
    hands.press("Enter")
    assert plan(hands)[0].by == day


def test_a_day_that_cannot_be_is_told_and_the_editor_stays(hands):
    hands.press("Insert")
    hands.write("Ask the college.")
    hands.press("Alt+T")
    hands.write("fri 2 may")
    hands.press("Enter")
    card = hands.screen.plan.cards.all[0]
    assert "2 May 2026 is a Saturday" in card._editor.field.edit.accessibleDescription()
    hands.press("Esc")
    assert card.text.hasFocus()
    assert plan(hands)[0].by is None


def test_empty_actions_are_not_kept_when_the_talk_is_finished(hands):
    hands.press("Insert", "Ctrl+5", "Ctrl+Enter")
    hands.jobs.drain()
    assert hands.file.actions == ()


def test_the_preview_shows_the_action_in_hand(hands, qtbot):
    hands.press("Insert")
    hands.write("Ask the college about level 2.")
    page = hands.screen.plan.paper.page
    qtbot.waitUntil(lambda: "Ask the college about level 2." in page.text(0))


def test_removing_says_so_and_offers_the_way_back(hands):
    hands.press("Insert")
    hands.write("Ask the college.")
    hands.press("Ctrl+Del")
    assert hands.screen.toast.isVisible()
    assert hands.focus is hands.screen.plan.today.new
    hands.press("Ctrl+Z")
    assert hands.focus is hands.screen.plan.cards.all[0].text


def test_f6_goes_round_the_zones(hands):
    step, seen = hands.screen.plan, []
    for _ in range(5):
        hands.press("F6")
        seen.append(hands.focus)
    paper, bar, *today = seen
    assert paper is step.paper.page
    assert hands.screen.bar.isAncestorOf(bar)
    assert today == [step.today.new, step.ideas.items[0], step.review.items[0]]


def test_arrows_lead_through_the_last_plan_and_outcomes_stay(hands):
    first, second = hands.screen.plan.review.asked
    hands.press("Down")
    assert hands.focus is second
    hands.press("P", "Up", "Up")
    assert hands.focus is first
    assert outcomes(hands) == [None, "partly"]


def test_what_was_carried_over_twice_says_so_beside_its_words(hands):
    add_history(hands.desk, "zoe-a0")
    hands.screen.open("zoe-3")
    hands.jobs.drain()
    hands.press("Ctrl+4")
    (item, _) = hands.screen.plan.review.asked
    assert "carried over twice" in item.accessibleName()
    assert "carried over" not in hands.screen.plan.review.items[1].accessibleName()


def add_history(desk, action):
    """The action came to this plan through two others."""
    older = [plan_action(desk, "zoe-1", {"what": "Start a CV", "outcome": "done"}) for _ in "12"]
    change_action(desk, "zoe-1", older[1], {"carried_from": older[0]})
    change_action(desk, "zoe-2", action, {"carried_from": older[1]})


def test_a_web_page_goes_with_an_action(hands):
    hands.press("Insert")
    hands.write("Compare two jobs.")
    hands.press("Alt+U")
    hands.write("nationalcareers.service.gov.uk/explore")
    hands.press("Enter")
    assert plan(hands)[0].link == "nationalcareers.service.gov.uk/explore"
    assert hands.focus is hands.screen.plan.cards.all[0].text


def test_what_is_no_web_page_is_told_and_esc_takes_it_back(hands):
    hands.press("Insert")
    hands.write("Compare two jobs.")
    hands.press("Alt+U")
    hands.write("the careers site")
    hands.press("Enter")
    assert "no web page" in hands.focus.accessibleDescription()
    hands.press("Esc")
    assert plan(hands)[0].link is None


def test_a_day_stands_in_the_plan_as_soon_as_it_can_be_read(hands):
    hands.press("Insert")
    hands.write("Ask the college.")
    hands.press("Alt+T")
    hands.write("fri 1 may")
    assert hands.screen.model.state.plan[0][1].by == date(2026, 5, 1)
    hands.press("Esc")
    assert plan(hands)[0].by is None


def test_one_undo_takes_back_a_day_however_many_letters_it_had(hands):
    hands.press("Insert")
    hands.write("Ask the college.")
    hands.press("Alt+T")
    hands.write("+3w")
    hands.press("Enter", "Ctrl+Z")
    assert plan(hands)[0].by is None
    assert plan(hands)[0].what == "Ask the college."


def test_the_first_talk_has_no_plan_to_review(dressed, shown, desk, jobs, clock):
    made = interviewing.sit_down(shown, desk, jobs, clock, student="saoirse")
    made.press("Ctrl+4")
    assert made.screen.plan.review.items == []
    assert made.focus is made.screen.plan.today.new
    made.press("Enter")
    made.write("Go to one open evening.")
    assert [action.what for action in plan(made)] == ["Go to one open evening."]


def test_a_talk_opened_again_asks_nothing_about_a_later_plan(hands):
    later = plan_action(hands.desk, "zoe-3", {"what": "Ask the college."})
    asked = hands.desk.interview("zoe-2").to_review
    assert later not in [entry.id for entry in asked]
