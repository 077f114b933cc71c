"""CSV text to numbered lines of cells: any usual separator, title rows, and quotes gone astray."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from onedesk.roster.columns import weight
from onedesk.roster.errors import RosterError
from onedesk.roster.names import tidy

MAX_ROWS = 5_000
MAX_LINES = 4 * MAX_ROWS  # blank ones and titles included
MAX_COLUMNS = 200
_SEPARATORS = ",;\t|"
_HEAD = 60  # headings stand within so many lines


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number from 1 and its cells, or what is wrong with its quotes."""

    number: int
    cells: tuple[str, ...]
    broken: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """All lines of a file, and which of them holds the headings."""

    lines: tuple[Line, ...]
    headings: int
    unit: str  # "line" or "row"


def cells_of(values: Iterable[str]) -> tuple[str, ...]:
    """Tidy cells without the empty ones at the end."""
    cells = [tidy(value) for value in values]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def find_headings(lines: Sequence[Line]) -> tuple[int, int]:
    """The index of the line that names most fields, and how many; (-1, 0) if none names a pupil."""
    best = (-1, 0)
    for index, line in enumerate(lines[:_HEAD]):
        if (found := weight(line.cells)) > best[1]:
            best = (index, found)
    return best


def table_of(lines: Sequence[Line], unit: str) -> Table:
    """The lines as a table; raises `RosterError` without headings or beyond the limits."""
    index, _ = find_headings(lines)
    if index < 0:
        raise RosterError(
            "No headings were found, such as Surname, Forename and Date of birth. Nothing was "
            "changed. Ask the school for a list that has a line of headings."
        )
    if len(lines[index].cells) > MAX_COLUMNS:
        raise RosterError(
            f"This list has more than {MAX_COLUMNS} columns. Nothing was changed. Ask the school "
            "for a list with names, dates of birth and pupil numbers only."
        )
    if sum(bool(line.cells or line.broken) for line in lines[index + 1 :]) > MAX_ROWS:
        raise too_many_rows()
    return Table(tuple(lines), index, unit)


def too_many_rows() -> RosterError:
    """The refusal of a list that is longer than any school."""
    return RosterError(
        f"This list has more than {MAX_ROWS:,} rows. Nothing was changed. Ask the school for the "
        "students of the programme only."
    )


def read_csv(text: str) -> Table:
    """The table that a CSV text holds; raises `RosterError` if it holds none."""
    separator = max(_SEPARATORS, key=lambda one: _promise(text, one))
    lines = _strict(text, separator)
    if lines is None:
        lines = _line_by_line(text, separator)
    return table_of(lines, "line")


def _promise(text: str, separator: str) -> int:
    head = "".join(islice(io.StringIO(text, newline=""), _HEAD))
    lines = [_one_line(number, line, separator) for number, line in _physical(head)]
    return find_headings(lines)[1]


def _strict(text: str, separator: str) -> list[Line] | None:
    """All lines, or None where a quote is open or swallows whole lines."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines: list[Line] = []
    widths: list[int] = []
    spanning: list[list[str]] = []
    before = 0
    try:
        for values in reader:
            if reader.line_num - before > 1:
                spanning.append(values)
            lines.append(Line(before + 1, cells_of(values)))
            widths.append(len(values))
            before = reader.line_num
            if len(lines) > MAX_LINES:
                raise too_many_rows()
    except csv.Error:
        return None
    width = widths[find_headings(lines)[0]] if lines else 0
    return None if any(_swallows(one, separator, width) for one in spanning) else lines


def _swallows(values: Sequence[str], separator: str, width: int) -> bool:
    """Whether a row over several lines may be two rows joined by quotes that only seem to match.

    Two rows of `width` cells, joined, have the separators of both, between cells or inside them.
    """
    separators = len(values) - 1 + sum(value.count(separator) for value in values)
    return len(values) > width or separators >= 2 * (width - 1)


def _physical(text: str) -> Iterator[tuple[int, str]]:
    return enumerate((line.rstrip("\r\n") for line in io.StringIO(text, newline="")), start=1)


def _line_by_line(text: str, separator: str) -> list[Line]:
    lines = []
    for number, line in _physical(text):
        lines.append(_one_line(number, line, separator))
        if number > MAX_LINES:
            raise too_many_rows()
    return lines


def _one_line(number: int, line: str, separator: str) -> Line:
    try:
        values = next(csv.reader([line], delimiter=separator, strict=True), [])
    except csv.Error:
        return Line(number, cells_of([line]), "The quotation marks in this line do not match.")
    return Line(number, cells_of(values))
