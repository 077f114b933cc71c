"""An XLSX workbook to numbered rows of text: read-only, without formulas, within limits."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Literal, Protocol
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from onedesk.roster.errors import RosterError
from onedesk.roster.table import (
    MAX_COLUMNS,
    MAX_LINES,
    Line,
    Table,
    cells_of,
    find_headings,
    table_of,
    too_many_rows,
)
from onedesk.roster.values import Doubt

_MAX_UNPACKED = 25_000_000  # bytes: some ten times what 5,000 rows of a school take
_MAX_PARTS = 500

# openpyxl checks little: what its parser meets in a damaged workbook surfaces as any of these.
_MET_IN_DAMAGED_FILES = (
    *(zipfile.BadZipFile, InvalidFileException, ParseError, zlib.error, OSError, EOFError),
    *(ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RuntimeError),
    AssertionError,
)
_DAMAGED = (
    "This workbook is damaged, or not a workbook. Nothing was changed. Open it in your spreadsheet "
    "program, save it as XLSX or CSV, and choose that file."
)


def read_xlsx(content: bytes) -> tuple[Table, tuple[Doubt, ...]]:
    """The first sheet that has headings, and a doubt where other sheets hold something too."""
    _check_parts(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of styles and extensions it leaves out
            sheets = list(_sheets(content))
    except _MET_IN_DAMAGED_FILES as stop:
        raise RosterError(_DAMAGED) from stop
    best = max(sheets, key=lambda sheet: find_headings(sheet[1])[1], default=("", []))
    table = table_of(best[1], "row")
    others = [title for title, lines in sheets if title != best[0] and any(x.cells for x in lines)]
    return table, _about_others(best[0], others)


def _about_others(read: str, others: list[str]) -> tuple[Doubt, ...]:
    if not others:
        return ()
    names = ", ".join(f"“{name}”" for name in others)
    say = f"Only the sheet “{read}” was read. The workbook also holds {names}."
    return (Doubt(code="other_sheets", say=say, severity="warning"),)


class _Sheet(Protocol):
    def iter_rows(self, *, values_only: Literal[True]) -> Iterator[tuple[object, ...]]: ...


def _check_parts(content: bytes) -> None:
    """Refuse what unpacks to far more than a list, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as stop:
        raise RosterError(_DAMAGED) from stop
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise RosterError(
            "This is a packed file, but not an Excel workbook. Nothing was changed. Save the list "
            "as XLSX or CSV, and choose that file."
        )
    if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_UNPACKED:
        raise RosterError(
            "This workbook unpacks to far more than a list of students. Nothing was changed. Ask "
            "the school for a CSV file."
        )


def _sheets(content: bytes) -> Iterator[tuple[str, list[Line]]]:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            yield sheet.title, _lines(sheet)
    finally:
        book.close()


def _lines(sheet: _Sheet) -> list[Line]:
    lines = []
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > MAX_LINES:
            raise too_many_rows()
        cells = cells_of(_text(value) for value in values[: MAX_COLUMNS + 1])
        lines.append(Line(number, cells))
    return lines


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
