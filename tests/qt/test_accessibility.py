"""What a screen reader and a keyboard find on every screen: a role, a name, a way there."""

from collections import Counter

import pytest
from accessible import GRIDS, ROLE, seen
from every_screen import NAMES, Screens, stops
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QVBoxLayout, QWidget

SILENT = {ROLE.NoRole, ROLE.Client}
CELLS = {ROLE.Cell, ROLE.ListItem, ROLE.ColumnHeader, ROLE.RowHeader, ROLE.TreeItem}
NO_CONTROLS = {"Keycap", "Rule", "KeyHints", "FocusRing"}


@pytest.fixture
def read_aloud(qapp):
    """A screen reader is there."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def test_every_screen_can_be_heard_and_walked_through(read_aloud, screens):
    """One walk for all: to show a screen takes far longer than to look at it."""
    faults = []
    for name in NAMES:
        root = screens.show(name)
        found = seen(root)
        for look in (flashing, nameless, alike, without_keys, no_controls, unreached):
            faults += [f"{name}: {look.__doc__} {fault}" for fault in look(screens, root, found)]
    assert not faults, "\n".join(faults)


class Keycap(QPushButton):
    """A picture of a key that can be pressed."""


def test_the_walk_finds_what_is_amiss(read_aloud, shown):
    page = QWidget()
    rows = QVBoxLayout(page)
    keyed = QPushButton("Absent")
    keyed.key = "A"
    for button in (QPushButton(""), QPushButton("Open"), QPushButton("Open"), keyed, Keycap("F")):
        rows.addWidget(button)
    shown(page, 300, 200)
    found = seen(page)
    for look in (nameless, alike, without_keys, no_controls):
        assert len(list(look(None, page, found))) == 1, look.__doc__


def flashing(screens: Screens, _root, _found):
    """A window of its own beside the screen:"""
    shown = {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()}
    active = [] if screens.window.isActiveWindow() else ["the window is not active"]
    return [*(shown - {screens.window}), *active]


def nameless(_screens, _root, found):
    """A control without a role or a name:"""
    return [
        each.where
        for each in found
        if each.focusable and (each.role in SILENT or not each.name.strip())
    ]


def alike(_screens, _root, found):
    """Controls that sound alike:"""
    heard = Counter(
        (each.role.name, each.name, each.description)
        for each in found
        if each.focusable and each.role not in CELLS
    )
    return [f"{times} times {what}" for what, times in heard.items() if times > 1]


def without_keys(_screens, root, _found):
    """A button that does not say the key on its cap:"""
    for button in root.findChildren(QAbstractButton):
        key = getattr(button, "key", "")
        if button.isVisible() and isinstance(key, str) and key:
            said = button.accessibleDescription() + button.shortcut().toString()
            if key not in said:
                yield f"{button.text()} {key}"


def no_controls(_screens, _root, found):
    """A keycap or a rule that poses as a control:"""
    return [each.where for each in found if each.of in NO_CONTROLS and each.focusable]


def unreached(_screens, _root, found):
    """What Tab does not reach on its way round:"""
    if QApplication.focusWidget() is None:
        return ["anything: nothing has the keyboard"]
    reached = stops()
    return [
        each.where
        for each in found
        if each.focusable
        and each.widget is not None
        and each.role not in GRIDS | CELLS
        and each.widget.focusProxy() is None
        and each.widget.focusPolicy().value & 1
        and each.widget not in reached
    ]
