"""Every screen at every text size in a window of 1366 by 690: nothing is cut off."""

import pytest
from cut_off import cut_off
from every_screen import NAMES
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

PATIENCE = 40
"""Rounds of events that a layout may take until it stands."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("colours", "percent"),
    [("light", 100), ("dark", 125), ("light", 150), ("dark", 175), ("light", 200)],
)
def test_nothing_is_cut_off_on_any_screen(screens, session, colours, percent):
    session.look.choose(colours, percent)
    found = []
    for name in NAMES:
        root = screens.show(name)
        for _ in range(PATIENCE):
            faults = cut_off(root)
            if not faults:
                break
            screens.settle(1)
        found += [f"{name}: {fault}" for fault in faults]
    assert not found, "\n".join(found)


def test_the_search_for_what_is_cut_off_finds_it(shown):
    page = QWidget()
    rows = QVBoxLayout(page)
    label, button = QLabel("Words that do not fit at all"), QPushButton("A button with words")
    for widget in (label, button):
        widget.setFixedWidth(40)
        rows.addWidget(widget)
    shown(page, 300, 200)
    assert len(cut_off(page)) == 2
    for widget in (label, button):
        widget.setFixedWidth(280)
    button.move(400, 10)
    assert len(cut_off(page)) == 1
