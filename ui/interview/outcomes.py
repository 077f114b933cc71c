"""What came of an earlier action: four answers in a row, as the last plan shows them."""

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui import theme
from ui.widgets import paint
from ui.widgets.base import Painted

NAMES = {"done": "Done", "partly": "Partly", "not_done": "Not done", "no_longer": "No longer"}
_HIGH, _PAD, _GAP = 26, 7, 5


class Outcomes(Painted):
    """Four answers in a row, the chosen one solid."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._value: str | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_value(self, value: str | None) -> None:
        """Show an outcome, or none."""
        self._value = value
        self.update()

    def _places(self) -> list[tuple[str, QRect]]:
        """Where each answer stands; in a second line where there is no room."""
        look, places, x, y = theme.current(), [], 0, 0
        high = look.px(_HIGH)
        for code, name in NAMES.items():
            wide = paint.width(name, look.font(14, 650)) + 2 * look.px(_PAD)
            if x and x + wide > self.width():
                x, y = 0, y + high + look.px(_GAP)
            places.append((code, QRect(x, y, wide, high)))
            x += wide + look.px(_GAP)
        return places

    def sizeHint(self) -> QSize:
        look = theme.current()
        wide = sum(rect.width() + look.px(_GAP) for _, rect in self._places())
        return QSize(wide, self._places()[-1][1].bottom() + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, _event: object) -> None:
        self.setFixedHeight(self._places()[-1][1].bottom() + 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for code, rect in self._places():
            if rect.contains(event.position().toPoint()):
                self.picked.emit(code)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        for code, rect in self._places():
            on = code == self._value
            edge = None if on else paint.pen(look.color("line"))
            fill = look.color("petrol" if on else "surface")
            paint.box(painter, rect, look.radius("cell"), fill, edge)
            ink = look.color("onPetrol" if on else "ink2")
            font = look.font(14, 650 if on else 400)
            paint.words(painter, rect, NAMES[code], (font, ink), paint.CENTRE)
