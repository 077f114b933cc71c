"""Boxes to tick and circles to choose, with the key that does it."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from ui import theme
from ui.theme.icons import paint_icon
from ui.widgets import paint
from ui.widgets.keycap import keycap_width, paint_keycap
from ui.widgets.long_words import breakable

_MARK, _GAP, _ROW, _AIR, _LEAST = 20, 10, 32, 8, 180


def _cap(key: str) -> int:
    """The room of the key."""
    return keycap_width(key) + theme.current().px(_GAP) if key else 0


def _left() -> int:
    """Where the words begin."""
    return theme.current().px(_MARK) + theme.current().px(_GAP)


def _mark(button: QAbstractButton) -> QRect:
    """Where the box or the circle stands."""
    size = theme.current().px(_MARK)
    return QRect(0, (button.height() - size) // 2, size, size)


def _label(painter: QPainter, button: QAbstractButton, key: str) -> None:
    look, text = theme.current(), breakable(button.text())
    ink = look.color("ink" if button.isEnabled() else "ink3")
    wide = min(paint.width(text, look.font(15)), button.width() - _left() - _cap(key))
    rect = QRect(_left(), 0, wide + 1, button.height())
    paint.wrapped(painter, rect, text, (look.font(15), ink))
    if key:
        paint_keycap(painter, _left() + wide + look.px(_GAP), button.height() // 2, key)


def _begin(button: QAbstractButton, key: str) -> None:
    """The words go on below each other where they must."""
    policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
    button.setAccessibleDescription(f"Key: {key}" if key else "")


def _size(button: QAbstractButton, key: str) -> QSize:
    """All on one line."""
    look = theme.current()
    return QSize(_left() + paint.width(button.text(), look.font(15)) + _cap(key), look.px(_ROW))


def _least(button: QAbstractButton, key: str) -> QSize:
    """As narrow as it may be."""
    full = _size(button, key)
    return QSize(min(full.width(), theme.current().px(_LEAST)), full.height())


def _tall(button: QAbstractButton, key: str, width: int) -> int:
    """How high it is at a width."""
    look, room = theme.current(), max(width - _left() - _cap(key), 1)
    if paint.width(button.text(), look.font(15)) <= room:
        return look.px(_ROW)
    return paint.wrapped_height(breakable(button.text()), room, look.font(15)) + look.px(_AIR)


class Check(QCheckBox):
    """A box to tick; `key` only names the key, the screen binds it."""

    def __init__(self, text: str, key: str = "") -> None:
        super().__init__(text)
        self._key = key
        _begin(self, key)

    def sizeHint(self) -> QSize:
        return _size(self, self._key)

    def minimumSizeHint(self) -> QSize:
        return _least(self, self._key)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _tall(self, self._key, width)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

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


class Radio(QRadioButton):
    """One of several; `key` only names the key, the screen binds it."""

    def __init__(self, text: str, key: str = "") -> None:
        super().__init__(text)
        self._key = key
        _begin(self, key)

    def sizeHint(self) -> QSize:
        return _size(self, self._key)

    def minimumSizeHint(self) -> QSize:
        return _least(self, self._key)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _tall(self, self._key, width)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

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
