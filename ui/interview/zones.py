"""The three zones of a step: earlier, today, and what helps; how they share the width."""

from functools import partial
from typing import Literal

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui import theme
from ui.responsive import Scroll
from ui.widgets.base import Arranged, Painted

WIDE, MIDDLE = 1200, 900
_MOST = 1024  # 64 rem: on a large screen labels stay near their boxes
_LARGE = 1600
_LEAST = 300

Width = Literal["wide", "middle", "narrow"]


def effective(widget: QWidget) -> float:
    """How wide a widget is in letters rather than pixels: as many pixels at 100 % text."""
    return widget.width() * 100 / theme.current().text_percent


def width_of(widget: QWidget) -> Width:
    """How much room there is, in letters rather than pixels."""
    room = effective(widget)
    return "wide" if room >= WIDE else "middle" if room >= MIDDLE else "narrow"


class Zones(Arranged):
    """Today beside what helps; below 1200 the help becomes a strip under it.

    The strip is what shows of the help in that case; below 900 it gives way too if it may.
    """

    changed = Signal(str)

    def __init__(self, main: QWidget, side: QWidget, strip: QWidget, *, side_width: int) -> None:
        super().__init__()
        self.main, self.side, self.strip = main, side, strip
        self._side_width, self._width = side_width, ""
        self._left = QVBoxLayout()
        self._left.setSpacing(0)
        self._left.addWidget(main, 1)
        self._left.addWidget(strip)
        row = QHBoxLayout(self)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._left, 1)
        row.addWidget(side)

    @property
    def aside(self) -> int:
        """How wide the zone on the right is, in pixels; 0 where there is no room for it."""
        return self.side.minimumWidth() if self.side.isVisibleTo(self) else 0

    def take_strip(self) -> None:
        """Put the strip back under today's zone."""
        self._left.addWidget(self.strip)

    def minimumSizeHint(self) -> QSize:
        """Small: a page that is not shown is no reason to keep a window wide."""
        look = theme.current()
        return QSize(look.px(_LEAST), look.px(_LEAST) // 2)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell how much room there is if it is another than when the page was last seen."""
        super().showEvent(event)
        self.arrange()

    def arrange(self) -> None:
        look, kind, held = theme.current(), width_of(self), QApplication.focusWidget()
        wide = kind == "wide"
        self.side.setVisible(wide)
        self.strip.setVisible(not wide)
        room = self.width() - look.px(_MOST) if self.width() >= _LARGE else 0
        self.side.setFixedWidth(max(look.px(self._side_width), room))
        if kind != self._width and self.isVisible():
            self._width = kind
            self.changed.emit(kind)
        if held is not QApplication.focusWidget():
            QTimer.singleShot(0, self, partial(self._give_back, held))

    def _give_back(self, held: QWidget | None) -> None:
        """What was hidden or moved on the way has let go of the keyboard, and takes it again."""
        if held is not None and isValid(held) and held.isVisible() and self.isAncestorOf(held):
            held.setFocus()


class Side(Painted):
    """The zone on the right: the colour of the window, a hairline at its left, scrolling."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 0, 0)
        row.addWidget(Scroll(content))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), look.color("bg"))
        painter.fillRect(0, 0, 1, self.height(), look.color("line"))
