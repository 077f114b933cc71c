"""Line icons from `resources/icons`, drawn in any colour at any size."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from ui.theme.tokens import resource


def pixmap(name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` square logical pixels; FileNotFoundError for no such icon."""
    key = f"onedesk:{name}:{color.name()}:{size}:{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    picture = _source(name).replace("currentColor", color.name())
    QSvgRenderer(QByteArray(picture.encode())).render(painter, QRectF(made.rect()))
    painter.end()
    made.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, made)
    return made


def paint_icon(painter: QPainter, rect: QRect, name: str, color: QColor) -> None:
    """Draw the icon in the middle of `rect`, as large as its shorter side."""
    size = min(rect.width(), rect.height())
    ratio = painter.device().devicePixelRatio()
    left = rect.x() + (rect.width() - size) // 2
    top = rect.y() + (rect.height() - size) // 2
    painter.drawPixmap(left, top, pixmap(name, color, size, ratio))


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg")
