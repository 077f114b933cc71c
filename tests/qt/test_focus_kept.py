"""The keyboard is never lost: a page that is drawn anew, under a dialog or not, leaves it there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout
from shiboken6 import isValid
from todaying import arrived

from ui.widgets.button import Button
from ui.widgets.card import Pane
from ui.widgets.dialog import Dialog, open_once
from ui.widgets.opener import stops


@pytest.fixture
def hands(session, shown, jobs):
    return arrived(session, shown, jobs)


def test_a_card_drawn_anew_under_a_dialog_gets_the_keyboard_back(dressed, shown, qtbot):
    page, card = Pane(), Pane()
    QVBoxLayout(page).addWidget(card)
    rows = QVBoxLayout(card)
    old = Button("Before")
    rows.addWidget(old)
    shown(page)
    old.setFocus()
    dialog = Dialog("All keys", page)
    open_once(dialog)
    old.hide()
    old.deleteLater()
    rows.addWidget(new := Button("After"))
    qtbot.waitUntil(lambda: not isValid(old))
    dialog.reject()
    assert new.hasFocus()


def test_a_tick_and_the_keys_at_once_leave_the_keyboard_on_its_row(hands):
    page = hands.page
    hands.press("X")
    box = QApplication.focusWidget()
    QTest.keyClick(box, Qt.Key.Key_Space)
    dialog = Dialog("All keys", page)
    open_once(dialog)
    hands.settle()
    dialog.reject()
    assert box.isChecked()
    assert QApplication.focusWidget() is box
    assert box.isVisible()


def test_where_a_promise_goes_the_next_one_has_the_keyboard(hands):
    page, own = hands.page, hands.page.parts.own
    actions, today = own._shown
    own.boxes[0].setFocus()
    own.show_actions(actions[1:], today)
    assert own.boxes[0].hasFocus()
    assert own._rows[0].action == actions[1]
    own.show_actions((), today)
    assert QApplication.focusWidget().isVisible()
    assert page.isAncestorOf(QApplication.focusWidget())


def test_whatever_has_the_keyboard_keeps_it_when_its_page_is_drawn_anew(screens):
    for name in ("today", "students", "insights", "sync"):
        page = screens.show(name).shell.page
        for stop in stops(page):
            stop.setFocus()
            in_hand = getattr(stop, "chosen", None)
            page.arrive()
            screens.settle(2)
            assert QApplication.focusWidget() is stop, (name, stop)
            assert getattr(stop, "chosen", None) == in_hand


def test_who_waits_for_a_time_stays_in_hand_when_others_come_and_go(hands):
    card = hands.page.parts.unplaced
    waiting, today = card.list.names._rows, card.list.names._today
    card.list.setFocus()
    card.list.setCurrentIndex(card.list.names.index(2, 0))
    in_hand = card.list.chosen
    card.show_rows(waiting[1:], today)
    assert card.list.chosen is in_hand
    card.show_rows(waiting[1:2] + waiting[3:], today)
    assert card.list.chosen is waiting[3]


def test_the_interview_in_hand_stays_in_hand_when_another_is_finished(screens):
    page = screens.show("sync").shell.page
    rows, now, listed = page._state.rows, screens.session.clock(), page.parts.list
    listed.show_rows(rows[1:], now)
    listed.choose(1)
    listed.show_rows(rows, now)
    assert listed.chosen == rows[2]
