"""Widgets in a column or a line, with margins and gaps that follow the text size."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ui import theme
from ui.widgets.base import Painted

Edges = tuple[int, int, int, int]
"""Left, top, right, bottom: design pixels at 100 % text."""


class Block(Painted):
    """`rows` is where more goes; `gap` and `edges` are design pixels, `fill` a colour token.

    One part stands below the other, or beside it with `across`.
    """

    def __init__(
        self,
        *parts: QWidget,
        gap: int = 0,
        edges: Edges = (0, 0, 0, 0),
        fill: str | None = None,
        across: bool = False,
    ) -> None:
        super().__init__()
        self._gap, self._edges, self._fill = gap, edges, fill
        ways = QBoxLayout.Direction
        self.rows = QBoxLayout(ways.LeftToRight if across else ways.TopToBottom, self)
        for part in parts:
            self.rows.addWidget(part)
        self.retheme()

    def set_edges(self, edges: Edges) -> None:
        """Give way to little room, or take more of it."""
        if edges != self._edges:
            self._edges = edges
            self.retheme()

    def retheme(self) -> None:
        look = theme.current()
        self.rows.setContentsMargins(*(look.px(edge) for edge in self._edges))
        self.rows.setSpacing(look.px(self._gap))
        super().retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._fill is not None:
            QPainter(self).fillRect(self.rect(), theme.current().color(self._fill))


class Air(Painted):
    """So many design pixels of empty room in a column."""

    def __init__(self, high: int) -> None:
        super().__init__()
        self._high = high
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(0, theme.current().px(self._high))
