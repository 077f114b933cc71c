"""Ratings of all cycles as cells: a digit in a shade, so that a grey copy says the same."""

from typing import NamedTuple

from onedesk.domain.programme import catalogue
from onedesk.paper import pack_words as say
from onedesk.paper.pack import TALKS, PackSource, PackStudent
from onedesk.paper.pack_asks import area_name
from onedesk.paper.pack_flow import COLUMN, SIDE, Piece, paragraph
from onedesk.paper.pack_ink import EDGE, HAIRLINE, LEVEL_FILLS, LEVEL_INKS
from onedesk.paper.pack_sheet import PackSheet
from onedesk.paper.pack_type import CELL, HEAD, SMALL, Setter, Style
from onedesk.paper.sheet import GREY, Area, Pen, Text

_LABELS, _CELL, _STEP, _TALL, _ROW = 188.0, 32.0, 35.0, 13.2, 15.4
_HEADS, _UNDER = 25.0, 10.5
_DIGIT = Style(9.5, 1.2, bold=True)
_BETWEEN = Pen(0.5, GREY)
CYCLES = range(1, TALKS + 1)


class _Row(NamedTuple):
    """An area with its rating in each cycle held; 0 where it was not asked."""

    number: int
    label: Text
    change: Text
    levels: dict[int, int]


class _Cells(NamedTuple):
    """What stands in the cells: the digits from 1 on, and the dash; `last` is the pack's cycle."""

    digits: tuple[Text, ...]
    dash: Text
    last: int


def heat_rows(setter: Setter, source: PackSource, student: PackStudent) -> list[Piece]:
    """A head with the cycles, a row an area, and what the cells mean."""
    digits = tuple(
        setter.line(str(level), _DIGIT)._replace(ink=ink)
        for level, ink in enumerate(LEVEL_INKS, start=1)
    )
    cells = _Cells(digits, setter.line("–", _DIGIT), source.cycle)
    rows = [
        _Row(
            number,
            setter.text(area_name(area), _LABELS - 8, CELL),
            setter.line(_change(source, student, area), CELL),
            {talk.cycle: talk.levels.get(area, 0) for talk in student.talks},
        )
        for number, area in enumerate(_areas(student), start=1)
    ]
    levels = ", ".join(f"{level.value} {level.word.lower()}" for level in catalogue().levels)
    about = f"{levels}. A dash: not asked. Hatched: not seen in that cycle."
    body = [_row(cells, row) for row in rows]
    return [_heads(setter, source, student), *body, paragraph(setter, about, SMALL)]


def _areas(student: PackStudent) -> list[str]:
    """The areas of the catalogue, then those of older sets that were rated."""
    known = [area.code for area in catalogue().areas]
    older = {code for talk in student.talks for code in talk.levels} - set(known)
    return [*known, *sorted(older)]


def _left(cycle: int) -> float:
    return SIDE + _LABELS + (cycle - 1) * _STEP


def _heads(setter: Setter, source: PackSource, student: PackStudent) -> Piece:
    """C1 to C7, and under each the month it was held in."""
    heads = [setter.line(f"C{cycle}", HEAD) for cycle in CYCLES]
    months = [setter.line(_month(source, student, cycle), SMALL) for cycle in CYCLES]
    area, beside = setter.line("Area", HEAD), setter.line("Since last time", HEAD)

    def draw(sheet: PackSheet, top: float) -> None:
        with sheet.cell(0, 0, head=True):
            area.draw(sheet, SIDE, top + _UNDER)
        with sheet.cell(0, 1, head=True):
            for cycle in CYCLES:
                middle = _left(cycle) + _CELL / 2
                heads[cycle - 1].draw(sheet, middle, top, "centre")
                months[cycle - 1].draw(sheet, middle, top + _UNDER, "centre")
        with sheet.cell(0, 2, head=True):
            beside.draw(sheet, SIDE + COLUMN, top + _UNDER, "right")

    return Piece(_HEADS, draw, 4, keep=True)


def _month(source: PackSource, student: PackStudent, cycle: int) -> str:
    talk = student.talk(cycle)
    if talk is not None and talk.day:
        return say.month_short(talk.day)
    missed = student.miss(cycle)
    absent = missed is not None and missed.outcome == "absent" and cycle <= source.cycle
    return "absent" if absent else ""


def _row(cells: _Cells, row: _Row) -> Piece:
    height = max(_ROW, row.label.height + 2)

    def draw(sheet: PackSheet, top: float) -> None:
        middle = top + height / 2
        with sheet.cell(row.number, 0, head=True):
            row.label.draw(sheet, SIDE, middle - row.label.height / 2)
        places = [Area(_left(cycle), middle - _TALL / 2, _CELL, _TALL) for cycle in CYCLES]
        with sheet.cell(row.number, 1, head=False):  # one for all: a file of thirty stays small
            for cycle, place in enumerate(places[: cells.last], start=1):
                _draw_cell(sheet, place, cells, row.levels.get(cycle))
        for place in places[cells.last :]:
            sheet.outline(place, Pen(0.5, HAIRLINE))
        with sheet.cell(row.number, 2, head=False):
            row.change.draw(sheet, SIDE + COLUMN, middle - row.change.height / 2, "right")

    return Piece(height, draw, keep=True)


def _draw_cell(sheet: PackSheet, place: Area, cells: _Cells, level: int | None) -> None:
    """A shade with its digit; a dash where it was not asked; hatching where nobody was seen."""
    if level is None:
        sheet.outline(place, Pen(0.5, HAIRLINE))
        sheet.hatch(place, Pen(0.4, GREY), 4)
        return
    if level:
        sheet.fill(place, LEVEL_FILLS[level - 1], _BETWEEN if level == 1 else None)
    else:
        sheet.outline(place, Pen(0.5, EDGE))
    text = cells.digits[level - 1] if level else cells.dash
    middle = place.left + place.width / 2
    text.draw(sheet, middle, place.top + (place.height - text.height) / 2, "centre")


def _change(source: PackSource, student: PackStudent, area: str) -> str:
    """What has changed since the rating before that of this cycle."""
    talk = student.talk(source.cycle)
    now = talk.levels.get(area) if talk else None
    rated = [one.levels[area] for one in student.talks if one is not talk and area in one.levels]
    return say.change(now, rated[-1] if rated else None)
