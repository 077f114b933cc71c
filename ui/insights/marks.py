"""The marks of the cycles: a hollow circle, a diamond, a solid circle; never by colour alone."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPolygonF

from ui import theme
from ui.widgets import paint

Sign = Callable[[QPainter, QPointF], None]

_HOLLOW, _DIAMOND, _SOLID, _HALO = 5.2, 5.0, 5.6, 8.2


def hollow(painter: QPainter, at: QPointF, ink: str = "petrol") -> None:
    """A ring: the first cycle."""
    look = theme.current()
    radius = _HOLLOW * look.text_percent / 100
    painter.setPen(paint.pen(look.color(ink), max(1.5, look.px(1.6))))
    painter.setBrush(look.color("surface"))
    painter.drawEllipse(at, radius, radius)


def halo(painter: QPainter, at: QPointF, ink: str = "petrol") -> None:
    """A wider ring, where the last cycle stands on the first and would hide it."""
    look = theme.current()
    radius = _HALO * look.text_percent / 100
    painter.setPen(paint.pen(look.color(ink), max(1.2, look.px(1.4))))
    painter.setBrush(look.color("surface"))
    painter.drawEllipse(at, radius, radius)


def diamond(painter: QPainter, at: QPointF, ink: str = "petrol") -> None:
    """A diamond: the cycle between."""
    look = theme.current()
    half = _DIAMOND * look.text_percent / 100
    painter.setPen(paint.pen(look.color(ink), max(1.2, look.px(1.2))))
    painter.setBrush(look.level(3).fill)
    corners = ((0, -half), (half, 0), (0, half), (-half, 0))
    painter.drawPolygon(QPolygonF([QPointF(at.x() + x, at.y() + y) for x, y in corners]))


def solid(painter: QPainter, at: QPointF, ink: str = "petrol") -> None:
    """A full circle: the last cycle."""
    look = theme.current()
    radius = _SOLID * look.text_percent / 100
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color(ink))
    painter.drawEllipse(at, radius, radius)


def marks(cycles: int) -> Sequence[Callable[..., None]]:
    """How each of one, two or three cycles is marked."""
    return {0: (), 1: (solid,), 2: (hollow, solid)}.get(cycles, (hollow, diamond, solid))


def in_square(mark: Callable[..., None]) -> Callable[[QPainter, QRect], None]:
    """The mark in the middle of a square, for a legend."""
    return lambda painter, rect: mark(painter, QPointF(rect.center()) + QPointF(0.5, 0.5))
