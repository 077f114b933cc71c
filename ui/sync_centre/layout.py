"""Where the parts of the sync centre stand: calm, in trouble, with or without interviews."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.responsive import Scroll
from ui.sync_centre.header import SyncHeader
from ui.sync_centre.telling import LinesCard, OtherWaysCard, ReceiptsCard, StatesCard
from ui.sync_centre.wanting import QuestionCard, RefusedCard, TroubleCard
from ui.widgets.base import Painted
from ui.widgets.empty import EmptyState
from ui.widgets.key_hints import KeyHints

_BESIDE, _SIDE, _RING, _ANY = 1000, 392, 6, 16_777_215
_NONE = "Each one stands here until the hub has signed for it, and for a week after."


class SyncParts(Painted):
    """Header, two columns that scroll together, keys."""

    def __init__(self) -> None:
        super().__init__()
        self.header, self.hints = SyncHeader(), KeyHints(bar=False)
        self.trouble, self.question, self.refused = TroubleCard(), QuestionCard(), RefusedCard()
        self.ways, self.none = OtherWaysCard(), EmptyState("No finished interview to show", _NONE)
        self.receipts = ReceiptsCard("Receipts")
        self.short = ReceiptsCard("Interview by interview", compact=True)
        self.up, self.down = LinesCard("What went up"), LinesCard("What came down")
        self.line, self.states = LinesCard("Connection"), StatesCard()
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for wanting in (self.trouble, self.refused, self.question, self.ways):
            self._left.addWidget(wanting)
        self._left.addWidget(self.receipts, 1)
        self._left.addWidget(self.none)
        self._left.addStretch()
        self._right.addWidget(self.short, 1)
        for card in (self.up, self.down, self.line):
            self._right.addWidget(card)
        self._right.addWidget(self.states, 1)
        self._side, content = QWidget(), QWidget()
        self._side.setLayout(self._right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._both.addLayout(self._left, 1)
        self._both.addWidget(self._side)
        self._rows, self._top, self._foot = QVBoxLayout(self), QVBoxLayout(), QVBoxLayout()
        self._rows.setSpacing(0)
        self._top.addWidget(self.header)
        self._foot.addWidget(self.hints)
        self._rows.addLayout(self._top)
        self._area = Scroll(content)
        self._rows.addWidget(self._area, 1)
        self._rows.addLayout(self._foot)
        self.arrange(calm=True, rows=True)
        self.ways.hide()
        self.retheme()

    def arrange(self, *, calm: bool, rows: bool) -> None:
        """In trouble the interviews stand at the right, what to do at the left."""
        self.receipts.setVisible(calm and rows)
        self.short.setVisible(not calm and rows)
        self.none.setVisible(not rows)
        for card in (self.up, self.down, self.states):
            card.setVisible(calm)

    def roll(self, pages: int) -> None:
        """Scroll down by so many pages; up when negative."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    @property
    def list(self) -> QWidget:
        """The list of interviews that shows now."""
        return self.short.list if self.receipts.isHidden() else self.receipts.list

    def retheme(self) -> None:
        """The ring of what has the keyboard has room inside what scrolls."""
        look = theme.current()
        ring = look.px(_RING)
        edge = look.px(24) - ring
        self._rows.setContentsMargins(edge, look.px(16), edge, 0)
        self._top.setContentsMargins(ring, 0, ring, look.px(13))
        self._foot.setContentsMargins(ring, 0, ring, 0)
        self._both.setContentsMargins(ring, ring, ring, 0)
        for layout in (self._left, self._right):
            layout.setSpacing(look.px(13))
        self._both.setSpacing(look.px(16))
        super().retheme()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        look, direction = theme.current(), QBoxLayout.Direction
        beside = self.width() >= look.px(_BESIDE)
        self._both.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        for card in (self.receipts, self.short):
            card.list.show_whole(whole=not beside)
        self._side.setMinimumWidth(look.px(_SIDE) if beside else 0)
        self._side.setMaximumWidth(look.px(_SIDE) if beside else _ANY)
