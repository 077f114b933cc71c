"""Blocks filled into pages: the gaps between them, and what stays together."""

from typing import NamedTuple

from onedesk.paper import blocks, figures
from onedesk.paper.blocks import Laid
from onedesk.paper.document import (
    ActionBox,
    Block,
    Boxes,
    DotRows,
    Heading,
    Masthead,
    NewPage,
    NoteLines,
    Paragraph,
    Path,
    TearOff,
    bold,
    words,
)
from onedesk.paper.sheet import Measure

GAPS = {
    (Masthead, Path): 19,
    (Path, Heading): 10,
    (Heading, Paragraph): 6,
    (Heading, ActionBox): 14,
    (Heading, DotRows): 10,
    (Paragraph, Paragraph): 8,
    (Paragraph, DotRows): 14,
    (ActionBox, ActionBox): 10,
}
"""Space between two kinds of block, in units."""

GAP = 18
ORPHANS = 2
"""Lines of a paragraph that stay together at the end of a page."""


class Placed(NamedTuple):
    """A block at its height on the page, in points from the top."""

    laid: Laid
    top: float


Page = list[Placed]


class Space(NamedTuple):
    """The part of each page that blocks may fill, in points from the top."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


def fill(content: tuple[Block, ...], m: Measure, space: Space) -> list[Page]:
    """The blocks on as few pages as they need.

    Parts begin pages of their own where the document asks for it, unless that takes a third page
    and leaving it (and the lines for notes) out does not.
    """
    pages = _Filler(m, space).fill(content)
    if len(pages) > 2:  # noqa: PLR2004  # both sides of one sheet
        left_out = (NewPage, NoteLines)
        tight = _Filler(m, space).fill(tuple(b for b in content if not isinstance(b, left_out)))
        return min(pages, tight, key=len)
    return pages


class _Filler:
    """Pages as they fill; lives for one document."""

    def __init__(self, m: Measure, space: Space) -> None:
        self._m, self._space = m, space
        self._pages: list[Page] = [[]]
        self._y = space.top

    def fill(self, content: tuple[Block, ...]) -> list[Page]:
        for block in content:
            if isinstance(block, NewPage):
                if self._page:
                    self._turn()
            elif isinstance(block, NoteLines):
                room = self._room(block)
                if (laid := figures.notes(block, self._m, room)) is not None:
                    self._put(laid)
            elif isinstance(block, TearOff):
                self._at_the_foot(figures.tear_off(block, self._m))
            else:
                self._place(self._laid(block))
        return self._pages

    @property
    def _page(self) -> Page:
        return self._pages[-1]

    def _laid(self, block: Block) -> Laid:
        laid = _lay(block, self._m)
        if laid.height > self._space.height and not laid.parts:  # no frame holds so much
            text = "\n".join(block.lines())
            return blocks.paragraph(Paragraph(words=words(bold(""), text)), self._m)
        return laid

    def _gap(self, block: Block) -> float:
        if not self._page:
            return 0
        pair = type(self._page[-1].laid.block), type(block)
        return GAPS.get(pair, GAP) * self._m.unit

    def _room(self, block: Block) -> float:
        return self._space.bottom - self._y - self._gap(block)

    def _put(self, laid: Laid) -> None:
        self._y += self._gap(laid.block)
        self._page.append(Placed(laid, self._y))
        self._y += laid.height

    def _turn(self) -> None:
        """Go on to a new page, and take along a heading that would stay behind alone."""
        alone: Page = []
        while len(self._page) > 1 and isinstance(self._page[-1].laid.block, Heading):
            alone.insert(0, self._page.pop())
        self._pages.append([])
        self._y = self._space.top
        for placed in alone:
            self._put(placed.laid)

    def _place(self, laid: Laid) -> None:
        """Put a block where it fits: here, on the next page, or part here and the rest there."""
        room = self._room(laid.block)
        if laid.height <= room:
            self._put(laid)
            return
        fitting, used = 0, 0.0
        for part in laid.parts:
            if (used := used + part.height) > room:
                break
            fitting += 1
        kept = min(fitting, len(laid.parts) - ORPHANS)
        if kept >= ORPHANS:
            self._put(blocks.stacked(laid.block, list(laid.parts[:kept])))
            self._turn()
            self._place(blocks.stacked(laid.block, list(laid.parts[kept:])))
        elif self._page and not all(isinstance(p.laid.block, Heading) for p in self._page):
            self._turn()
            self._place(laid)
        else:
            self._put(laid)

    def _at_the_foot(self, laid: Laid) -> None:
        """The strip stands at the foot of the last page, never alone on a page."""
        if laid.height > self._room(laid.block):
            last = len(self._page) - 1
            while last > 0 and not isinstance(self._page[last].laid.block, Heading):
                last -= 1
            moved = self._page[last:] if last > 0 else []
            del self._page[len(self._page) - len(moved) :]
            self._turn()
            for placed in moved:
                self._put(placed.laid)
        self._page.append(Placed(laid, self._space.bottom - laid.height))


def _lay(block: Block, m: Measure) -> Laid:
    match block:
        case Masthead():
            laid = blocks.masthead(block, m)
        case Path():
            laid = figures.path(block, m)
        case Heading():
            laid = blocks.heading(block, m)
        case Boxes():
            laid = blocks.boxes(block, m)
        case ActionBox():
            laid = blocks.action(block, m)
        case DotRows():
            laid = figures.dot_rows(block, m)
        case Paragraph():
            laid = blocks.paragraph(block, m)
        case NoteLines() | NewPage() | TearOff():
            raise TypeError(block.kind)  # these depend on the page
    return laid
