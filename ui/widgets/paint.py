"""Small strokes shared by the painted widgets: boxes, words, arrows, triangles, hatching."""

import math
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPixmap,
    QPixmapCache,
    QPolygonF,
)

from ui import theme

CENTRE = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ENDLESS = 100_000


def cached(
    painter: QPainter, rect: QRect, key: str, draw: Callable[[QPainter, QRect], None]
) -> None:
    """Draw a small picture once and copy it afterwards: the same boxes stand in every row.

    `key` must name everything the picture depends on but theme, text size and size of `rect`.
    """
    look, ratio = theme.current(), painter.device().devicePixelRatio()
    full = f"{key}:{look.dark}:{look.text_percent}:{rect.width()}x{rect.height()}:{ratio}"
    found = QPixmap()
    if not QPixmapCache.find(full, found):
        found = QPixmap(rect.size() * ratio)
        found.setDevicePixelRatio(ratio)
        found.fill(Qt.GlobalColor.transparent)
        inner = smooth(QPainter(found))
        draw(inner, QRect(QPoint(0, 0), rect.size()))
        inner.end()
        QPixmapCache.insert(full, found)
    painter.drawPixmap(rect.topLeft(), found)


def smooth(painter: QPainter) -> QPainter:
    """The painter, with edges and text smoothed."""
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    return painter


def pen(color: QColor, width: float = 1.0, *, dashed: bool = False) -> QPen:
    """A round pen; dashes are three pixels on, two off."""
    made = QPen(color, width)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashed:
        made.setCapStyle(Qt.PenCapStyle.FlatCap)
        made.setDashPattern([3 / width, 2 / width])
    else:
        made.setCapStyle(Qt.PenCapStyle.RoundCap)
    return made


def crisp(painter: QPainter, width: float) -> float:
    """The width rounded down to whole pixels of the screen, at least one, as browsers do."""
    ratio = painter.device().devicePixelRatio()
    return max(math.floor(width * ratio), 1) / ratio


def box(
    painter: QPainter, rect: QRect, radius: float, fill: QColor | None, edge: QPen | None = None
) -> None:
    """A rounded box wholly inside `rect`, edge included."""
    inner = QRectF(rect)
    if edge is not None:
        half = edge.widthF() / 2
        inner.adjust(half, half, -half, -half)
    painter.setPen(edge if edge is not None else Qt.PenStyle.NoPen)
    _brush(painter, fill)
    painter.drawRoundedRect(inner, radius, radius)


def ground(painter: QPainter, rect: QRect, fill: QColor) -> None:
    """All of `rect` in one colour; Qt's `fillRect` of a colour has PySide build 170 gradients."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRect(rect)


def _brush(painter: QPainter, fill: QColor | None) -> None:
    if fill is not None:
        painter.setBrush(fill)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)


def width(text: str, font: QFont) -> int:
    """How many pixels the text takes on one line."""
    theme.need(text)
    return math.ceil(QFontMetricsF(font).horizontalAdvance(text))


def wide(text: str, size: float, weight: int = 400) -> int:
    """The same for a font of the theme, remembered: one word is measured again and again."""
    return _wide(text, theme.current().text_percent, size, weight)


@lru_cache(maxsize=2048)
def _wide(text: str, _percent: int, size: float, weight: int) -> int:
    return width(text, theme.current().font(size, weight))


def line_height(font: QFont) -> int:
    """The height of one line."""
    return math.ceil(QFontMetricsF(font).height())


def words(
    painter: QPainter,
    rect: QRect,
    text: str,
    look: tuple[QFont, QColor],
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """One line of text in a font and colour; what does not fit ends in an ellipsis."""
    font, color = look
    theme.need(text)
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) > rect.width() + 1:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(rect, int(align | Qt.TextFlag.TextSingleLine), text)


def wrapped(painter: QPainter, rect: QRect, text: str, look: tuple[QFont, QColor]) -> None:
    """Words on one line where they fit, else on as many as `rect` holds, in its middle."""
    if width(text, look[0]) <= rect.width():
        words(painter, rect, text, look)
        return
    painter.setFont(look[0])
    painter.setPen(look[1])
    painter.drawText(rect, int(LEFT | Qt.TextFlag.TextWordWrap), text)


def wrapped_height(text: str, room: int, font: QFont) -> int:
    """How high `wrapped` words are in so much room."""
    rect = QRectF(0, 0, room, _ENDLESS)
    flags = int(LEFT | Qt.TextFlag.TextWordWrap)
    return math.ceil(QFontMetricsF(font).boundingRect(rect, flags, text).height())


def triangle(painter: QPainter, centre: QPointF, size: float, color: QColor, *, up: bool) -> None:
    """A solid triangle that says risen or fallen."""
    half, tall = size / 2, size * 0.42 * (1 if up else -1)
    points = [
        QPointF(centre.x(), centre.y() - tall),
        QPointF(centre.x() + half, centre.y() + tall),
        QPointF(centre.x() - half, centre.y() + tall),
    ]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(QPolygonF(points))


_TURNS = {"Right": 0, "Down": 90, "Left": 180, "Up": 270}


def is_arrow(key: str) -> bool:
    """Whether the key's name stands for a drawn arrow."""
    return key in _TURNS


def arrow(painter: QPainter, centre: QPointF, size: float, color: QColor, key: str) -> None:
    """A thin arrow named by its key: Up, Down, Left or Right."""
    half, head = size / 2, size / 3
    painter.save()
    painter.translate(centre)
    painter.rotate(_TURNS[key])
    painter.setPen(pen(color, max(1.3, size / 8)))
    painter.drawLine(QPointF(-half, 0), QPointF(half, 0))
    painter.drawPolyline(
        QPolygonF([QPointF(half - head, -head), QPointF(half, 0), QPointF(half - head, head)])
    )
    painter.restore()


def hatch(painter: QPainter, rect: QRect, color: QColor, gap: float) -> None:
    """Thin diagonal lines: absent, or nothing to show."""
    painter.save()
    painter.setClipRect(rect)
    painter.setPen(pen(color))
    at = -rect.height()
    while at < rect.width():
        painter.drawLine(
            QPointF(rect.left() + at, rect.bottom() + 1),
            QPointF(rect.left() + at + rect.height(), rect.top()),
        )
        at += round(gap)
    painter.restore()
