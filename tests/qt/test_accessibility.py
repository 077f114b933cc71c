"""What a screen reader and a keyboard find on every screen: a role, a name, a way there."""

from collections import Counter

import pytest
from accessible import GRIDS, ROLE, seen
from every_screen import NAMES, Screens, stops
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication

from onedesk.store import key as keys
from onedesk.store.key import Stretch

SILENT = {ROLE.NoRole, ROLE.Client}
CELLS = {ROLE.Cell, ROLE.ListItem, ROLE.ColumnHeader, ROLE.RowHeader, ROLE.TreeItem}


@pytest.fixture
def screens(dressed, session, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(keys, "ALONE", Stretch(memory=64, passes=1, lanes=1))
    QAccessible.setActive(True)
    made = Screens(session, qtbot, tmp_path)
    yield made
    made.close()
    QAccessible.setActive(False)


def test_every_control_has_a_role_and_a_name(screens):
    silent = []
    for name in NAMES:
        found = seen(screens.show(name))
        silent += [
            f"{name}: {each.where}"
            for each in found
            if each.focusable and (each.role in SILENT or not each.name.strip())
        ]
    assert not silent, "\n".join(silent)


def test_no_two_controls_of_a_screen_sound_alike(screens):
    alike = []
    for name in NAMES:
        heard = Counter(
            (each.role.name, each.name, each.description)
            for each in seen(screens.show(name))
            if each.focusable and each.role not in CELLS
        )
        alike += [f"{name}: {times} times {what}" for what, times in heard.items() if times > 1]
    assert not alike, "\n".join(alike)


def test_a_button_with_a_key_on_its_cap_says_the_key(screens):
    dumb = []
    for name in NAMES:
        for button in screens.show(name).findChildren(QAbstractButton):
            key = getattr(button, "key", "")
            if button.isVisible() and isinstance(key, str) and key:
                said = button.accessibleDescription() + button.shortcut().toString()
                dumb += [f"{name}: {button.text()} {key}"] if key not in said else []
    assert not dumb


def test_keycaps_and_rules_are_no_controls(screens):
    for name in NAMES:
        for each in seen(screens.show(name)):
            assert not (each.of in {"Keycap", "Rule", "KeyHints", "FocusRing"} and each.focusable)


def test_tab_reaches_every_control_of_every_screen_and_comes_back(screens):
    missed = []
    for name in NAMES:
        root = screens.show(name)
        if QApplication.focusWidget() is None:
            missed.append(f"{name}: nothing has the keyboard")
            continue
        reached = stops()
        missed += [
            f"{name}: {each.where}"
            for each in seen(root)
            if each.focusable
            and each.widget is not None
            and each.role not in GRIDS | CELLS
            and each.widget.focusProxy() is None
            and each.widget.focusPolicy().value & 1
            and each.widget not in reached
        ]
    assert not missed, "\n".join(missed)


def test_no_screen_flashes_a_window_of_its_own_while_it_is_made(screens, qtbot):
    for name in NAMES:
        screens.show(name)
        others = [
            widget
            for widget in QApplication.topLevelWidgets()
            if widget.isVisible() and widget is not screens.window
        ]
        assert not others, f"{name}: {others}"
        assert screens.window.isActiveWindow(), name
