"""F1: every key of this screen, on one card."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui import theme
from ui.page import KeyGroup
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.key_hints import Hint, KeyHints
from ui.widgets.label import ColumnHead

EVERYWHERE: KeyGroup = (
    "Everywhere",
    (
        (("Alt 1", "to", "3"), "Today, Students, Sync"),
        ("Ctrl K", "Find a student"),
        ("F5", "Sync now"),
        ("Ctrl L", "Lock at once"),
        ("F1", "All keys of this screen"),
        ("Esc", "Back; never discards"),
    ),
)
LOOK: KeyGroup = (
    "Text and colours",
    (
        (("Ctrl +", "or", "Ctrl -"), "Larger or smaller text"),
        ("Ctrl 0", "Text as it came"),
        ("Ctrl Shift D", "Light or dark"),
    ),
)


class KeysCard(Dialog):
    """The keys in two columns; Esc or Enter puts the card away."""

    def __init__(self, title: str, groups: Sequence[KeyGroup], window: QWidget) -> None:
        super().__init__(title, window)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.current().px(32))
        for column in range(2):
            rows = QVBoxLayout()
            rows.setSpacing(0)
            for head, hints in groups[column::2]:
                rows.addWidget(ColumnHead(head))
                for hint in hints:
                    rows.addWidget(_line(hint))
                rows.addSpacing(theme.current().px(12))
            rows.addStretch(1)
            grid.addLayout(rows, 0, column)
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        close = Button("Close", kind="primary", key="Enter")
        close.clicked.connect(self.accept)
        self.add_button(close)
        self.first = close


def _line(hint: Hint) -> KeyHints:
    return KeyHints([hint], bar=False)
