"""How each kind of block looks: its height first, so that pages can be filled, then its drawing."""

from collections.abc import Callable
from typing import NamedTuple

from onedesk.paper import both, letterhead
from onedesk.paper.document import (
    ActionBox,
    Block,
    Box,
    Boxes,
    Heading,
    Masthead,
    Paragraph,
    bold,
    words,
)
from onedesk.paper.sheet import DARK, GREY, Align, Area, Measure, Pen, Sheet, Text
from onedesk.paper.tags import Tag

TO_TICK = "\u2610"  # what a box to tick reads as

TITLE, TOPMOST, HEADING, TEXT = (36.0, 1.2), (26.66, 1.2), (18.0, 1.3), (16.0, 1.5)
"""Size in units and leading of the title, of headings, and of what stands as large as text."""

LETTERS = 36 * 16
"""The width of running text in units: about 70 letters."""

Draw = Callable[[Sheet, float], None]
"""Draws a block whose top is at the given height of the page."""


class Laid(NamedTuple):
    """A block with its height in points; `parts` are what it may be split into over pages.

    `head` is drawn again on top of each page that the block goes on over.
    """

    block: Block
    height: float
    draw: Draw
    parts: tuple["Laid", ...] = ()
    head: "Laid | None" = None


def stacked(block: Block, parts: list[Laid], head: Laid | None = None) -> Laid:
    """Parts one below the other, which a page end may come between."""

    def draw(sheet: Sheet, top: float) -> None:
        for part in parts:
            part.draw(sheet, top)
            top += part.height

    return Laid(block, sum(part.height for part in parts), draw, tuple(parts), head)


def draw_below(
    sheet: Sheet, texts: list[Text], x: float, top: float, align: Align = "left"
) -> None:
    """Texts one under the other."""
    for text in texts:
        text.draw(sheet, x, top, align)
        top += text.height


def masthead(block: Masthead, m: Measure) -> Laid:
    """Title and date at the left, the adviser at the right; below them where it is tight.

    A logo stands over what is at the right; the title gives way to it.
    """
    logo = letterhead.lay(block.logo, m)
    room = m.width - (logo.width + 20 * m.unit if logo.width else 0)
    below = m.text(words(block.below), m.width)
    aside = [m.text(line, m.width)._replace(ink=DARK) for line in block.aside]
    free = m.width - max((text.width for text in aside), default=0) - 20 * m.unit
    alone = m.text(words(bold(block.title)), room, *TITLE)
    tight = m.large or max(alone.width, below.width) > free
    within = room if tight else min(room, free)
    title = both.lay(m, block.title, block.second, within, TITLE).close()
    left, beside = title.height + below.height, sum(text.height for text in aside)
    high = 0 if tight else logo.height
    height = max(left, logo.height) + beside if tight else max(left, high + beside)

    def draw(sheet: Sheet, top: float) -> None:
        start = top if tight else top + height - left
        title.draw(sheet, m.left, start, Tag("H1"))
        below.draw(sheet, m.left, start + title.height)
        logo.draw(sheet, m.left + m.width, top)
        if tight:
            draw_below(sheet, aside, m.left, top + height - beside)
        else:
            draw_below(sheet, aside, m.left + m.width, top + height - beside, "right")

    return Laid(block, height, draw)


def heading(block: Heading, m: Measure) -> Laid:
    """A heading, and a bookmark that leads to it."""
    text = both.lay(m, block.text, block.second, m.width, TOPMOST if block.top else HEADING)

    def draw(sheet: Sheet, top: float) -> None:
        sheet.bookmark(block.text, top)
        text.draw(sheet, m.left, top, Tag("H2", id(block)))

    return Laid(block, text.height, draw)


def paragraph(block: Paragraph, m: Measure) -> Laid:
    """Running text that may go on over the page."""
    text = m.text(block.words, min(m.width, LETTERS * m.unit))

    def line(number: int) -> Laid:
        one = text._replace(lines=[text.lines[number]])

        def draw(sheet: Sheet, top: float) -> None:
            with sheet.tagged(Tag("P", id(block))):
                one.draw(sheet, m.left, top)

        return Laid(block, one.height, draw)

    return stacked(block, [line(number) for number in range(len(text.lines))])


def boxes(block: Boxes, m: Measure) -> Laid:
    """Framed notes of one height side by side, or below each other in large print."""
    if not m.large:
        return _row(block, block.boxes, m)
    parts: list[Laid] = []
    for one in block.boxes:
        if parts:
            parts.append(Laid(block, m.gap(10), lambda _sheet, _top: None))
        parts.append(_row(block, (one,), m))
    return stacked(block, parts)


def _row(block: Boxes, row: tuple[Box, ...], m: Measure) -> Laid:
    u, gap = m.unit, 23 * m.unit
    width = (m.width - gap * (len(row) - 1)) / len(row)
    room, above = width - 32 * u, m.gap(12.5)
    titles = [both.lay(m, one.title, one.second, room, TEXT) for one in row]
    inside = [[m.text(line, room) for line in one.lines] for one in row]
    heights = [
        title.height + sum(text.height for text in texts)
        for title, texts in zip(titles, inside, strict=True)
    ]
    height = max(heights) + 2 * above

    def draw(sheet: Sheet, top: float) -> None:
        for place, (title, lines) in enumerate(zip(titles, inside, strict=True)):
            left = m.left + place * (width + gap)
            sheet.frame(Area(left, top, width, height), 10 * u, Pen(1.5 * u))
            title.draw(sheet, left + 16 * u, top + above, Tag("H3", id(row[place])))
            draw_below(sheet, lines, left + 16 * u, top + above + title.height)

    return Laid(block, height, draw)


def action(block: ActionBox, m: Measure) -> Laid:
    """A framed action: a box to tick, what to do, and beside it (or below) who and by when."""
    u = m.unit
    split = m.width if m.large else 479 * u
    what = m.text(block.words, split - 71 * u)
    who = _who(block, m, split)
    beside, above = sum(text.height for text in who), m.gap(11)
    height = (what.height + beside if m.large else max(what.height, beside)) + 2 * above
    item = Tag("L"), Tag("LI", id(block))

    def draw(sheet: Sheet, top: float) -> None:
        pen = Pen(1.5 * u, dash=4 * u * block.dashed)
        sheet.frame(Area(m.left, top, m.width, height), 10 * u, pen)
        with sheet.tagged(*item, Tag("Lbl", said=TO_TICK)):
            tick = Area(m.left + 15 * u, top + above + 2.5 * u, 22 * u, 22 * u)
            sheet.frame(tick, 4 * u, Pen(2 * u))
        with sheet.tagged(*item, Tag("LBody"), Tag("P")):
            what.draw(sheet, m.left + 59.5 * u, top + above)
        if who and not m.large:
            sheet.upright(m.left + split, top + above, beside, Pen(u, GREY))
        x = m.left + (59.5 * u if m.large else split + 13.5 * u)
        y = top + above + (what.height if m.large else 0)
        for number, text in enumerate(who, start=1):
            with sheet.tagged(*item, Tag("LBody"), Tag("P", number)):
                text.draw(sheet, x, y)
            y += text.height

    return Laid(block, height, draw)


def _who(block: ActionBox, m: Measure, split: float) -> list[Text]:
    """Who and by when: in a column of their own, or in one line under the action."""
    if m.large:
        line = words(*block.who, f" · {block.by}" if block.by else "")
        return [m.text(line, split - 71 * m.unit)]
    column = m.width - split - 26 * m.unit
    lines = (block.who, words(block.by))
    return [m.text(line, column, lead=1.4) for line in lines if line]
