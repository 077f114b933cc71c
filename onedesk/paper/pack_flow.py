"""Pieces of a pack's pages, filled into as many pages as they need."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from reportlab.lib.units import mm

from onedesk.paper.pack_sheet import PackSheet
from onedesk.paper.pack_type import HEADING, NAME, Setter, Style
from onedesk.paper.sheet import HEIGHT, WIDTH, Text
from onedesk.paper.tags import Tag

TOP, SIDE, BOTTOM = 14 * mm, 17 * mm, 11 * mm
FOOT = 27.0
"""Points at the foot of each page for the rule and the words under it."""

COLUMN = WIDTH - 2 * SIDE
FOOT_TOP = HEIGHT - BOTTOM - FOOT + 8
ROOM = HEIGHT - TOP - BOTTOM - FOOT

Draw = Callable[[PackSheet, float], None]
"""Draws a piece whose top is at the given height of the page."""


class Piece(NamedTuple):
    """Something that stands on one page: `gap` above it, and whether the next one stays with it.

    `head` comes again above it where it opens a page: the headings of its table.
    """

    height: float
    draw: Draw
    gap: float = 0
    keep: bool = False
    head: "Piece | None" = None


Page = tuple[tuple[Piece, float], ...]
"""Pieces with the height of their tops."""


def flow(pieces: Iterable[Piece], room: float = ROOM) -> list[Page]:
    """The pieces on as few pages as they need; what is kept with the next goes along with it."""
    pages: list[list[tuple[Piece, float]]] = [[]]
    used = 0.0
    for group in _kept_together(pieces):
        height = _height(group)
        if pages[-1] and used + group[0].gap + height > room:
            head = group[0].head
            pages.append([(head, TOP)] if head else [])
            used = head.height if head else 0
        for piece in group:
            used += piece.gap if pages[-1] else 0
            pages[-1].append((piece, TOP + used))
            used += piece.height
    return [tuple(page) for page in pages]


def _kept_together(pieces: Iterable[Piece]) -> Iterable[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.keep:
            yield group
            group = []
    if group:
        yield group


def _height(group: list[Piece]) -> float:
    first, *others = group
    return first.height + sum(piece.gap + piece.height for piece in others)


def height_of(pieces: Iterable[Piece]) -> float:
    """How much of a page the pieces take one below the other, the first without its gap."""
    found = list(pieces)
    return _height(found) if found else 0


def draw_page(sheet: PackSheet, page: Page) -> None:
    for piece, top in page:
        piece.draw(sheet, top)


def heading(setter: Setter, said: str, *, gap: float = 16) -> Piece:
    """The heading of a part of a page, which stays with what comes after it."""
    return _tagged(setter.text(said, COLUMN, HEADING), Tag("H2"), gap)


def title(setter: Setter, said: str) -> Piece:
    """The heading of a page, which stays with what comes after it."""
    return _tagged(setter.text(said, COLUMN, NAME), Tag("H1"), 0)


def _tagged(text: Text, tag: Tag, gap: float) -> Piece:
    def draw(sheet: PackSheet, top: float) -> None:
        with sheet.tagged(tag):
            text.draw(sheet, SIDE, top)

    return Piece(text.height, draw, gap, keep=True)


def paragraph(setter: Setter, said: str, style: Style, *, gap: float = 4) -> Piece:
    """A few lines over the whole column."""
    text = setter.text(said, COLUMN, style)
    return Piece(text.height, lambda sheet, top: text.draw(sheet, SIDE, top), gap)
