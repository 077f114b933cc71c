"""How far each school is in its cycle: a bar a school, the count printed."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from ui import theme
from ui.insights.chart import Chart, Plan, Spot
from ui.widgets import paint

_ROW, _BAR, _GAP, _TALL = 26, 13, 12, 44
_LEAST = 90


class SchoolRow(NamedTuple):
    """A school, how many of its students were seen, what that says."""

    name: str
    seen: int
    of: int
    say: str


class SchoolBars(Chart):
    """The names above their bars where there is no room beside them."""

    soft = True

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[SchoolRow] = ()

    def fill(self, rows: Sequence[SchoolRow]) -> None:
        """Show these schools."""
        self._rows = tuple(rows)
        self.renew()

    def plan(self, width: int) -> Plan:
        look = theme.current()
        if not self._rows:
            return Plan(0, (), lambda _painter: None)
        gap = look.px(_GAP)
        name = max(paint.width(row.name, look.font(13, 550)) for row in self._rows)
        count = max(_count_width(row) for row in self._rows)
        tall = width - name - count - 2 * gap < look.px(_LEAST)
        high = look.px(_TALL if tall else _ROW)
        left = look.px(4) if tall else name + gap
        bar = QRect(left, 0, max(width - left - count - gap, 1), look.px(_BAR))
        spots = [
            (Spot(QRect(0, at * high, width, high), row.say),) for at, row in enumerate(self._rows)
        ]
        return Plan(len(self._rows) * high, spots, partial(self._draw, bar, tall, high))

    def _draw(self, bar: QRect, tall: bool, high: int, painter: QPainter) -> None:
        look = theme.current()
        for at, row in enumerate(self._rows):
            line = QRect(0, at * high, self.width(), high)
            name = line.adjusted(look.px(4), 0, 0, 0)
            if tall:
                name.setHeight(high // 2)
                line.setTop(line.y() + high // 2)
            else:
                name.setWidth(bar.x() - look.px(4))
            paint.words(painter, name, row.name, (look.font(13, 550), look.color("ink")))
            place = bar.translated(0, line.y() + (line.height() - bar.height()) // 2)
            _bar(painter, place, row)
            _count(painter, line.adjusted(0, 0, -look.px(4), 0), row)


def _bar(painter: QPainter, rect: QRect, row: SchoolRow) -> None:
    look = theme.current()
    radius = look.px(2)
    paint.box(painter, rect, radius, look.color("surface"), paint.pen(look.color("edge")))
    done = round(rect.width() * row.seen / row.of) if row.of else 0
    if done:
        paint.box(
            painter, QRect(rect.x(), rect.y(), done, rect.height()), radius, look.color("petrol")
        )


def _count(painter: QPainter, line: QRect, row: SchoolRow) -> None:
    look = theme.current()
    rest = f" of {row.of}"
    paint.words(painter, line, rest, (look.font(13), look.color("ink2")), paint.RIGHT)
    line.adjust(0, 0, -paint.width(rest, look.font(13)) - 1, 0)
    bold = (look.font(13, 650, tabular=True), look.color("ink"))
    paint.words(painter, line, str(row.seen), bold, paint.RIGHT)


def _count_width(row: SchoolRow) -> int:
    look = theme.current()
    bold = paint.width(str(row.seen), look.font(13, 650, tabular=True))
    return bold + paint.width(f" of {row.of}", look.font(13)) + look.px(8)
