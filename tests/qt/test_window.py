"""The window: places, keys that hold everywhere, and nothing left behind a lock."""

from dataclasses import replace

import pytest
from keyboard import press
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from onedesk.store import reserve
from ui import theme
from ui.bridge import Bridge
from ui.caseload.find import FindDialog
from ui.help import KeysCard
from ui.look import Look
from ui.page import Place
from ui.window import Window
from ui.workplace import Workplace

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def asked():
    """How often a round with the hub was asked for."""
    return []


@pytest.fixture
def window(dressed, session, jobs, asked, qtbot):
    look = Look(dressed)
    look.choose("light", 100)
    window = Window(look)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    Workplace(replace(session, bridge=Bridge(lambda: asked.append(1)))).move_into(window)
    qtbot.waitUntil(lambda: "Thursday 12 March" in said(window))
    yield window
    jobs.drain()
    window.clear()


def inside(window):
    """The desk in the window."""
    return window.findChild(Workplace)


def said(window):
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible()]


def test_alt_and_a_digit_go_to_the_places_of_the_rail(window, qtbot):
    for key, page in (
        (Qt.Key.Key_2, "students"),
        (Qt.Key.Key_3, "insights"),
        (Qt.Key.Key_5, "sync"),
        (Qt.Key.Key_1, "today"),
    ):
        press(key, ALT)
        qtbot.waitUntil(lambda page=page: inside(window).place.page == page)


def test_the_title_names_the_screen_and_never_a_person(window, qtbot):
    assert window.windowTitle() == "OneDesk – Today"
    press(Qt.Key.Key_O)
    qtbot.waitUntil(lambda: inside(window).place.page == "student")
    assert window.windowTitle() == "OneDesk – Student"


def test_the_badge_counts_interviews_on_this_laptop_only(window, qtbot):
    badge = inside(window).shell._rail._items["sync"]
    qtbot.waitUntil(lambda: badge.accessibleDescription() == "5 on this laptop only")


def test_f5_goes_to_sync_and_asks_the_hub_once(window, asked, qtbot):
    press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: inside(window).place.page == "sync")
    assert asked == [1]


def test_ctrl_k_finds_a_student_by_bare_letters(window, qtbot):
    press(Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(lambda: window.findChild(FindDialog) is not None)
    QTest.keyClicks(QApplication.focusWidget(), "zoe")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: inside(window).place[:2] == ("student", "zoe"))
    qtbot.waitUntil(lambda: window.findChild(FindDialog) is None)


def test_f1_shows_every_key_of_this_screen(window, qtbot):
    press(Qt.Key.Key_F1)
    card = window.findChild(KeysCard)
    keys = " ".join(child.accessibleName() for child in card.findChildren(QWidget))
    assert "A: Absent, declined or left; again: due after all" in keys
    assert "Ctrl L: Lock at once" in keys
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(KeysCard) is None)
    assert inside(window).shell.page.parts.list.hasFocus()


def test_f1_on_a_lock_screen_names_no_key_that_does_nothing(window, qtbot):
    screen = QWidget()
    screen.keys = (("Unlock", (("Enter", "Unlock"),)),)
    screen.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.show_screen(screen)
    press(Qt.Key.Key_F1)
    card = window.findChild(KeysCard)
    keys = " ".join(child.accessibleName() for child in card.findChildren(QWidget))
    assert "Enter: Unlock" in keys
    assert "Find a student" not in keys
    press(Qt.Key.Key_Escape)


def test_a_dialog_keeps_the_places_shut(window, qtbot):
    press(Qt.Key.Key_F1)
    press(Qt.Key.Key_2, ALT)
    assert inside(window).place.page == "today"
    press(Qt.Key.Key_Escape)


def test_lock_leaves_no_name_in_any_widget(window, jobs, qtbot):
    press(Qt.Key.Key_A)
    with qtbot.waitSignal(window.lock_wanted):
        press(Qt.Key.Key_L, CTRL)
    window.show_screen(QWidget())
    jobs.drain()
    qtbot.waitUntil(lambda: "Kowalczyk" not in everything(window))
    assert inside(window) is None
    assert window.windowTitle() == "OneDesk"


def test_what_was_said_on_a_page_goes_with_it_and_can_be_taken_back_there_only(window):
    taken_back = []
    window.say("Done.", lambda: taken_back.append(1))
    inside(window).shell.refresh()
    assert window.over.toast.isVisible()
    press(Qt.Key.Key_3, ALT)
    assert not window.over.toast.isVisible()
    press(Qt.Key.Key_Z, CTRL)
    assert not taken_back


def everything(window):
    widgets = window.findChildren(QWidget)
    texts = [widget.accessibleName() + widget.accessibleDescription() for widget in widgets]
    return " ".join([*texts, *(label.text() for label in window.findChildren(QLabel))])


def test_a_word_does_not_stay_in_sight_under_a_dialog(window):
    window.say("Done.", lambda: None)
    window.help()
    assert not window.over.toast.isVisible()


def test_the_desk_opens_again_where_the_adviser_was(window, session, qtbot):
    press(Qt.Key.Key_O)
    qtbot.waitUntil(lambda: inside(window).place.page == "student")
    where = inside(window).place
    window.clear()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    Workplace(replace(session, bridge=Bridge()), where).move_into(window)
    assert inside(window).place == where
    qtbot.waitUntil(lambda: "Zoë Kowalczyk-Reed" in said(window))


def test_an_interview_opens_over_the_rail_and_comes_back_to_today(window, qtbot):
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: inside(window).place == Place("interview", "zoe-3"))
    assert not inside(window).shell._rail.isVisible()
    assert window.windowTitle() == "OneDesk – Interview"
    inside(window).interview.left.emit()
    assert inside(window).place.page == "today"


def test_undo_takes_back_the_last_thing_said(window, qtbot):
    press(Qt.Key.Key_A)
    press(Qt.Key.Key_1)
    page = inside(window).shell.page
    qtbot.waitUntil(lambda: page.parts.list.days.row(2).standing == "absent")
    press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: page.parts.list.days.row(2).standing == "due")


def test_text_grows_and_shrinks_by_keyboard(window, qtbot):
    chosen = []
    window.look.changed.connect(chosen.append)
    press(Qt.Key.Key_Plus, CTRL)
    press(Qt.Key.Key_Plus, CTRL)
    assert theme.current().text_percent == 150
    press(Qt.Key.Key_Minus, CTRL)
    assert theme.current().text_percent == 125
    press(Qt.Key.Key_0, CTRL)
    assert theme.current().text_percent == 100
    assert (chosen[-1].theme, chosen[-1].text_percent) == ("light", 100)


def test_ctrl_shift_d_turns_the_colours(window):
    press(Qt.Key.Key_D, CTRL | SHIFT)
    assert theme.current().dark
    press(Qt.Key.Key_D, CTRL | SHIFT)
    assert not theme.current().dark


def test_a_wide_window_has_larger_letters_unless_a_size_was_chosen(dressed):
    look = Look(dressed)
    look.choose("light", 100)
    look.fit(1920)
    assert theme.current().text_percent == 116
    look.larger()
    assert theme.current().text_percent == 125
    look.fit(1366)
    assert theme.current().text_percent == 125


def test_records_that_arrive_are_shown_at_once(window, desk, ask, qtbot):
    ask(lambda: desk.mark_absent("zoe-3", "ill") or True)
    inside(window).shell._session.bridge.changed.emit()
    page = inside(window).shell.page
    qtbot.waitUntil(lambda: page.parts.list.days.row(2).standing == "absent")


def test_a_nearly_full_disk_is_said(session, tmp_path, monkeypatch, dressed, jobs, qtbot):
    monkeypatch.setattr(reserve, "PLENTY", 2**60)
    (tmp_path / "home" / "desk").mkdir(parents=True)
    window = Window(Look(dressed))
    qtbot.addWidget(window)
    window.show()
    Workplace(replace(session, bridge=Bridge())).move_into(window)
    qtbot.waitUntil(lambda: "nearly full" in everything(window))
    window.clear()
    jobs.drain()
