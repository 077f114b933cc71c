"""The key under a chart: small signs with words, on as many lines as it takes."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from ui import theme
from ui.widgets import paint

_SIGN, _NEAR, _BETWEEN, _LINE = 14, 6, 16, 22


class Entry(NamedTuple):
    """Words, and how their sign is painted into a square."""

    words: str
    sign: Callable[[QPainter, QRect], None]


class Legend(NamedTuple):
    """Where each entry stands, and how high they are together."""

    height: int
    places: tuple[tuple[Entry, QRect], ...]

    def draw(self, painter: QPainter) -> None:
        """Paint signs and words."""
        look = theme.current()
        side = look.px(_SIGN)
        for entry, rect in self.places:
            top = rect.y() + (rect.height() - side) // 2
            entry.sign(painter, QRect(rect.x(), top, side, side))
            text = rect.adjusted(side + look.px(_NEAR), 0, 0, 0)
            paint.words(painter, text, entry.words, (look.font(13), look.color("ink2")))


def legend(entries: Sequence[Entry], top: int, width: int) -> Legend:
    """Place the entries from `top` on, side by side while there is room."""
    look = theme.current()
    high, x, y = look.px(_LINE), 0, top
    places = []
    for entry in entries:
        wide = look.px(_SIGN + _NEAR) + paint.width(entry.words, look.font(13)) + 2
        if x and x + wide > width:
            x, y = 0, y + high
        places.append((entry, QRect(x, y, min(wide, width), high)))
        x += wide + look.px(_BETWEEN)
    return Legend(y + high - top if places else 0, tuple(places))
