"""What a day holds already and when it is free, as a column of times."""

from collections.abc import Sequence
from datetime import time
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from onedesk.desk.day_views import DayTimes
from ui import theme
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.words import clock_time, listed

_ROW, _TIME, _PAD, _LEAST = 26, 54, 8, 10


class Line(NamedTuple):
    """A time, and who has it: nobody where it is free."""

    at: time
    name: str = ""

    def said(self) -> str:
        return f"{clock_time(self.at)} {self.name or 'free'}"


def lines_of(day: DayTimes) -> list[Line]:
    """Taken and free times of a day in order."""
    taken = [
        Line(one.starts, f"{one.name}, {one.elsewhere}" if one.elsewhere else one.name)
        for one in day.taken
    ]
    return sorted([*taken, *map(Line, day.free)])


class DayPlan(Painted):
    """One line a time; the one that is typed stands out, a click takes a free one."""

    taken = Signal(object)
    """A free time was clicked."""
    moved = Signal(QRect)
    """Where the line of the typed time stands."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[Line] = ()
        self._typed: time | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.setAccessibleName(f"That day: {listed([line.said() for line in lines])}")
        self.updateGeometry()
        self.update()

    def mark(self, typed: time | None) -> None:
        """Let the line of a time stand out."""
        self._typed = typed
        self.update()
        at = next((at for at, line in enumerate(self.lines) if line.at == typed), None)
        if at is not None:
            self.moved.emit(self._rect(at))

    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(200), max(len(self.lines), _LEAST) * look.px(_ROW))

    def _rect(self, at: int) -> QRect:
        high = theme.current().px(_ROW)
        return QRect(0, at * high, self.width(), high)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = int(event.position().y()) // theme.current().px(_ROW)
        if at < len(self.lines) and not self.lines[at].name:
            self.taken.emit(self.lines[at].at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        small, ink2 = look.font(13), look.color("ink2")
        if not self.lines:
            paint.words(painter, self._rect(0), "Nothing yet.", (small, ink2))
        for at, line in enumerate(self.lines):
            rect, marked = self._rect(at), line.at == self._typed
            if marked:
                paint.box(painter, rect, look.radius("cell"), look.color("petrolS"))
            inner = rect.adjusted(look.px(_PAD), 0, -look.px(_PAD), 0)
            figures = look.font(13, 650 if marked else 400, tabular=True)
            ink = look.color("petrol" if marked else "ink" if line.name else "ink2")
            paint.words(painter, inner, clock_time(line.at), (figures, ink))
            beside = inner.adjusted(look.px(_TIME), 0, 0, 0)
            name = look.font(13, 650 if marked else 400)
            paint.words(painter, beside, line.name or "free", (name, ink))
