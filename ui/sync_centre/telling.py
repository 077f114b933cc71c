"""Cards that tell: what went up and came down, the connection, other ways, the three states."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from onedesk.desk.views import SyncRow, SyncState
from onedesk.paper.wording import APOSTROPHE
from ui import theme
from ui.section import Section
from ui.sync_centre import sentences
from ui.sync_centre.lines import Lines
from ui.sync_centre.receipts import ReceiptList
from ui.theme.icons import paint_icon
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.widgets.block import Block
from ui.widgets.button import Button
from ui.widgets.card import Card, Rule
from ui.widgets.flow import Flow
from ui.widgets.label import Caption, CardHeading
from ui.widgets.pill import Pill, State
from ui.widgets.rich import Rich

_STATES: tuple[tuple[State, str, str], ...] = (
    ("laptop", "On this laptop", "saved, encrypted, not sent"),
    ("hub", "On the hub", "the hub gave a receipt"),
    ("needs", "Needs you", "one answer is wanted"),
)
_PILL, _ICON = 152, 22
PROOF = (
    f"“On the hub” appears only when the hub{APOSTROPHE}s signed receipt has been checked "
    "on this laptop; “changed” is a colleague’s later version."
)


class LinesCard(Section):
    """A heading and lines of facts."""

    def __init__(self, heading: str) -> None:
        super().__init__(heading)
        self._lines, self._none = Lines(size=14), Caption(wrap=True)
        self.body.addWidget(self._lines)
        self.body.addWidget(self._none)

    def say(self, lines: Sequence[str], none: str = "") -> None:
        """Say other facts."""
        self._lines.say(lines)
        self._none.setText(none)
        self._none.setVisible(not lines)


class LineCard(LinesCard):
    """How the line was, and the ways to what happened before and to other ways."""

    rounds = Signal()
    ways = Signal()

    def __init__(self) -> None:
        super().__init__("Connection")
        self.before = Button("The last rounds", kind="quiet", key="R", height=32)
        self.others = Button("Other ways", kind="quiet", key="W", height=32)
        self.before.clicked.connect(self.rounds)
        self.others.clicked.connect(self.ways)
        self.buttons = Flow()
        self.buttons.set_widgets([self.before, self.others])
        self.rows.addWidget(self.buttons)


class StatesCard(Card):
    """What the three words mean."""

    def __init__(self) -> None:
        self._grid = QGridLayout()
        super().__init__("past")
        self._grid.setColumnStretch(1, 1)
        for row, (kind, said, means) in enumerate(_STATES):
            self._grid.addWidget(Pill(kind, said), row, 0)
            self._grid.addWidget(Caption(means, wrap=True), row, 1)
        self.rows.addWidget(CardHeading("What the three states mean"))
        self.rows.addLayout(self._grid)
        self.rows.addStretch(1)

    def retheme(self) -> None:
        super().retheme()
        look = theme.current()
        self.rows.setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(12))
        self._grid.setSpacing(look.px(8))
        self._grid.setColumnMinimumWidth(0, look.px(_PILL))


class ReceiptsCard(Card):
    """The list of interviews from edge to edge under a heading; a sentence without any."""

    def __init__(self, heading: str, *, compact: bool = False) -> None:
        self._head, self._gap = QHBoxLayout(), 0 if compact else 5
        super().__init__()
        self.heading, self.note = CardHeading(heading), Caption(wrap=True)
        self.list = ReceiptList(compact=compact)
        self.foot = Caption(PROOF if compact else "", wrap=True)
        self._head.addWidget(self.heading)
        self._head.addWidget(self.note, 1)
        self.rows.addLayout(self._head)
        if compact:
            self.rows.addWidget(Rule())
        self.rows.addWidget(self.list, 1)
        if compact:
            self.rows.addWidget(Rule())
            self.rows.addWidget(Block(self.foot, edges=(16, 10, 16, 8)))
        self.rows.addStretch()

    def say(self, state: SyncState, now: datetime) -> None:
        """Show the rows of a state."""
        self.note.setText("" if self.list.compact else sentences.where_from(state, now))
        self.list.show_rows(state.rows, now)

    def retheme(self) -> None:
        super().retheme()
        look = theme.current()
        self.rows.setContentsMargins(1, look.px(10), 1, look.px(2))
        self.rows.setSpacing(look.px(self._gap))
        below = look.px(10) if not self._gap else 0
        self._head.setContentsMargins(look.px(15), 0, look.px(15), below)
        self._head.setSpacing(look.px(8))


class OtherWaysCard(Card):
    """What one can do instead when this line does not lead to the hub."""

    sealed = Signal()

    def __init__(self) -> None:
        self._head = QHBoxLayout()
        super().__init__()
        self._head.addWidget(CardHeading("Or use another way"))
        self.rows.addLayout(self._head)
        self.hotspot, self.later, self.stick = _Way("wifi"), _Way("laptop"), _Way("file")
        self.later.words.set_text(
            "**Later, at home.** OneDesk sends by itself when it reaches the hub."
        )
        self.stick.words.set_text(
            "**USB stick or a colleague.** Write a sealed file. The carrier cannot read it."
        )
        self.button = Button("Sealed file", key="Ctrl U", height=32)
        self.button.clicked.connect(self.sealed)
        self.stick.add(self.button)
        for way in (self.hotspot, self.later, self.stick):
            self.rows.addWidget(Rule())
            self.rows.addWidget(way)

    def retheme(self) -> None:
        super().retheme()
        look = theme.current()
        self.rows.setContentsMargins(1, look.px(10), 1, look.px(4))
        self.rows.setSpacing(0)
        self._head.setContentsMargins(look.px(15), 0, look.px(15), look.px(10))

    def say(self, rows: Sequence[SyncRow]) -> None:
        """Say how little there is to send."""
        left = sum(row.state == "laptop" for row in rows)
        they = "The interview needs" if left == 1 else f"The {left} interviews need"
        light = f" {they} less than one photo."
        self.hotspot.words.set_text(f"**Phone hotspot.**{light if left else ''}")


class _Way(Painted):
    """An icon and a sentence, perhaps a button under it."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.words = Rich(size=15)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self.words)
        self.retheme()

    def add(self, button: Button) -> None:
        """The way to go it."""
        self._rows.addWidget(button)

    def retheme(self) -> None:
        look = theme.current()
        self._rows.setContentsMargins(look.px(57), look.px(12), look.px(15), look.px(12))
        self._rows.setSpacing(look.px(8))
        super().retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        size = look.px(_ICON)
        top = self.words.y() + (self.words.first_line() - size) // 2
        place = self.rect()
        place.setRect(look.px(17), top, size, size)
        paint_icon(paint.smooth(QPainter(self)), place, self._icon, look.color("petrol"))
