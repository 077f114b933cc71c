"""Dots on lines: where something stood in each of up to three cycles."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from ui import theme
from ui.insights.chart import Chart, Plan, Spot
from ui.insights.legend import Entry, Legend, legend
from ui.insights.marks import halo, in_square, marks
from ui.widgets import paint

_HEAD, _ROW, _UNDER, _GAP, _FOOT, _EDGE, _NEAR = 19, 19.6, 22, 14, 8, 8, 3
_LEAST = 190
"""The narrowest plot, in design pixels, that still stands beside its labels."""


class Axis(NamedTuple):
    """From where to where the lines run, the ticks with their words, the head of the values.

    `people` is the head over how many each row rests on, where the rows differ in that.
    """

    low: float
    high: float
    ticks: Sequence[tuple[float, str]]
    head: str
    people: str = ""


class DotRow(NamedTuple):
    """One line: its name, where the marks stand, what is printed at its end, what it says."""

    label: str
    values: Sequence[float | None]
    before: str
    last: str
    say: str
    apart: bool = False
    """Drawn in rust: an answer that is none of the others."""
    nobody: str = ""
    """What stands in place of marks."""
    people: str = ""
    """How many it rests on."""


class _Columns(NamedTuple):
    """Where plot, value and people stand in every row; `above` is a label's room over them."""

    above: int
    row: float
    plot: QRect
    value: QRect
    people: QRect


class DotPlot(Chart):
    """A row a line, a mark a cycle; the row in hand has a soft ground."""

    soft = True

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[DotRow] = ()
        self._axis = Axis(0, 1, (), "")
        self._cycles: Sequence[int] = ()

    def fill(self, rows: Sequence[DotRow], axis: Axis, cycles: Sequence[int]) -> None:
        """Show these rows."""
        self._rows, self._axis, self._cycles = tuple(rows), axis, tuple(cycles)
        self.renew()

    def plan(self, width: int) -> Plan:
        look = theme.current()
        if not self._rows:
            return Plan(0, (), lambda _painter: None)
        columns = self._columns(width)
        top = look.px(_HEAD) + look.px(3)
        spots = []
        for at, row in enumerate(self._rows):
            y = top + round(at * columns.row)
            high = top + round((at + 1) * columns.row) - y
            spots.append((Spot(QRect(0, y, width, high), row.say),))
        bottom = top + round(len(self._rows) * columns.row) + look.px(_FOOT)
        signs = [
            Entry(f"cycle {cycle}", in_square(mark))
            for cycle, mark in zip(self._cycles, marks(len(self._cycles)), strict=True)
        ]
        key = legend(signs, bottom, width)
        draw = partial(self._draw, columns, [spot[0].rect for spot in spots], key)
        return Plan(bottom + key.height, spots, draw)

    def _columns(self, width: int) -> _Columns:
        look, gap = theme.current(), theme.current().px(_GAP)
        names = (*(row.label for row in self._rows), "")
        label = max(paint.width(name, look.font(13, 550)) for name in names) + look.px(4)
        values = [paint.width(row.before, look.font(12)) + _wide(row.last) for row in self._rows]
        value = max(*values, paint.width(self._axis.head, look.font(12))) + look.px(_EDGE)
        people = paint.width(self._axis.people, look.font(12)) + gap if self._axis.people else 0
        width, least = width - people, look.px(_LEAST)
        tall = width - label - value - 2 * gap < least
        left = look.px(_EDGE) if tall else label + gap
        plot = QRect(left, 0, max(width - left - value - gap, 1), 1)
        lines = 2 if label > width - look.px(_EDGE) else 1
        above = lines * paint.line_height(look.font(13, 550)) if tall else 0
        row = above + look.px(_UNDER) if tall else _ROW * look.text_percent / 100
        numbers = QRect(width - value, 0, value - look.px(4), 1)
        return _Columns(above, row, plot, numbers, QRect(width, 0, max(people - look.px(4), 0), 1))

    def _x(self, columns: _Columns, value: float) -> float:
        axis, plot = self._axis, columns.plot
        return plot.x() + (value - axis.low) / (axis.high - axis.low) * plot.width()

    def _draw(
        self, columns: _Columns, rects: Sequence[QRect], key: Legend, painter: QPainter
    ) -> None:
        self._draw_axis(painter, columns, rects[-1].bottom())
        for row, rect in zip(self._rows, rects, strict=True):
            self._draw_row(painter, columns, row, rect)
        key.draw(painter)

    def _draw_axis(self, painter: QPainter, columns: _Columns, bottom: int) -> None:
        look, plot = theme.current(), columns.plot
        ink, head = (look.font(12), look.color("ink2")), look.px(_HEAD)
        roomy, upto = plot.width() > look.px(330), -look.px(_GAP)
        end = len(self._axis.ticks) - 1
        for at, (value, words) in enumerate(self._axis.ticks):
            x = round(self._x(columns, value))
            painter.fillRect(x, head, 1, bottom - head, look.color("line"))
            text = words if roomy else words.partition(" ")[0]
            wide = paint.width(text, look.font(12)) + 2
            left = x if not at else x - wide if at == end else x - wide // 2
            room = plot.right() - wide if at < end else left
            if upto < left <= room:
                paint.words(painter, QRect(left, 0, wide, head), text, ink)
                upto = left + wide
        place = QRect(columns.value.x(), 0, columns.value.width(), head)
        paint.words(painter, place, self._axis.head, ink, paint.RIGHT)
        place = QRect(columns.people.x(), 0, columns.people.width(), head)
        paint.words(painter, place, self._axis.people, ink, paint.RIGHT)

    def _draw_row(self, painter: QPainter, columns: _Columns, row: DotRow, rect: QRect) -> None:
        look = theme.current()
        half = columns.above
        name = QRect(look.px(4), rect.y(), columns.plot.x() - look.px(4), rect.height())
        if half:
            name = QRect(look.px(4), rect.y() + look.px(2), rect.width() - look.px(8), half)
        line = rect.adjusted(0, half, 0, 0)
        paint.wrapped(painter, name, row.label, (look.font(13, 550), look.color("ink")))
        self._draw_marks(painter, columns, row, line.y() + line.height() / 2)
        value = QRect(columns.value.x(), line.y(), columns.value.width(), line.height())
        ink = look.color("rust" if row.apart else "ink")
        paint.words(painter, value, row.last, (look.font(12, 650), ink), paint.RIGHT)
        value.adjust(0, 0, -_wide(row.last), 0)
        quiet = look.font(12), look.color("ink2")
        paint.words(painter, value, row.before, quiet, paint.RIGHT)
        people = QRect(columns.people.x(), line.y(), columns.people.width(), line.height())
        paint.words(painter, people, row.people, quiet, paint.RIGHT)

    def _draw_marks(self, painter: QPainter, columns: _Columns, row: DotRow, middle: float) -> None:
        look = theme.current()
        ink = "rust" if row.apart else "petrol"
        places = [None if v is None else self._x(columns, v) for v in row.values]
        known = [x for x in places if x is not None]
        if not known:
            paint.words(
                painter,
                QRect(columns.plot.x() + look.px(6), round(middle) - 10, columns.plot.width(), 20),
                row.nobody,
                (look.font(12), look.color("ink3")),
            )
            return
        thick = 4 * look.text_percent / 100
        across = QRectF(min(known), middle - thick / 2, max(known) - min(known), thick)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("rust") if row.apart else look.level(3).fill)
        painter.drawRoundedRect(across, thick / 2, thick / 2)
        signs = marks(len(row.values))
        if len(known) > 1 and abs(known[0] - known[-1]) < look.px(_NEAR):
            halo(painter, QPointF(known[0], middle), ink)
        for mark, x in zip(signs, places, strict=True):
            if x is not None:
                mark(painter, QPointF(x, middle), ink)


def _wide(words: str) -> int:
    return paint.width(words, theme.current().font(12, 650)) + 1
