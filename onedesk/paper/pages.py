"""How the blocks of a document are shared out over pages: on as few sheets as they need."""

from typing import NamedTuple

from onedesk.paper.document import Block, NewPage, NoteLines, TearOff
from onedesk.paper.filler import GAP, Filler, Page, Space
from onedesk.paper.sheet import Measure


class _Way(NamedTuple):
    """One way to fill pages: how tight, parts following each other or as asked, tables cut."""

    tight: int
    flowing: bool = False
    cut: bool = True


_WAYS = (
    _Way(1),
    _Way(0, flowing=True, cut=False),
    _Way(0, flowing=True),
    _Way(1, flowing=True, cut=False),
    _Way(1, flowing=True),
    _Way(2),
    _Way(2, flowing=True, cut=False),
    _Way(2, flowing=True),
)
"""What is tried one after the other where the pages that a document asks for are too many."""

_WAYS_LARGE = (_Way(1), _Way(0, flowing=True, cut=False), _Way(0, flowing=True))

GAPING = 1 / 8
"""The part of a page that may stay empty at its end before it looks like a mistake."""


_LAST = (NoteLines, TearOff)

BOTH_SIDES = 2
"""A plan is one sheet of paper where it can be."""


def fill(content: tuple[Block, ...], m: Measure, space: Space) -> list[Page]:
    """The blocks on as few pages as they need, both sides of one sheet if that can be.

    Parts begin pages of their own where the document asks for it. Where that takes more than two
    pages everything stands closer, or the parts follow each other and the lines for notes come
    last; so they do where all would fit on one page. In large print lines never stand closer, but
    what is between them may, so that no page ends with a gap. The table of areas is cut only where
    that saves a page.
    """
    asked = Filler(m, space).fill(content)
    short = _fits_on_one(asked, space)
    if not short and len(asked) <= BOTH_SIDES and not (m.large and _gapes(asked, space)):
        return asked
    flowing, tries = _flowing(content), [asked]
    for way in _WAYS_LARGE if m.large else _WAYS:
        if short and not way.flowing:
            continue
        filler = Filler(m._replace(tight=way.tight), space, cut=way.cut)
        tries.append(filler.fill(flowing if way.flowing else content))
        if len(tries[-1]) <= min(BOTH_SIDES, len(asked)) and not m.large:
            break
    return min(tries, key=lambda pages: (len(pages), m.large and _gapes(pages, space)))


def _gapes(pages: list[Page], space: Space) -> bool:
    """Whether a page that goes on over its end leaves much of itself empty, but for notes."""
    ends = (page[-1] for page in pages[:-1] if page)
    full = (p for p in ends if not isinstance(p.laid.block, NoteLines))
    left = (space.bottom - p.top - p.laid.height for p in full)
    return max(left, default=0) > space.height * GAPING


def _fits_on_one(pages: list[Page], space: Space) -> bool:
    """Whether what stands on two pages would all fit on the first, without lines for notes."""
    if len(pages) == 1:
        return False
    used = 0.0
    for page in pages:
        tops = [p.top + p.laid.height for p in page if not isinstance(p.laid.block, _LAST)]
        used += max(tops, default=space.top) - space.top
        used += sum(p.laid.height for p in page if isinstance(p.laid.block, TearOff))
    return used + GAP <= space.height


def _flowing(content: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks without a page of their own for some, lines for notes at their end."""
    first = tuple(one for one in content if not isinstance(one, (NewPage, *_LAST)))
    return (*first, *(one for kind in _LAST for one in content if isinstance(one, kind)))
