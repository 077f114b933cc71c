"""The two figures of a pack's first page: where knowledge is and what moved, and the plans."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from onedesk.domain.programme import catalogue
from onedesk.figures.measures import PLAN_GROUPS, AreaMeans, Knowledge
from onedesk.paper.document import Words, bold, words
from onedesk.paper.pack_asks import area_name
from onedesk.paper.pack_flow import COLUMN, SIDE, Piece
from onedesk.paper.pack_ink import DEEP, EDGE, HAIRLINE, LIGHT, MIDDLE, PALE, RUST, TRACK
from onedesk.paper.pack_sheet import PackSheet
from onedesk.paper.pack_type import CELL, STRONG, Setter, Style
from onedesk.paper.sheet import BLACK, DARK, WHITE, Align, Area, Pen, Text
from onedesk.paper.tags import Tag
from onedesk.paper.typecanvas import Ink

LEVELS = 5
PLOT, PLOT_END, BASE = 172.0, 430.0, 22.0
"""Where levels 1 and 5 stand, in points from the left margin, and the room for each area's n."""

ROW, DOT, TIP = 14.3, 3.9, 3.4
SCALE = Style(8.8, 1.4, DARK)
AREA = Style(9.4, 1.3)

_ALIGN: dict[int, Align] = {1: "left", LEVELS: "right"}

Mark = Callable[[PackSheet, float, float], None]


def _hollow(sheet: PackSheet, x: float, y: float) -> None:
    sheet.disc(x, y, DOT - 0.3, WHITE, Pen(1.4, DEEP))


def _tip(sheet: PackSheet, x: float, y: float) -> None:
    sheet.diamond(x, y, TIP, LIGHT, Pen(0.9, DEEP))


def _solid(sheet: PackSheet, x: float, y: float) -> None:
    sheet.disc(x, y, DOT, DEEP, Pen(0.4, DEEP))


def marks(cycles: Sequence[int]) -> tuple[Mark, ...]:
    """A hollow circle for the first cycle, a diamond between, a solid circle for the last."""
    between = (_tip,) * (len(cycles) - 2)
    return (_hollow, *between, _solid)[-len(cycles) :] if len(cycles) > 1 else (_solid,)


def dot_plot(setter: Setter, known: Knowledge) -> list[Piece]:
    """A scale, a line an area with a mark a cycle, and what the marks stand for."""
    rated = [area for area in known.areas if area.means[-1] is not None]
    rows = [_area_row(setter, known, (number, area)) for number, area in enumerate(rated, start=1)]
    last = rows[-1]._replace(height=rows[-1].height + 2)
    return [_scale(setter, known, len(rows)), *rows[:-1], last, _legend(setter, known)]


def _at(level: float) -> float:
    return SIDE + PLOT + (PLOT_END - PLOT) * (level - 1) / (LEVELS - 1)


def _scale(setter: Setter, known: Knowledge, rows: int) -> Piece:
    """The levels over the plot, with a line down through all rows under each."""
    named = {1: catalogue().level(1).word, 3: catalogue().level(3).word}
    named[LEVELS] = catalogue().level(LEVELS).word
    said = [setter.line(f"{n} {named.get(n, '')}".strip().lower(), SCALE) for n in range(1, 6)]
    first, last = known.cycles[0], known.cycles[-1]
    head = f"C{first} to C{last}" if first != last else f"C{last}"
    beside, base = setter.line(head, SCALE), setter.line("n", SCALE)

    def draw(sheet: PackSheet, top: float) -> None:
        for level in range(1, LEVELS + 1):
            sheet.fill(Area(_at(level) - 0.3, top + 15, 0.6, rows * ROW + 2), HAIRLINE)
        with sheet.tagged(Tag("P", 1)):
            for level, text in enumerate(said, start=1):
                text.draw(sheet, _at(level), top, _ALIGN.get(level, "centre"))
        with sheet.cell(0, 1, head=True):
            beside.draw(sheet, SIDE + COLUMN - BASE, top, "right")
        with sheet.cell(0, 2, head=True):
            base.draw(sheet, SIDE + COLUMN, top, "right")

    return Piece(16, draw, 6, keep=True)


def _area_row(setter: Setter, known: Knowledge, numbered: tuple[int, AreaMeans]) -> Piece:
    """An area with its marks; what they say stands beside them in digits."""
    number, area = numbered
    label = setter.text(area_name(area.area), PLOT - 6, AREA)
    beside, base = setter.line(_moved(area), AREA), setter.line(str(area.n), SCALE)
    means = [mean for mean in area.means if mean is not None]
    shapes = marks(known.cycles)
    height = max(ROW, label.height)

    def draw(sheet: PackSheet, top: float) -> None:
        middle = top + height / 2
        with sheet.cell(number, 0, head=True):
            label.draw(sheet, SIDE, middle - label.height / 2)
        start, end = _at(min(means)), _at(max(means))
        sheet.rule(start, middle, end - start, Pen(2.6, TRACK))
        for shape, mean in zip(shapes, area.means, strict=True):
            if mean is not None:
                shape(sheet, _at(mean), middle)
        with sheet.cell(number, 1, head=False):
            beside.draw(sheet, SIDE + COLUMN - BASE, middle - beside.height / 2, "right")
        with sheet.cell(number, 2, head=False):
            base.draw(sheet, SIDE + COLUMN, middle - base.height / 2, "right")

    return Piece(height, draw, keep=True)


def _moved(area: AreaMeans) -> Words:
    first, last = area.means[0], area.means[-1]
    if last is None:
        return ()
    before = f"{first:.1f} to " if first is not None and len(area.means) > 1 else ""
    return words(before, bold(f"{last:.1f}"))


def _legend(setter: Setter, known: Knowledge) -> Piece:
    """What each mark stands for."""
    entries = [
        (shape, setter.line(f"cycle {cycle}", SCALE))
        for shape, cycle in zip(marks(known.cycles), known.cycles, strict=True)
    ]

    def draw(sheet: PackSheet, top: float) -> None:
        x = SIDE + DOT
        for shape, text in entries:
            shape(sheet, x, top + text.height / 2)
            text.draw(sheet, x + 9, top)
            x += text.width + 26

    return Piece(entries[0][1].height, draw, 5)


class _Segment(NamedTuple):
    """One group of the bar: its name, how many, and how it is filled (nothing: hatched)."""

    name: str
    number: int
    fill: Ink | None
    ink: Ink


_LOOKS: tuple[tuple[Ink | None, Ink], ...] = (
    (DEEP, WHITE),
    (MIDDLE, WHITE),
    (LIGHT, BLACK),
    (PALE, BLACK),
    (None, RUST),
)
_BAR_LEFT, _BAR, _BETWEEN, _LEAST = 32.0, 19.0, 1.4, 16.0


def plans_bar(setter: Setter, counts: Sequence[int]) -> list[Piece]:
    """A bar in parts, each with its number, and under it what the parts are."""
    parts = [
        _Segment(name, count, *look)
        for name, count, look in zip(PLAN_GROUPS, counts, _LOOKS, strict=True)
    ]
    alt = ", ".join(f"{part.name} {part.number}" for part in parts)
    bar = _bar(setter, [part for part in parts if part.number])
    return [_in_figure(piece, alt) for piece in (bar, _keys(setter, parts))]


def _in_figure(piece: Piece, alt: str) -> Piece:
    """The piece as part of a picture that `alt` tells in words."""

    def draw(sheet: PackSheet, top: float) -> None:
        with sheet.tagged(Tag("Figure", alt=alt)):
            piece.draw(sheet, top)

    return piece._replace(draw=draw)


def _bar(setter: Setter, parts: Sequence[_Segment]) -> Piece:
    """Widths by number, none too small for its digit."""
    whole = sum(part.number for part in parts)
    room = COLUMN - _BAR_LEFT - _BETWEEN * (len(parts) - 1) - _LEAST * len(parts)
    now = setter.line("Now", STRONG)
    digits = [setter.line(str(part.number), STRONG)._replace(ink=part.ink) for part in parts]

    def draw(sheet: PackSheet, top: float) -> None:
        now.draw(sheet, SIDE, top + (_BAR - now.height) / 2)
        x = SIDE + _BAR_LEFT
        for part, digit in zip(parts, digits, strict=True):
            width = _LEAST + room * part.number / whole
            _swatch(sheet, Area(x, top, width, _BAR), part)
            _digit(sheet, digit, (x + width / 2, top), clear=part.fill is None)
            x += width + _BETWEEN

    return Piece(_BAR, draw, 6, keep=True)


def _digit(sheet: PackSheet, digit: Text, place: tuple[float, float], *, clear: bool) -> None:
    """A number in the middle of its part; hatching keeps clear of it."""
    x, top = place
    if clear:
        wide = digit.width + 6
        sheet.fill(Area(x - wide / 2, top + 3, wide, _BAR - 6), WHITE)
    digit.draw(sheet, x, top + (_BAR - digit.height) / 2, "centre")


def _swatch(sheet: PackSheet, area: Area, part: _Segment) -> None:
    inner = Area(area.left + 0.4, area.top + 0.4, area.width - 0.8, area.height - 0.8)
    if part.fill is None:
        sheet.hatch(area, Pen(0.9, RUST))
        sheet.outline(inner, Pen(0.8, RUST))
    else:
        sheet.fill(inner, part.fill, Pen(0.8, EDGE if part.fill == PALE else part.fill))


def _keys(setter: Setter, parts: Sequence[_Segment]) -> Piece:
    names = [setter.line(part.name, CELL) for part in parts]

    def draw(sheet: PackSheet, top: float) -> None:
        x = SIDE
        for part, name in zip(parts, names, strict=True):
            _swatch(sheet, Area(x, top + 2.4, 10, 8.4), part)
            name.draw(sheet, x + 15, top)
            x += name.width + 30

    return Piece(names[0].height, draw, 7)
