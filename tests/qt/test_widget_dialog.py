import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from ui.widgets.button import Button
from ui.widgets.card import Pane
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field


@pytest.fixture
def page(dressed, shown):
    made = Pane()
    made.edit = QLineEdit()
    rows = QVBoxLayout(made)
    rows.addWidget(made.edit)
    rows.addStretch(1)
    made.shortcuts = []
    outside = QShortcut(QKeySequence("Alt+1"), made)
    outside.activated.connect(lambda: made.shortcuts.append("Alt+1"))
    shown(made, 1000, 600)
    made.edit.setFocus()
    return made


@pytest.fixture
def dialog(page):
    made = Dialog("School pack: Thornlaw Academy, cycle 3", page)
    made.field = Field("School", size=12)
    made.body.addWidget(made.field)
    made.cancel = made.add_button(Button("Cancel"))
    made.cancel.clicked.connect(made.reject)
    made.look = made.add_button(Button("Look first", key="Alt L", bind=True))
    made.go = made.add_button(Button("Make pack", kind="primary", key="Enter"), primary=True)
    made.go.clicked.connect(made.accept)
    made.open()
    return made


def test_it_covers_its_window_and_has_the_keyboard(page, dialog):
    assert dialog.geometry() == page.rect()
    assert not dialog.isWindow()
    assert dialog.field.edit.hasFocus()
    assert dialog._sheet.width() <= 864


def test_escape_gives_up_and_the_keyboard_goes_back(page, dialog, qtbot):
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog.field.edit, Qt.Key.Key_Escape)
    assert page.edit.hasFocus()
    assert not dialog.isVisible()


def test_enter_in_a_field_presses_the_primary_button(dialog, qtbot):
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.field.edit, Qt.Key.Key_Return)


def test_tab_goes_round_inside(dialog, qtbot):
    seen = []
    for _ in range(5):
        now = dialog.window().focusWidget()
        seen.append(now)
        qtbot.keyClick(now, Qt.Key.Key_Tab)
    assert seen == [dialog.field.edit, dialog.cancel, dialog.look, dialog.go, dialog.field.edit]
    qtbot.keyClick(dialog.window().focusWidget(), Qt.Key.Key_Backtab)
    assert dialog.field.edit.hasFocus()


def test_keys_of_the_window_sleep_and_its_own_work(page, dialog, qtbot):
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(dialog.field.edit, Qt.Key.Key_1, alt)
    assert page.shortcuts == []
    with qtbot.waitSignal(dialog.look.clicked):
        qtbot.keyClick(dialog.field.edit, Qt.Key.Key_L, alt)
    dialog.reject()
    qtbot.keyClick(page.edit, Qt.Key.Key_1, alt)
    assert page.shortcuts == ["Alt+1"]


def test_it_follows_the_size_of_its_window(page, dialog, qtbot):
    page.resize(700, 500)
    qtbot.waitUntil(lambda: dialog.geometry() == page.rect())
    assert page.rect().contains(dialog._sheet.geometry())
