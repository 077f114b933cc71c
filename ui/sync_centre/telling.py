"""Cards that tell: what went up and came down, the connection, other ways, the three states."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from ui import theme
from ui.student.section import Section
from ui.sync_centre.receipts import ReceiptList
from ui.theme.icons import pixmap
from ui.widgets.base import Mark
from ui.widgets.card import Card, Rule
from ui.widgets.label import Caption, CardHeading, Label
from ui.widgets.pill import Pill
from ui.widgets.rich import Rich

_STATES = (
    ("laptop", "On this laptop", "saved, encrypted, not sent"),
    ("hub", "On the hub", "the hub gave a receipt"),
    ("needs", "Needs you", "one answer is wanted"),
)
_PILL = 152
PROOF = "“On the hub” stands here only when the hub’s signed receipt has been checked on this laptop."


class LinesCard(Section):
    """A heading and lines of facts."""

    def say(self, lines: Sequence[str], none: str = "") -> None:
        """Say other facts."""
        self.fill([Rich(line, size=14) for line in lines], none)


class StatesCard(Card):
    """What the three words mean."""

    def __init__(self) -> None:
        super().__init__("past")
        self.rows.addWidget(CardHeading("What the three states mean"))
        grid = QGridLayout()
        grid.setVerticalSpacing(theme.current().px(8))
        grid.setHorizontalSpacing(theme.current().px(8))
        grid.setColumnMinimumWidth(0, theme.current().px(_PILL))
        grid.setColumnStretch(1, 1)
        for row, (kind, said, means) in enumerate(_STATES):
            grid.addWidget(Pill(kind, said), row, 0)
            grid.addWidget(Caption(means, wrap=True), row, 1)
        self.rows.addLayout(grid)
        self.rows.addStretch(1)

    def retheme(self) -> None:
        super().retheme()
        look = theme.current()
        self.rows.setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(12))
