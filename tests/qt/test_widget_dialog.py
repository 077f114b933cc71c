import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout

from ui.widgets.button import Button
from ui.widgets.card import Pane
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field

KEYS = ("Alt+1", "Ctrl+K", "Ctrl+Shift+L", "Ctrl+L", "Ctrl++", "Ctrl+=", "Ctrl+-", "Ctrl+0")
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(dressed, shown):
    made = Pane()
    made.edit = QLineEdit()
    rows = QVBoxLayout(made)
    rows.addWidget(made.edit)
    rows.addStretch(1)
    made.shortcuts = []
    for key in KEYS:
        outside = QShortcut(QKeySequence(key), made)
        outside.activated.connect(lambda key=key: made.shortcuts.append(key))
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
    qtbot.keyClick(dialog.field.edit, Qt.Key.Key_K, CTRL)
    qtbot.keyClick(dialog.field.edit, Qt.Key.Key_L, CTRL | SHIFT)
    assert page.shortcuts == []
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.look.clicked):
        qtbot.keyClick(dialog.field.edit, Qt.Key.Key_L, alt)
    dialog.reject()
    qtbot.keyClick(page.edit, Qt.Key.Key_1, alt)
    assert page.shortcuts == ["Alt+1"]


def test_lock_works_at_once_and_nobody_has_said_no_to_the_dialog(page, dialog, qtbot):
    ends = []
    dialog.finished.connect(ends.append)
    qtbot.keyClick(dialog.field.edit, Qt.Key.Key_L, CTRL)
    assert page.shortcuts == ["Ctrl+L"]
    assert ends == []


def test_without_a_lock_its_key_does_nothing(page, dialog, qtbot):
    for shortcut in page.findChildren(QShortcut, options=DIRECT):
        shortcut.setEnabled(shortcut.key() != QKeySequence("Ctrl+L"))
    qtbot.keyClick(dialog.field.edit, Qt.Key.Key_L, CTRL)
    assert page.shortcuts == []
    assert dialog.isVisible()


@pytest.mark.parametrize(
    ("key", "held", "heard"),
    [
        (Qt.Key.Key_Plus, CTRL, "Ctrl++"),
        (Qt.Key.Key_Plus, CTRL | Qt.KeyboardModifier.KeypadModifier, "Ctrl++"),
        (Qt.Key.Key_Equal, CTRL, "Ctrl+="),
        (Qt.Key.Key_Minus, CTRL, "Ctrl+-"),
        (Qt.Key.Key_0, CTRL, "Ctrl+0"),
    ],
)
def test_text_size_can_be_changed_while_it_is_open(page, dialog, qtbot, key, held, heard):
    qtbot.keyClick(dialog.field.edit, key, held)
    assert page.shortcuts == [heard]
    assert dialog.isVisible()


def test_plus_may_need_shift(dialog):
    pressed = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Plus, CTRL | SHIFT, "+")
    pressed.ignore()
    QApplication.sendEvent(dialog, pressed)
    assert not pressed.isAccepted()


def test_it_follows_the_size_of_its_window(page, dialog, qtbot):
    page.resize(700, 500)
    qtbot.waitUntil(lambda: dialog.geometry() == page.rect())
    assert page.rect().contains(dialog._sheet.geometry())
