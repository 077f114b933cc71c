"""Bars of parts, one a cycle: each part printed with its number, unsure hatched."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from ui import theme
from ui.insights.chart import Chart, Plan, Spot
from ui.insights.legend import Entry, Legend, legend
from ui.widgets import paint

Fill = Callable[[QPainter, QRect], None]

_BAR, _STEP, _GAP, _HEAD, _FOOT, _BETWEEN = 24, 31, 14, 6, 4, 2
_LEVELS = (5, 4, 3, 1)
"""Fills of the parts before the hatched one, dark to light, as levels of the palette."""


class BarRow(NamedTuple):
    """One bar: its name, how many are in each part and in all, a word for each part."""

    label: str
    parts: Sequence[int]
    base: str
    says: Sequence[str]


class StackedBars(Chart):
    """Whole bars whatever their base; the last part is hatched."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[BarRow] = ()
        self._groups: Sequence[str] = ()

    def fill(self, rows: Sequence[BarRow], groups: Sequence[str]) -> None:
        """Show these bars; `groups` name their parts."""
        self._rows, self._groups = tuple(rows), tuple(groups)
        self.renew()

    def plan(self, width: int) -> Plan:
        look = theme.current()
        if not self._rows:
            return Plan(0, (), lambda _painter: None)
        gap = look.px(_GAP)
        label = max(paint.width(row.label, look.font(13, 550)) for row in self._rows) + gap
        base = max(paint.width(row.base, look.font(13)) for row in self._rows)
        room = QRect(
            label,
            look.px(_HEAD),
            max(width - label - (base + gap if base else 0), 1),
            look.px(_BAR),
        )
        lines = [room.translated(0, at * look.px(_STEP)) for at in range(len(self._rows))]
        places = [_parts(line, row.parts) for line, row in zip(lines, self._rows, strict=True)]
        spots = [
            [Spot(rect, say) for rect, say in zip(rects, row.says, strict=True)]
            for rects, row in zip(places, self._rows, strict=True)
        ]
        foot = room.y() + len(lines) * look.px(_STEP) + look.px(_FOOT)
        key = legend([Entry(g, _swatch(at)) for at, g in enumerate(self._groups)], foot, width)
        return Plan(foot + key.height, spots, partial(self._draw, places, lines, key))

    def _draw(
        self,
        places: Sequence[Sequence[QRect]],
        lines: Sequence[QRect],
        key: Legend,
        painter: QPainter,
    ) -> None:
        look = theme.current()
        for row, rects, line in zip(self._rows, places, lines, strict=True):
            name = QRect(0, line.y(), line.x(), line.height())
            paint.words(painter, name, row.label, (look.font(13, 550), look.color("ink")))
            end = QRect(line.right() + look.px(_GAP), line.y(), self.width(), line.height())
            paint.words(painter, end, row.base, (look.font(13), look.color("ink2")))
            for at, (rect, count) in enumerate(zip(rects, row.parts, strict=True)):
                if count:
                    _part(painter, rect, at, count)
        key.draw(painter)


def _parts(line: QRect, counts: Sequence[int]) -> list[QRect]:
    """Where each part stands, a hair between them; an empty one has no width."""
    total, places, seen = sum(counts), [], 0
    gap = theme.current().px(_BETWEEN)
    for count in counts:
        left = line.x() + (round(line.width() * seen / total) if total else 0)
        seen += count
        right = line.x() + (round(line.width() * seen / total) if total else 0)
        last = seen == total
        wide = max(right - left - (0 if last else gap), 2) if count else 0
        places.append(QRect(left, line.y(), wide, line.height()))
    return places


def _part(painter: QPainter, rect: QRect, at: int, count: int) -> None:
    look = theme.current()
    _fill(painter, rect, at)
    font, words = look.font(13, 650), str(count)
    wide = paint.width(words, font)
    if wide > rect.width():
        return
    hatched = at == len(_LEVELS)
    if hatched:
        plate = QRect(0, 0, min(wide + look.px(8), rect.width() - 4), rect.height() - look.px(8))
        plate.moveCenter(rect.center())
        painter.fillRect(plate, look.color("surface"))
    ink = look.color("rust") if hatched else look.level(_LEVELS[at]).ink
    paint.words(painter, rect, words, (font, ink), paint.CENTRE)


def _fill(painter: QPainter, rect: QRect, at: int) -> None:
    look = theme.current()
    radius = look.px(2)
    if at < len(_LEVELS):
        cell = look.level(_LEVELS[at])
        edge = paint.pen(look.color("edge")) if cell.edged else None
        paint.box(painter, rect, radius, cell.fill, edge)
        return
    rust = look.color("rust")
    painter.fillRect(rect, look.color("surface"))
    paint.hatch(painter, rect, rust, look.px(5))
    paint.box(painter, rect, radius, None, paint.pen(rust, max(1.5, look.px(1.5))))


def _swatch(at: int) -> Fill:
    return lambda painter, rect: _fill(painter, rect, at)
