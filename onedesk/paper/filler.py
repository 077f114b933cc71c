"""A page after another as it fills: the gaps between blocks, and what stays together."""

from typing import NamedTuple

from onedesk.paper import blocks, figures, tables
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
from onedesk.paper.tabular import Slips, Table

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


class Filler:
    """Pages as they fill; lives for one document."""

    def __init__(self, m: Measure, space: Space, *, cut: bool = True) -> None:
        self._m, self._space, self._cut = m, space, cut
        self._pages: list[Page] = [[]]
        self._y = space.top

    def fill(self, content: tuple[Block, ...]) -> list[Page]:
        for block, after in zip(content, (*content[1:], None), strict=True):
            if isinstance(block, NewPage):
                if self._page:
                    self._turn()
            elif isinstance(block, NoteLines):
                strip = _strip(after, self._m)
                room = self._room(block) - strip
                if (laid := figures.notes(block, self._m, room)) is not None:
                    self._put(laid)
            elif isinstance(block, TearOff):
                self._at_the_foot(figures.tear_off(block, self._m))
            else:
                self._place(self._laid(self._as_it_stands(block)))
        return self._pages

    @property
    def _page(self) -> Page:
        return self._pages[-1]

    def _as_it_stands(self, block: Block) -> Block:
        """A heading that does not open its page is no larger than others."""
        if isinstance(block, Heading) and block.top and self._page:
            return block.but(top=False)
        return block

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
        return self._m.gap(GAPS.get(pair, GAP))

    def _room(self, block: Block) -> float:
        return self._space.bottom - self._y - self._gap(block)

    def _put(self, laid: Laid) -> None:
        self._y += self._gap(laid.block)
        self._page.append(Placed(laid, self._y))
        self._y += laid.height

    def _turn(self, before: Block | None = None) -> None:
        """Go on to a new page, and take along a heading that would stay behind alone.

        What introduces a table goes along with it.
        """
        alone: Page = []
        if isinstance(before, DotRows) and _is_intro(self._page):
            alone.append(self._page.pop())
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
        if isinstance(laid.block, DotRows) and not self._cut and not _only_words(self._page):
            self._turn(laid.block)
            self._place(laid)
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
            rest = [*([laid.head] if laid.head else []), *laid.parts[kept:]]
            self._place(blocks.stacked(laid.block, rest, laid.head))
        elif self._page and not all(isinstance(p.laid.block, Heading) for p in self._page):
            self._turn(laid.block)
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


def _is_intro(page: Page) -> bool:
    """Whether a page ends with a heading and a paragraph, and has more than these."""
    kinds = [type(placed.laid.block) for placed in page]
    return bool(kinds[:-2]) and kinds[-2:] == [Heading, Paragraph]


def _only_words(page: Page) -> bool:
    """Whether nothing but headings and paragraphs stands on a page so far."""
    return all(isinstance(placed.laid.block, Heading | Paragraph) for placed in page)


def _strip(block: Block | None, m: Measure) -> float:
    """How much of the page is to be left for the strip that comes next."""
    if not isinstance(block, TearOff):
        return 0
    return figures.tear_off(block, m).height + m.gap(GAP)


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
        case Table() | Slips():
            laid = tables.lay(block, m)
        case NoteLines() | NewPage() | TearOff():
            raise TypeError(block.kind)  # these depend on the page
    return laid
