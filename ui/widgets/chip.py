"""Chips and tiles: one answer each, solid when it is chosen."""

from functools import partial

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy

from ui import theme
from ui.theme.focus import set_radius
from ui.theme.icons import paint_icon
from ui.widgets import paint
from ui.widgets.keycap import keycap_width, paint_keycap

CHIP, TILE = 32, 38
_PAD, _GAP, _CROSS = 14, 6, 14


def answer_size(text: str, key: str, height: int) -> QSize:
    """The size of a chip or tile; measured in bold, so choosing moves nothing."""
    look = theme.current()
    cap = keycap_width(key) + look.px(_GAP) if key else 0
    size = 14 if height == CHIP else 15
    wide = paint.wide(text, size, 650) + cap + 2 * look.px(_PAD if not key else 13)
    return QSize(wide, look.px(height))


def paint_answer(painter: QPainter, button: QAbstractButton, key: str, height: int) -> QRect:
    """Paint a chip (32 high, round) or tile (38 high); gives where the words stand."""
    state = "on" if button.isChecked() else "under" if button.underMouse() else "off"
    name = f"answer:{button.text()}:{key}:{height}:{state}"
    draw = partial(_answer, button.text(), key, height, state)
    paint.cached(painter, button.rect(), name, draw)
    return button.rect().adjusted(_before(key), 0, -theme.current().px(_GAP), 0)


def _before(key: str) -> int:
    """Where the words begin."""
    look = theme.current()
    return look.px(13) + keycap_width(key) + look.px(_GAP) if key else look.px(_PAD)


def _answer(text: str, key: str, height: int, state: str, painter: QPainter, rect: QRect) -> None:
    look, on, pill = theme.current(), state == "on", height == CHIP
    radius = rect.height() / 2 if pill else look.radius("control")
    fill = {"on": "petrol", "under": "petrolS", "off": "surface"}[state]
    edge = None if on else paint.pen(look.color("edge"))
    paint.box(painter, rect, radius, look.color(fill), edge)
    if key:
        colours = ("onPetrol", "onPetrol") if on else ("ink2", "edge")
        paint_keycap(painter, rect.x() + look.px(13), rect.height() // 2, key, *colours)
    words = rect.adjusted(_before(key), 0, -look.px(_GAP), 0)
    font = look.font(14 if pill else 15, 650 if on else 550)
    paint.words(painter, words, text, (font, look.color("onPetrol" if on else "ink")))


class Chip(QPushButton):
    """A pill to switch on and off; a removable one is always on and shows a cross."""

    def __init__(self, text: str, key: str = "", *, removable: bool = False) -> None:
        super().__init__(text)
        self._key, self._removable = key, removable
        self.setCheckable(True)
        self.setChecked(removable)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_radius(self, CHIP // 2)
        self.setAccessibleName(f"{text}, remove" if removable else text)
        self.setAccessibleDescription(f"Key: {key}" if key else "")

    def nextCheckState(self) -> None:
        """A removable chip stays on; its owner takes it away on `clicked`."""
        if not self._removable:
            super().nextCheckState()

    def sizeHint(self) -> QSize:
        look = theme.current()
        size = answer_size(self.text(), self._key, CHIP)
        return size + QSize(look.px(_CROSS + _GAP), 0) if self._removable else size

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        paint_answer(painter, self, self._key, CHIP)
        if self._removable:
            size = look.px(_CROSS)
            place = QRect(
                self.width() - size - look.px(12), (self.height() - size) // 2, size, size
            )
            paint_icon(painter, place, "cross", look.color("onPetrol"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)
