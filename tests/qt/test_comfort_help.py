"""F1 on every screen: all its keys on one card, and the keyboard goes back where it was."""

import pytest
from every_screen import NAMES, Screens
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from onedesk.store import key as keys
from onedesk.store.key import Stretch
from ui.help import KeysCard

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


@pytest.fixture
def screens(dressed, session, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(keys, "ALONE", Stretch(memory=64, passes=1, lanes=1))
    made = Screens(session, qtbot, tmp_path)
    yield made
    made.close()


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


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
        assert WANTED.get(name, "Ctrl 0: Text as it came") in words, name
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
