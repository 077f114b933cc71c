"""Tables of a pack: columns of words between hairlines."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onedesk.paper.document import Words
from onedesk.paper.pack_flow import COLUMN, SIDE, Piece
from onedesk.paper.pack_sheet import PackSheet
from onedesk.paper.pack_type import CELL, HEAD, Setter
from onedesk.paper.sheet import GREY, Pen
from onedesk.paper.typecanvas import Ink

PAD, GUTTER = 2.9, 10.0
HAIR = Pen(0.5, GREY)


class Column(NamedTuple):
    """A column of a table: its heading, and its share of the width."""

    title: str
    share: float


class Row(NamedTuple):
    """The cells of one row, in one ink; the first says what the row is about."""

    cells: Sequence[str | Words]
    ink: Ink | None = None


def table(
    setter: Setter, columns: Sequence[Column], rows: Iterable[Row], *, gap: float = 4
) -> list[Piece]:
    """A row of headings and the rows; a page may end after any row but the first.

    The headings come again where the rows go on over the page.
    """
    head = _row(setter, columns, Row([column.title for column in columns]), 0)
    body = [_row(setter, columns, row, number) for number, row in enumerate(rows, start=1)]
    return [head._replace(gap=gap, keep=True), *(row._replace(head=head) for row in body)]


def _row(setter: Setter, columns: Sequence[Column], row: Row, number: int) -> Piece:
    """One row; number 0 is that of the headings."""
    whole = sum(column.share for column in columns)
    lefts, at = [], SIDE
    texts = []
    for column, cell in zip(columns, row.cells, strict=True):
        width = COLUMN * column.share / whole
        text = setter.text(cell, width - GUTTER, CELL if number else HEAD)
        texts.append(text if row.ink is None else text._replace(ink=row.ink))
        lefts.append(at)
        at += width
    height = max(text.height for text in texts) + 2 * PAD

    def draw(sheet: PackSheet, top: float) -> None:
        for place, (left, text) in enumerate(zip(lefts, texts, strict=True)):
            with sheet.cell(number, place, head=not (number and place)):
                text.draw(sheet, left, top + PAD)
        sheet.rule(SIDE, top + height, COLUMN, HAIR)

    return Piece(height, draw)
