"""Boxes to tick and circles to choose, with the key that does it."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from ui import theme
from ui.theme.icons import paint_icon
from ui.widgets import paint
from ui.widgets.keycap import keycap_width, paint_keycap

_MARK, _GAP, _ROW = 20, 10, 32


def _size(button: QAbstractButton, key: str) -> QSize:
    look = theme.current()
    cap = keycap_width(key) + look.px(_GAP) if key else 0
    text = paint.width(button.text(), look.font(15))
    return QSize(look.px(_MARK) + look.px(_GAP) + text + cap, look.px(_ROW))


def _mark(button: QAbstractButton) -> QRect:
    """Where the box or the circle stands."""
    size = theme.current().px(_MARK)
    return QRect(0, (button.height() - size) // 2, size, size)


def _label(painter: QPainter, button: QAbstractButton, key: str) -> None:
    look = theme.current()
    left = look.px(_MARK) + look.px(_GAP)
    ink = look.color("ink" if button.isEnabled() else "ink3")
    rect = button.rect().adjusted(left, 0, 0, 0)
    paint.words(painter, rect, button.text(), (look.font(15), ink))
    if key:
        x = left + paint.width(button.text(), look.font(15)) + look.px(_GAP)
        paint_keycap(painter, x, button.height() // 2, key)


class Check(QCheckBox):
    """A box to tick; `key` only names the key, the screen binds it."""

    def __init__(self, text: str, key: str = "") -> None:
        super().__init__(text)
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(f"Key: {key}" if key else "")

    def sizeHint(self) -> QSize:
        return _size(self, self._key)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, rect = theme.current(), _mark(self)
        painter = paint.smooth(QPainter(self))
        if self.isChecked():
            paint.box(painter, rect, look.radius("cell"), look.color("petrol"))
            inset = look.px(3)
            tick = rect.adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, tick, "tick", look.color("onPetrol"))
        else:
            edge = paint.pen(look.color("edge"), paint.crisp(painter, 1.5))
            paint.box(painter, rect, look.radius("cell"), look.color("surface"), edge)
        _label(painter, self, self._key)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)


class Radio(QRadioButton):
    """One of several; `key` only names the key, the screen binds it."""

    def __init__(self, text: str, key: str = "") -> None:
        super().__init__(text)
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(f"Key: {key}" if key else "")

    def sizeHint(self) -> QSize:
        return _size(self, self._key)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, rect = theme.current(), _mark(self)
        painter = paint.smooth(QPainter(self))
        if self.isChecked():
            paint.box(painter, rect, rect.width() / 2, look.color("petrol"))
            dot = rect.width() * 0.2
            painter.setBrush(look.color("onPetrol"))
            painter.drawEllipse(QPointF(QRectF(rect).center()), dot, dot)
        else:
            edge = paint.pen(look.color("edge"), paint.crisp(painter, 1.5))
            paint.box(painter, rect, rect.width() / 2, look.color("surface"), edge)
        _label(painter, self, self._key)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)
