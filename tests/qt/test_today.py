"""A school's day, by keyboard, over a real file."""

from datetime import date, time

import pytest
import thornlaw
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from onedesk.desk.views import NotPlaced, PickUp
from ui import theme
from ui.page import Place
from ui.theme import Theme
from ui.today.dialogs import PlaceDialog
from ui.today.model import DayModel
from ui.today.page import TodayPage
from ui.today.wording import not_placed_words, pick_up_words
from ui.widgets import paint

TODAY = thornlaw.TODAY


@pytest.fixture
def page(session, shown, qtbot):
    return begun(session, shown, qtbot)


def begun(session, shown, qtbot):
    page = shown(TodayPage(session))
    page.arrive()
    qtbot.waitUntil(lambda: bool(page.parts.head.title.text()))
    qtbot.waitUntil(lambda: bool(page.parts.sync._head.text()))
    page.setFocus()
    return page


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def in_hand(page):
    row = page.parts.list.chosen
    return row.name if row else None


def standing(page, name):
    return next(row.standing for row in page.parts.list.days._rows if row.name == name)


def said(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def test_the_day_opens_on_the_next_interview_with_the_keyboard_in_the_list(page):
    assert page.parts.list.hasFocus()
    assert in_hand(page) == "Zoë Kowalczyk-Reed"
    assert page.parts.head.title.text() == "Thursday 12 March"
    facts = "Thornlaw Academy · Room B14 · cycle 3 of 7, 2 to 27 March"
    assert page.parts.head.facts.text() == facts


def test_the_list_is_a_sound_model(page, qtmodeltester):
    qtmodeltester.check(page.parts.list.days)
    empty = DayModel()
    qtmodeltester.check(empty)


def test_a_row_is_said_whole_to_a_screen_reader(page):
    days = page.parts.list.days
    spoken = days.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "10:55, Zoë Kowalczyk-Reed, 10B, next, 2 actions to review"
    done = days.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Done 09:42 · on this laptop" in done


def test_enter_begins_the_interview_in_hand(page, desk, ask, qtbot):
    with qtbot.waitSignal(page.go) as gone:
        press(Qt.Key.Key_Return)
    assert gone.args[0] == Place("interview", "zoe-3")
    assert ask(lambda: desk.interview("zoe-3")).interview.body.started_at is not None


def test_enter_on_a_finished_one_opens_the_student(page, qtbot):
    press(Qt.Key.Key_Home)
    with qtbot.waitSignal(page.go) as gone:
        press(Qt.Key.Key_Return)
    assert gone.args[0][:2] == ("student", "bart")
    assert "zoe" in gone.args[0].among


def test_a_then_a_digit_marks_absent_and_undo_takes_it_back(page, qtbot):
    press(Qt.Key.Key_A)
    with qtbot.waitSignal(page.said) as told:
        press(Qt.Key.Key_2)
    assert told.args[0] == "Zoë Kowalczyk-Reed is marked absent."
    qtbot.waitUntil(lambda: standing(page, "Zoë Kowalczyk-Reed") == "absent")
    assert in_hand(page) == "Mădălina Rusu-Pike"
    names = [one.name for one in page.parts.unplaced.list.names._rows]
    assert "Zoë Kowalczyk-Reed" in names
    told.args[1]()
    qtbot.waitUntil(lambda: standing(page, "Zoë Kowalczyk-Reed") == "due")


def test_a_on_an_absent_student_takes_the_absence_back(page, qtbot):
    press(Qt.Key.Key_Down)
    assert in_hand(page) == "Idris Faulkner"
    press(Qt.Key.Key_A)
    qtbot.waitUntil(lambda: standing(page, "Idris Faulkner") == "due")


def test_esc_leaves_the_student_as_they_were(page, qtbot, jobs):
    press(Qt.Key.Key_A)
    press(Qt.Key.Key_Escape)
    assert page.parts.list.hasFocus()
    assert standing(page, "Zoë Kowalczyk-Reed") == "due"


def test_m_changes_the_time(page, desk, qtbot):
    press(Qt.Key.Key_M)
    QTest.keyClicks(QApplication.focusWidget(), "1500")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.parts.list.days._rows[-1].student == "zoe")
    assert page.parts.list.days._rows[-1].starts == time(15)
    assert in_hand(page) == "Zoë Kowalczyk-Reed"


def test_a_time_that_is_none_is_asked_again(page, qtbot):
    press(Qt.Key.Key_M)
    QTest.keyClicks(QApplication.focusWidget(), "lunch")
    press(Qt.Key.Key_Return)
    dialog = page.window().findChild(PlaceDialog)
    assert dialog.isVisible()
    assert dialog.time.edit.property("problem")
    press(Qt.Key.Key_Escape)


def test_p_goes_to_those_without_a_time_and_places_the_one_in_hand(page, desk, qtbot):
    press(Qt.Key.Key_P)
    assert page.parts.unplaced.list.hasFocus()
    name = page.parts.unplaced.list.chosen.name
    press(Qt.Key.Key_P)
    QTest.keyClicks(QApplication.focusWidget(), "3pm")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.parts.list.days._rows[-1].name == name)
    assert name not in [one.name for one in page.parts.unplaced.list.names._rows]


def test_the_place_dialog_shows_what_the_day_holds(page, qtbot):
    press(Qt.Key.Key_P)
    press(Qt.Key.Key_P)
    dialog = page.window().findChild(PlaceDialog)
    qtbot.waitUntil(lambda: "Tomos Ferreira" in dialog._taken.text())
    dialog.day.edit.clear()
    QTest.keyClicks(dialog.day.edit, "19 march")
    qtbot.waitUntil(lambda: "Maya Dunmore" in dialog._taken.text())
    press(Qt.Key.Key_Escape)


def test_x_ticks_an_own_action_and_undo_brings_it_back(page, desk, ask, qtbot):
    def open_ones():
        own = ask(lambda: desk.today("thornlaw", TODAY)).own_actions
        return [one.what for one in own if one.done_on is None]

    first = "Send Kübra the open day dates"
    assert first in open_ones()
    press(Qt.Key.Key_X)
    with qtbot.waitSignal(page.said) as told:
        press(Qt.Key.Key_X)
    assert told.args[0] == f"Done: {first}"
    assert first not in open_ones()
    told.args[1]()
    assert first in open_ones()


def test_s_then_a_digit_changes_the_school(page, qtbot):
    press(Qt.Key.Key_S)
    press(Qt.Key.Key_2)
    qtbot.waitUntil(lambda: "Cinderhill School" in page.parts.head.facts.text())
    assert page.parts.empty.isVisible()


def test_o_opens_the_student_in_hand(page, qtbot):
    with qtbot.waitSignal(page.go) as gone:
        press(Qt.Key.Key_O)
    assert gone.args[0][:2] == ("student", "zoe")


def test_letters_reach_no_deed_while_they_are_typed(page, qtbot):
    press(Qt.Key.Key_M)
    with qtbot.assertNotEmitted(page.go):
        QTest.keyClicks(QApplication.focusWidget(), "oax")
    press(Qt.Key.Key_Escape)


def test_the_counts_add_up_and_are_said(page):
    boxes = page.parts.cycle._boxes
    spoken = "13 done, 4 still to see today, 6 booked, 6 not placed yet, 1 declined"
    assert boxes.accessibleName() == spoken


def test_nothing_is_said_to_be_on_the_hub_before_it_is(page, qtbot):
    assert "5 interviews are on this laptop only" in said(page.parts.sync)
    text = "2 from today, 3 from Cinderhill School on Tuesday."
    assert any(words.startswith(text) for words in said(page.parts.sync))
    assert not [words for words in said(page) if "on the hub" in words]


def test_the_end_of_the_day_has_its_proof(page, session, db, clock, ask, qtbot):
    def rest_of_the_day():
        for key, at in (("zoe", (11, 35)), ("madalina", (12, 24))):
            thornlaw.hold(session.desk, clock, key, at)
        for student in ("kubra", "tomos"):
            session.desk.mark_absent(f"{student}-3", "exam")
        clock.set(16, 32)
        thornlaw.received(db, clock)
        return True

    ask(rest_of_the_day)
    page.arrive()
    qtbot.waitUntil(lambda: "7 of 7 interviews are on the hub" in said(page.parts.sync))
    assert "Connected. Hub reached 16:32." in page.parts.foot._status


def test_the_row_in_hand_stays_when_records_arrive(page, qtbot, jobs):
    press(Qt.Key.Key_Down)
    page.arrive()
    jobs.drain()
    assert in_hand(page) == "Idris Faulkner"


def test_a_laptop_without_students_says_where_they_come_from(empty_session, shown, qtbot):
    page = begun(empty_session, shown, qtbot)
    assert "No students at Thornlaw Academy yet" in said(page.parts.empty)
    assert page.parts.find.isVisible()


def test_a_new_laptop_says_that_its_students_are_on_their_way(empty_session, shown, qtbot):
    page = begun(empty_session, shown, qtbot)
    empty_session.bridge.begun.emit()
    assert "Fetching your students from the hub" in said(page.parts.empty)
    empty_session.bridge.finished.emit(None)
    page.arrive()
    qtbot.waitUntil(lambda: "No students at Thornlaw Academy yet" in said(page.parts.empty))


def test_one_school_needs_no_change_of_school(session, db, shown, qtbot):
    one = thornlaw.ACCOUNT.but(
        programme=thornlaw.ACCOUNT.programme.but(schools=[thornlaw.ACCOUNT.programme.schools[0]])
    )
    thornlaw.account.save(db, one)
    page = begun(session, shown, qtbot)
    assert not page.parts.change.isVisible()


@pytest.mark.parametrize("percent", [100, 125, 150, 175, 200])
def test_large_text_loses_no_name(percent, page, dressed, qtbot, jobs):
    theme.install(dressed, Theme.load(text_percent=percent))
    listing = page.parts.list
    name = paint.width("Bartłomiej Żurek-Dale", theme.current().font(16, 650))
    form = paint.width(" 10C", theme.current().font(13))
    qtbot.waitUntil(lambda: listing.columnWidth(1) >= name + form)
    assert listing.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    ("found", "plan", "words"),
    [
        (PickUp(open=4), "FE", "4 actions to review"),
        (PickUp(open=1, missed_cycle=2), "FE", "1 action, missed cycle 2"),
        (PickUp(done=3), "SF", "All 3 actions done"),
        (PickUp(done=2, carried=1), "FE", "1 action carried over"),
        (PickUp(missed_cycle=2), None, "Missed cycle 2"),
        (PickUp(), None, "First talk"),
        (PickUp(), "FE", "No actions"),
    ],
)
def test_what_to_pick_up_is_said_in_a_few_words(found, plan, words):
    assert pick_up_words(found, plan) == words


def test_why_somebody_has_no_time_is_said_after_the_form():
    absent = NotPlaced("a", "A", "10D", absent_on=date(2026, 3, 3))
    new = NotPlaced("b", "B", "10A", joined=date(2026, 2, 16))
    assert not_placed_words(absent, TODAY) == "10D · absent 3 March"
    assert not_placed_words(new, TODAY) == "10A · new in February"
    assert not_placed_words(NotPlaced("c", "C", "10B"), TODAY) == "10B"
