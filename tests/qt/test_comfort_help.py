"""F1 on every screen: all its keys on one card, and the keyboard goes back where it was."""

import pytest
from every_screen import NAMES
from keyboard import press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.help import EVERYWHERE, KeysCard, KeyTable
from ui.interview.keys import ON_EVERY_STEP
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.key_hints import KeyHints

SHOWN = [name for name in NAMES if name != "dialog: keys"]
WANTED = {
    "today": "Ctrl K: Find a student",
    "settings: ideas": "Insert: New idea of your own",
    "settings: reading": "Ctrl 1 to Ctrl 6: A part of the settings",
    "dialog: packs": "Alt L: Look first",
    "dialog: recovery sheet": "Alt S: Show",
    "interview: knowledge": "Ctrl N: Private note",
    "lock": "Enter: Unlock",
    "enrol: code": "Alt Left: Back",
}


def said(card):
    return " ".join(child.accessibleName() for child in card.findChildren(QWidget))


def test_f1_shows_the_keys_of_every_screen_and_gives_the_keyboard_back(screens):
    for name in SHOWN:
        screens.show(name)
        before = QApplication.focusWidget()
        press(Qt.Key.Key_F1)
        cards = [one for one in screens.dialogs() if isinstance(one, KeysCard)]
        assert len(cards) == 1, name
        words = said(cards[0])
        assert WANTED.get(name, "Ctrl 0: Text in its usual size") in words, name
        assert words.count(":") > 3, name
        press(Qt.Key.Key_F1)
        assert sum(isinstance(one, KeysCard) for one in screens.dialogs()) == 1
        press(Qt.Key.Key_Escape)
        screens.settle()
        assert QApplication.focusWidget() is before, name


def test_a_dialog_under_the_card_stays_open(screens):
    dialog = screens.show("dialog: packs")
    press(Qt.Key.Key_F1)
    press(Qt.Key.Key_Escape)
    screens.settle()
    assert dialog.isVisible()


def test_the_keys_on_the_screen_are_those_that_act(session, shown):
    foot, button = KeyHints((("A", "Absent"), ("Enter", "Open"))), Button("Place", key="P")
    for part in (foot, button):
        shown(part)
    before = button.sizeHint().width()
    session.look.set(letters_act=False)
    assert foot.accessibleDescription() == "Alt A: Absent. Enter: Open"
    assert button.accessibleDescription() == "Key: Alt P"
    assert button.sizeHint().width() > before
    session.look.set(letters_act=True)
    assert foot.accessibleDescription() == "A: Absent. Enter: Open"


@pytest.mark.parametrize(("percent", "wide", "high"), [(100, 1366, 690), (200, 760, 480)])
def test_no_line_of_the_card_is_cut(dressed, shown, percent, wide, high):
    theme.install(dressed, Theme.load(text_percent=percent))
    window = shown(QWidget(), wide, high)
    card = KeysCard("All keys", [ON_EVERY_STEP, EVERYWHERE], window)
    card.open()
    QApplication.processEvents()
    for table in card.findChildren(KeyTable):
        assert table.height() >= table.heightForWidth(table.width())
        assert table.width() >= table.minimumSizeHint().width()
