"""Surfaces: a card with a hairline round it, and the hairline alone."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from ui import theme
from ui.widgets import paint
from ui.widgets.base import Painted


class Card(Painted):
    """A surface with radius 8; `rows` is where its content goes."""

    def __init__(self, fill: str = "surface", margin: int = 16) -> None:
        super().__init__()
        self._fill, self._margin = fill, margin
        self.rows = QVBoxLayout(self)
        self.retheme()

    def retheme(self) -> None:
        look = theme.current()
        margin = look.px(self._margin)
        self.rows.setContentsMargins(margin, margin, margin, margin)
        self.rows.setSpacing(look.px(8))
        super().retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        line = paint.pen(look.color("line"))
        paint.box(painter, self.rect(), look.radius("card"), look.color(self._fill), line)


class Pane(Painted):
    """A plain zone filled with one colour token."""

    def __init__(self, fill: str = "bg") -> None:
        super().__init__()
        self._fill = fill

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint.ground(QPainter(self), self.rect(), theme.current().color(self._fill))


class Rule(Painted):
    """A hairline across."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__()
        along, across = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(across if upright else along, along if upright else across)

    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().color("line"))
