"""How tables and slips to cut out look."""

from collections.abc import Sequence

from onedesk.paper.blocks import Laid, stacked
from onedesk.paper.document import Words, bold, words
from onedesk.paper.sheet import DARK, GREY, Measure, Pen, Sheet, Text
from onedesk.paper.tabular import Slip, Slips, Table
from onedesk.paper.tags import Tag

GUTTER = 12  # units between the words of two columns
SMALL, PLAIN, HEAD = 14, 16, 13.33
ACROSS, HIGH = 2, 158  # slips side by side, and the least height of one in units
_INSIDE = 16


def lay(block: Table | Slips, m: Measure) -> Laid:
    """Either kind of block."""
    return _table(block, m) if isinstance(block, Table) else _slips(block, m)


def _table(block: Table, m: Measure) -> Laid:
    """A head and rows between thin rules; a page may end after any row."""
    titles = [words(bold(column.head)) for column in block.columns]
    head = _row(block, titles, m, number=0)
    rows = [
        _row(block, _cells(row, block.key), m, number=number)
        for number, row in enumerate(block.rows, 1)
    ]
    return stacked(block, [head, *rows], head)


def _cells(row: Sequence[str], key: int) -> list[Words]:
    """The words of a row; the first line of its key in bold."""
    first, feed, rest = row[key].partition("\n")
    cells = [words(cell) for cell in row]
    cells[key] = words(bold(first), f"{feed}{rest}")
    return cells


def _row(block: Table, cells: Sequence[Words], m: Measure, number: int) -> Laid:
    """One row; 0 is the head."""
    size = (SMALL if block.small else PLAIN) if number else HEAD
    whole, left = sum(column.share for column in block.columns), m.left
    placed: list[tuple[int, float, Text]] = []
    for at, (column, cell) in enumerate(zip(block.columns, cells, strict=True)):
        wide = m.width * column.share / whole
        if cell:
            text = m.text(cell, wide - GUTTER * m.unit, size, 1.35)
            placed.append((at, left, text if number else text._replace(ink=DARK)))
        left += wide
    above = m.gap((4 if block.small else 8) if number else 3)
    height = max((text.height for _, _, text in placed), default=0) + 2 * above

    def draw(sheet: Sheet, top: float) -> None:
        for at, x, text in placed:
            row = Tag("Table", id(block)), Tag("TR", number)
            cell = Tag("TH" if number and at == block.key else "TD", at)
            with sheet.tagged(*row, cell):
                text.draw(sheet, x, top + above)
        sheet.rule(m.left, top + height, m.width, Pen(0.8 * m.unit, GREY))

    return Laid(block, height, draw)


def _slips(block: Slips, m: Measure) -> Laid:
    """Slips in two columns, one in large print; a page may end after any row of them."""
    across = 1 if m.large else ACROSS
    rows = [block.slips[at : at + across] for at in range(0, len(block.slips), across)]
    return stacked(block, [_slip_row(block, row, m, across) for row in rows])


def _slip_row(block: Slips, row: Sequence[Slip], m: Measure, across: int) -> Laid:
    u, wide = m.unit, m.width / across
    pad = _INSIDE * u
    texts = [_slip_texts(slip, m, wide - 2 * pad) for slip in row]
    height = max(HIGH * u, *(sum(text.height for text in one) + 2 * pad for one in texts))
    cut = Pen(u, GREY, dash=4 * u)

    def draw(sheet: Sheet, top: float) -> None:
        for at, (slip, one) in enumerate(zip(row, texts, strict=True)):
            y, left = top + pad, m.left + at * wide + (pad if at else 0)
            for number, text in enumerate(one):
                with sheet.tagged(Tag("Div", id(slip)), Tag("P", number)):
                    text.draw(sheet, left, y)
                y += text.height
        sheet.rule(m.left, top + height, m.width, cut)
        for line in range(1, across):
            sheet.upright(m.left + line * wide, top, height, cut)

    return Laid(block, height, draw)


def _slip_texts(slip: Slip, m: Measure, width: float) -> list[Text]:
    """The name and the time in bold, then the rest."""
    title = m.text(words(bold(slip.title)), width, 18, 1.35)
    when = m.text(words(bold(slip.when)), width, lead=1.45)
    return [title, when, *(m.text(words(line), width, lead=1.45) for line in slip.lines)]
