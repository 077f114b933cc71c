"""Hints coach and ideas help; the library they come from is the adviser's own."""

from datetime import date

import interviewing
import pytest

from onedesk.domain.programme import catalogue


@pytest.fixture
def hands(dressed, shown, desk, jobs, clock):
    made = interviewing.sit_down(shown, desk, jobs, clock, student="kubra")
    made.press("Ctrl+4")
    return made


def plan(hands):
    hands.saved()
    return [entry.body for entry in hands.file.actions]


def offered(hands):
    return [item.text() for item in hands.screen.plan.ideas.items]


def preferences(hands):
    hands.jobs.drain()
    return hands.desk.preferences()


def rate(hands, digits):
    hands.press("Ctrl+3", *digits, "Ctrl+4")


def test_a_hint_coaches_and_never_blocks(hands):
    hands.press("Ctrl+1")
    hands.write("cons")
    hands.press("Enter", "Ctrl+4", "Insert")
    hands.write("Look at training providers")
    card = hands.screen.plan.cards.all[0]
    assert card.coach.isVisible()
    assert "hard to tick off" in card.coach.accessibleName()
    hands.press("Ctrl+Space")
    (action,) = plan(hands)
    assert action.what == ("Find two providers for construction. Write down when they start.")
    hands.press("Ctrl+Z")
    assert plan(hands)[0].what == "Look at training providers"


def test_one_types_on_after_the_wording_that_was_taken(hands):
    hands.press("Insert")
    hands.write("Look at training providers")
    hands.press("Ctrl+Space")
    hands.write(" Tell me.")
    assert plan(hands)[0].what.endswith(
        "Write down what they train for and when they start. Tell me."
    )


def test_a_hint_shows_only_while_its_action_is_in_hand(hands):
    hands.press("Insert")
    hands.write("Look at training providers")
    hands.press("Enter")
    first, second = hands.screen.plan.cards.all
    assert not first.coach.isVisible()
    assert second.text.hasFocus()


def test_a_day_after_year_11_is_noticed_gently(hands):
    hands.press("Insert")
    hands.write("Finish a one-page CV for the clinic")
    hands.press("Alt+T")
    hands.write("26 june 2027")
    hands.press("Enter")
    assert "after Year 11 ends" in hands.screen.plan.cards.all[0].coach.accessibleName()
    assert plan(hands)[0].by == date(2027, 6, 26)


def test_without_an_answer_there_is_no_idea(hands):
    assert not hands.screen.plan.ideas.isVisible()


def test_ideas_come_from_todays_low_ratings(hands):
    rate(hands, "555551")
    assert offered(hands)[0].startswith("Find two training providers nearby.")
    hands.press("Alt+1")
    (action,) = plan(hands)
    assert action.area == "ITP"
    assert action.by == date(2026, 4, 9)
    assert hands.screen.plan.cards.all[0].text.hasFocus()
    assert not hands.screen.plan.ideas.isVisible()


def test_ideas_come_from_the_plan_after_year_11(hands):
    hands.press("Ctrl+2", "4", "Ctrl+4")
    assert offered(hands)[0].startswith("Make an account on the government’s apprenticeship site")
    hands.press("Ctrl+2")
    hands.screen.steps[1].tiles.setFocus()
    hands.press("9", "Ctrl+4")
    assert offered(hands)[0].startswith("Write down two places you could be after Year 11")


def test_a_missed_activity_is_named_with_its_day(dressed, shown, desk, jobs, clock):
    made = interviewing.sit_down(shown, desk, jobs, clock)
    made.press("Ctrl+4")
    (idea,) = made.screen.plan.ideas.items
    assert "Book Zoë a place in the next mock interview" in idea.accessibleName()
    assert "(missed on 25 February)" in idea.accessibleName()
    made.press("Alt+1")
    assert plan(made)[0].what == "The careers lead books you a place in the next mock interview."
    assert plan(made)[0].who == "careers_lead"


def test_an_idea_is_taken_from_the_list_by_arrows_and_enter(hands):
    rate(hands, "555552222")
    hands.press("F6", "F6", "F6", "F6")
    assert hands.focus is hands.screen.plan.ideas.items[0]
    hands.press("Down", "Down", "Down", "Up")
    assert hands.focus is hands.screen.plan.ideas.items[1]
    wanted = hands.focus.text()
    hands.press("Enter")
    assert plan(hands)[0].what in (wanted, hands.screen.plan.cards.all[0].body.what)
    assert hands.screen.plan.cards.all[0].text.hasFocus()


def test_an_idea_is_left_out_of_the_library_and_had_back(hands):
    rate(hands, "555551")
    hands.screen.plan.ideas.items[0].setFocus()
    hands.press("Delete")
    hands.jobs.drain()
    assert preferences(hands).left_out == {"ITP-1"}
    assert offered(hands)[0].startswith("Send Kübra the list of local providers")
    assert hands.focus is hands.screen.plan.ideas.items[0]
    assert "Left out of your library" in hands.screen.plan.toast.accessibleName()
    hands.press("Alt+0")
    hands.jobs.drain()
    assert preferences(hands).left_out == frozenset()
    assert offered(hands)[0].startswith("Find two training providers nearby.")


def test_when_the_last_idea_goes_the_keyboard_goes_back_to_the_actions(hands):
    hands.desk.prefer(left_out=["ITP-2", "ITP-3"])
    hands.screen.open("kubra-3")
    hands.jobs.drain()
    rate(hands, "555551")
    hands.screen.plan.ideas.items[0].setFocus()
    hands.press("Delete")
    hands.jobs.drain()
    assert hands.focus is hands.screen.plan.today.new


def test_the_words_in_hand_are_kept_for_other_talks_without_a_name(hands):
    hands.press("Insert")
    hands.write("Ask Fenwick Training whether Kübra can visit.")
    hands.press("Alt+K")
    hands.write("indep")
    hands.press("Enter", "Alt+L")
    (mine,) = preferences(hands).own_actions
    assert mine.text == "Ask Fenwick Training whether {name} can visit."
    assert (mine.area, mine.who) == ("ITP", "student")
    assert "Kept in your library" in hands.screen.plan.toast.accessibleName()
    hands.press("Alt+0")
    assert preferences(hands).own_actions == ()


def test_words_that_name_their_matter_need_no_area_to_be_kept(hands):
    hands.press("Insert")
    hands.write("Practise two interview questions with your tutor.")
    hands.press("Alt+L")
    assert preferences(hands).own_actions[0].area == "APPLY"


def test_without_an_area_the_adviser_is_asked_for_one_first(hands):
    hands.press("Insert")
    hands.write("Bring your certificate.")
    hands.press("Alt+L")
    assert preferences(hands).own_actions == ()
    assert "Which area" in hands.screen.plan.toast.accessibleName()
    hands.write("own str")
    hands.press("Enter", "Alt+L")
    assert preferences(hands).own_actions[0].area == "SELF"


def test_an_advisers_own_wording_is_offered_in_the_next_talk(hands, shown):
    hands.press("Insert")
    hands.write("Ask Fenwick Training for a visit day.")
    hands.press("Alt+K")
    hands.write("indep")
    hands.press("Enter", "Alt+L")
    hands.jobs.drain()
    hands.screen.open(hands.desk.begin("zoe", date(2026, 3, 12)))
    hands.jobs.drain()
    rate(hands, "555551")
    assert "Ask Fenwick Training for a visit day." in offered(hands)


def test_an_empty_library_offers_nothing_and_leaves_no_gap(hands):
    hands.desk.prefer(left_out=[one.code for one in catalogue().actions])
    hands.screen.open("kubra-3")
    hands.jobs.drain()
    rate(hands, "111111111111")
    assert not hands.screen.plan.ideas.isVisible()
