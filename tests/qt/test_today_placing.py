"""Placing and moving by keyboard: free times are offered, a clash is said, all can be undone."""

from datetime import date, time

import pytest
import thornlaw
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from todaying import arrived

from ui.today.place_dialog import PlaceDialog

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def hands(session, shown, jobs):
    return arrived(session, shown, jobs)


@pytest.fixture
def page(hands):
    return hands.page


@pytest.fixture
def dialog(hands):
    return lambda: hands.dialog(PlaceDialog)


def test_p_then_enter_places_the_next_student_at_the_first_free_time(page, hands, qtbot):
    name = hands.unplaced[0]
    hands.press("P")
    with qtbot.waitSignal(page.said) as told:
        hands.press("Return")
    assert told.args[0] == f"{name} is placed: today, 15:00."
    hands.settle()
    assert hands.names[-1] == name
    assert name not in hands.unplaced
    told.args[1]()
    hands.settle()
    assert name in hands.unplaced


@pytest.mark.parametrize("tabs", range(3))
def test_p_is_one_press_wherever_the_keyboard_is_and_esc_leads_back(page, hands, dialog, tabs):
    hands.press(*["Tab"] * tabs)
    there = QApplication.focusWidget()
    hands.press("P")
    assert dialog().accessibleName() == f"A time for {hands.unplaced[0]}"
    hands.press("Escape")
    assert QApplication.focusWidget() is there
    hands.press("Escape")
    assert page.parts.list.hasFocus()
    assert hands.in_hand == "Zoë Kowalczyk-Reed"


def test_m_on_somebody_who_declined_places_nobody_else(page, hands, qtbot):
    hands.press("A", "7")
    page.parts.list.choose(hands.names.index("Zoë Kowalczyk-Reed"))
    with qtbot.waitSignal(page.said) as told:
        hands.press("M")
    assert told.args[0] == "Zoë Kowalczyk-Reed does not wait for another time."


def test_p_on_an_absent_student_in_the_list_finds_another_time(hands, dialog):
    hands.press("Down", "P")
    assert dialog().accessibleName() == "A time for Idris Faulkner"


def test_m_changes_the_time_and_undo_brings_the_old_one_back(hands, page, qtbot):
    hands.press("M")
    hands.write("1500")
    with qtbot.waitSignal(page.said) as told:
        hands.press("Return")
    assert told.args[0] == "Zoë Kowalczyk-Reed is moved: today, 15:00."
    assert hands.row("Zoë").starts == time(15)
    assert hands.in_hand == "Zoë Kowalczyk-Reed"
    told.args[1]()
    hands.settle()
    assert hands.row("Zoë").starts == time(10, 55)


def test_keys_that_come_before_the_desk_has_answered_are_not_lost(hands, page, jobs):
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_M)
    for letter in "1500":
        QTest.keyClicks(QApplication.focusWidget(), letter)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    hands.settle()
    assert hands.row("Zoë").starts == time(15)


def test_two_students_at_one_time_are_said_and_can_be_placed_all_the_same(hands, dialog):
    hands.press("M")
    hands.write("11:45")
    assert dialog().clash.accessibleName() == "Mădălina Rusu-Pike has 11:45 already."
    assert dialog().keep.text() == "Place both"
    hands.press("Return")
    assert hands.row("Zoë").starts == hands.row("Mădălina").starts == time(11, 45)


def test_a_clash_that_was_not_seen_yet_is_said_before_anything_is_placed(hands, dialog):
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_M)
    QTest.keyClicks(QApplication.focusWidget(), "1145")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    hands.settle()
    assert dialog().isVisible()
    assert hands.row("Zoë").starts == time(10, 55)
    hands.press("Return")
    assert hands.row("Zoë").starts == time(11, 45)


def test_a_talk_at_another_school_is_a_clash_too(hands, dialog, ask, desk):
    ask(lambda: desk.place("aoife", date(2026, 6, 9), time(9), None))
    hands.press("M")
    dialog().day.edit.setFocus()
    dialog().day.edit.selectAll()
    hands.write("tue 9 june")
    dialog().time.edit.setFocus()
    dialog().time.edit.selectAll()
    hands.write("910")
    assert dialog().clash.accessibleName() == "Aoife Brannigan-Cole at Cinderhill School has 09:00."


def test_down_and_up_go_through_free_times_and_plus_counts_them(hands, dialog):
    hands.press("M", "Down")
    assert dialog().time.text == "15:00"
    hands.press("Up")
    assert dialog().time.text == "10:55"
    hands.write("+2")
    assert dialog().starts == time(15)


def test_down_in_the_day_goes_to_the_next_school_day_and_offers_its_first_time(hands, dialog):
    hands.press("P")
    dialog().day.edit.setFocus()
    hands.press("Down")
    assert dialog().day.text == "Friday 13 March"
    assert dialog().time.text == "09:00"
    hands.press("Down")
    assert dialog().day.text == "Monday 16 March"
    hands.press("Up", "Up", "Up")
    assert dialog().day.text == "Thursday 12 March"


def test_the_dialog_shows_what_a_day_holds(hands, dialog):
    hands.press("P")
    said = [line.said() for line in dialog().plan.lines]
    assert "14:10 Tomos Ferreira" in said
    assert "15:00 free" in said
    dialog().day.edit.selectAll()
    dialog().day.edit.setFocus()
    hands.write("19 march")
    said = [line.said() for line in dialog().plan.lines]
    assert "09:00 Maya Dunmore" in said
    assert dialog().plan.accessibleName().startswith("That day: 09:00 Maya Dunmore")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("14 march", "14 March is a Saturday."),
        ("20 april", "Not within the days of cycle 3, 2 to 27 March."),
        ("9 june", "This is in cycle 4."),
        ("17 march", ""),
    ],
)
def test_an_unusual_day_is_said_and_does_not_stand_in_the_way(hands, dialog, typed, said):
    hands.press("M")
    dialog().day.edit.selectAll()
    dialog().day.edit.setFocus()
    hands.write(typed)
    assert dialog().note.text() == said
    assert dialog().keep.isEnabled()


def test_a_time_that_is_none_is_asked_again(hands, dialog):
    hands.press("M")
    hands.write("lunch")
    hands.press("Return")
    assert dialog().time.edit.property("problem")
    hands.press("Escape")


def test_a_day_that_is_none_is_asked_again(hands, dialog):
    hands.press("M")
    dialog().day.edit.selectAll()
    dialog().day.edit.setFocus()
    hands.write("31 february")
    hands.press("Return")
    assert dialog().day.edit.property("problem")


def test_a_student_can_be_placed_without_a_time(hands, dialog, page):
    name = hands.unplaced[0]
    hands.press("P")
    dialog().time.edit.clear()
    hands.press("Return")
    last = page.parts.list.days.rows[-1]
    assert (last.name, last.starts) == (name, None)


def test_a_talk_that_has_begun_keeps_its_time(page, hands, qtbot):
    hands.press("Home")
    with qtbot.waitSignal(page.said) as told:
        hands.press("M")
    assert "has begun already" in told.args[0]


def test_when_everyone_has_a_time_p_says_so(session, shown, jobs, ask, desk, qtbot):
    def place_all():
        for one in desk.today("thornlaw", thornlaw.TODAY).not_placed:
            desk.place(one.student, date(2026, 3, 20), None, None)

    ask(lambda: place_all() or True)
    hands = arrived(session, shown, jobs)
    assert hands.unplaced == []
    with qtbot.waitSignal(hands.page.said) as told:
        hands.press("P")
    assert told.args[0] == "Everyone has a time, or has been seen."


def test_when_the_last_one_is_placed_the_keyboard_goes_back_to_the_list(
    session, shown, jobs, ask, desk
):
    def place_all_but_one():
        for one in desk.today("thornlaw", thornlaw.TODAY).not_placed[1:]:
            desk.place(one.student, date(2026, 3, 20), None, None)

    ask(lambda: place_all_but_one() or True)
    hands = arrived(session, shown, jobs)
    hands.press("P", "Return")
    assert hands.unplaced == []
    assert hands.page.parts.list.hasFocus()
