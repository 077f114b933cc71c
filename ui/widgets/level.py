"""The cell of a level from 1 to 5: the digit always printed, a gap and an absence drawn apart."""

from functools import partial
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent

from ui import theme
from ui.theme import Theme
from ui.widgets import paint
from ui.widgets.base import Mark

Cell = int | None | Literal["absent", "future", "today"]


def paint_level(painter: QPainter, rect: QRect, level: Cell, look: Theme | None = None) -> None:
    """Draw one cell: 1 to 5, None for not asked, "absent", "future" (empty), "today" (to fill)."""
    if look is None:
        paint.cached(painter, rect, f"level:{level}", partial(_draw, level, theme.current()))
    else:
        _draw(level, look, painter, rect)


def _draw(level: Cell, look: Theme, painter: QPainter, rect: QRect) -> None:
    radius = look.radius("cell")
    if isinstance(level, int):
        cell = look.level(level)
        edge = paint.pen(look.color("line")) if cell.edged else None
        paint.box(painter, rect, radius, cell.fill, edge)
        size = min(max(rect.height() * 0.5, look.px(13)), look.px(18)) * 100 / look.text_percent
        font = look.font(size, 650, tabular=True)
        paint.words(painter, rect, str(level), (font, cell.ink), paint.CENTRE)
    elif level == "absent":
        paint.hatch(painter, rect, look.color("line"), look.px(5))
        paint.words(painter, rect, "abs", (look.font(10, 650), look.color("ink2")), paint.CENTRE)
    elif level == "today":
        edge = paint.pen(look.color("petrol"), paint.crisp(painter, 1.5))
        paint.box(painter, rect, radius, look.color("surface"), edge)
    else:
        paint.box(painter, rect, radius, None, paint.pen(look.color("line")))
        if level is None:
            dash(painter, rect, "ink3")


def dash(painter: QPainter, rect: QRect, ink: str) -> None:
    """The stroke that says not asked."""
    look = theme.current()
    half, centre = look.px(7) / 2, QPointF(rect.center()) + QPointF(0.5, 0.5)
    painter.setPen(paint.pen(look.color(ink), max(1.2, look.px(1.2))))
    painter.drawLine(centre - QPointF(half, 0), centre + QPointF(half, 0))


def spoken(level: Cell) -> str:
    """The cell in words, for screen readers."""
    if isinstance(level, int):
        return str(level)
    return {None: "not asked", "absent": "absent", "future": "to come", "today": "today"}[level]


class LevelCell(Mark):
    """One cell among other widgets; 28 high in rows, 36 beside the level's words."""

    def __init__(self, level: Cell, size: int = 28) -> None:
        super().__init__(spoken(level))
        self._level: Cell = level
        self._side = size

    def set_level(self, level: Cell) -> None:
        """Show another level."""
        self._level = level
        self.setText(spoken(level))
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.current().px(self._side)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_level(paint.smooth(QPainter(self)), self.rect(), self._level)
