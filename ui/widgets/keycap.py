"""A key as it looks on the keyboard; decoration, the shortcut itself is named elsewhere."""

from functools import lru_cache, partial

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent

from ui import letters, theme
from ui.widgets import paint
from ui.widgets.base import Mark

_HEIGHT, _PAD, _GLYPH = 18, 5, 9


def keycap_width(text: str) -> int:
    """How wide the cap of a key or a chord such as "Ctrl Up" is."""
    return _keycap_width(letters.as_pressed(text), theme.current().text_percent)


@lru_cache(maxsize=256)
def _keycap_width(text: str, _percent: int) -> int:
    look = theme.current()
    inner = sum(_part_width(part) for part in _parts(text))
    return max(inner + 2 * look.px(_PAD), look.px(19))


def keycap_height() -> int:
    """How high every keycap is."""
    return theme.current().px(_HEIGHT)


def paint_keycap(
    painter: QPainter, x: int, centre_y: int, text: str, ink: str = "ink2", edge: str = "edge"
) -> int:
    """Draw a keycap from `x` on, centred on `centre_y`; gives its width.

    On a solid button pass `onPetrol` for both: the cap is then an outline without a fill.
    """
    width, height, text = keycap_width(text), keycap_height(), letters.as_pressed(text)
    rect = QRect(x, centre_y - height // 2, width, height)
    paint.cached(painter, rect, f"cap:{text}:{ink}:{edge}", partial(_drawn, text, ink, edge))
    return width


def _drawn(text: str, ink: str, edge: str, painter: QPainter, rect: QRect) -> None:
    look, width, height = theme.current(), rect.width(), rect.height()
    solid = ink not in ("onPetrol", "surface")
    _cap(painter, rect, look.color(edge), look.color("surface") if solid else None)
    left = rect.x() + (width - sum(_part_width(part) for part in _parts(text))) // 2
    for part in _parts(text):
        _glyph(painter, QRect(left, rect.y(), _part_width(part), height - 1), part, ink)
        left += _part_width(part)


def _parts(text: str) -> list[str]:
    """The chord cut so that arrows stand alone: "Ctrl Up" gives "Ctrl " and "Up"."""
    head, _, tail = text.rpartition(" ")
    if paint.is_arrow(tail):
        return [f"{head} ", tail] if head else [tail]
    return [text]


def _part_width(part: str) -> int:
    look = theme.current()
    return look.px(_GLYPH) if paint.is_arrow(part) else paint.wide(part, 12, 650)


def _cap(painter: QPainter, rect: QRect, edge: QColor, fill: QColor | None) -> None:
    """The outline, its lower edge twice as strong."""
    radius = theme.current().radius("cell")
    if fill is not None:
        paint.box(painter, rect, radius, edge)
        paint.box(painter, rect.adjusted(1, 1, -1, -2), radius - 1, fill)
    else:
        paint.box(painter, rect, radius, None, paint.pen(edge))
        base = rect.bottom() - 0.5
        painter.drawLine(
            QPointF(rect.left() + radius, base), QPointF(rect.right() - radius + 1, base)
        )


def _glyph(painter: QPainter, rect: QRect, part: str, ink: str) -> None:
    look = theme.current()
    if paint.is_arrow(part):
        centre = QPointF(rect.center()) + QPointF(0.5, 0.5)
        paint.arrow(painter, centre, look.px(_GLYPH), look.color(ink), part)
    else:
        painter.setFont(look.font(12, 650))
        painter.setPen(look.color(ink))
        painter.drawText(rect, int(paint.LEFT), part)


class Keycap(Mark):
    """One keycap among other widgets."""

    def sizeHint(self) -> QSize:
        return QSize(keycap_width(self.text()), keycap_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        paint_keycap(painter, 0, self.height() // 2, self.text())
