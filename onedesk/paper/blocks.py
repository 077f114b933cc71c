"""How each kind of block looks: its height first, so that pages can be filled, then its drawing."""

from collections.abc import Callable
from typing import NamedTuple

from onedesk.paper.document import (
    ActionBox,
    Block,
    Box,
    Boxes,
    Heading,
    Masthead,
    Paragraph,
    bold,
    plain,
    words,
)
from onedesk.paper.sheet import DARK, GREY, Measure, Sheet, Text

LETTERS = 36 * 16
"""The width of running text in units: about 70 letters."""

Draw = Callable[[Sheet, float], None]
"""Draws a block whose top is at the given height of the page."""


class Laid(NamedTuple):
    """A block with its height in points; `parts` are what it may be split into over pages."""

    block: Block
    height: float
    draw: Draw
    parts: tuple["Laid", ...] = ()


def stacked(block: Block, parts: list[Laid]) -> Laid:
    """Parts one below the other, which a page end may come between."""

    def draw(sheet: Sheet, top: float) -> None:
        for part in parts:
            part.draw(sheet, top)
            top += part.height

    return Laid(block, sum(part.height for part in parts), draw, tuple(parts))


def masthead(block: Masthead, m: Measure) -> Laid:
    """Title and date at the left, the adviser at the right; below each other where it is tight."""
    u = m.unit
    below = m.text(words(block.below), m.width)
    asides = [m.text(line, m.width * (1 if m.large else 0.56), 14) for line in block.aside]
    asides = [aside._replace(ink=DARK) for aside in asides]
    title = m.text(words(bold(block.title)), m.width, 36, 1.2)
    beside = not m.large and len(title.lines) == 1
    room = m.width - max((aside.width for aside in asides), default=0) - 16 * u
    low = title.width > room  # the first line of the aside would touch the title
    aside_height = sum(aside.height for aside in asides)
    top_of_aside = title.height + (0 if low else below.height - aside_height)
    if not beside or below.width > room:
        top_of_aside = title.height + below.height
    height = max(title.height + below.height, top_of_aside + aside_height)

    def draw(sheet: Sheet, top: float) -> None:
        title.draw(sheet, m.left, top)
        below.draw(sheet, m.left, top + title.height)
        place = top + top_of_aside
        for aside in asides:
            if beside:
                aside.draw(sheet, m.left + m.width, place, "right")
            else:
                aside.draw(sheet, m.left, place)
            place += aside.height

    return Laid(block, height, draw)


def heading(block: Heading, m: Measure) -> Laid:
    """A heading, and a bookmark that leads to it."""
    size = 26.66 if block.top else 18
    text = m.text(words(bold(block.text)), m.width, size, 1.2 if block.top else 1.3)

    def draw(sheet: Sheet, top: float) -> None:
        sheet.bookmark(block.text, top)
        text.draw(sheet, m.left, top)

    return Laid(block, text.height, draw)


def paragraph(block: Paragraph, m: Measure) -> Laid:
    """Running text that may go on over the page."""
    text = m.text(block.words, min(m.width, LETTERS * m.unit))

    def line(number: int) -> Laid:
        one = text._replace(lines=[text.lines[number]])
        return Laid(block, one.height, lambda sheet, top: one.draw(sheet, m.left, top))

    return stacked(block, [line(number) for number in range(len(text.lines))])


def boxes(block: Boxes, m: Measure) -> Laid:
    """Framed notes of one height side by side, or below each other in large print."""
    u, gap = m.unit, 23 * m.unit
    columns = 1 if m.large else len(block.boxes)
    width = (m.width - gap * (columns - 1)) / columns
    if m.large:
        notes = [stacked(block, [box(block, one, m, width), _air(block, 10 * u)])
                 for one in block.boxes[:-1]]
        return stacked(block, [*notes, box(block, block.boxes[-1], m, width)])
    inside = [_inside(one, m, width - 32 * u) for one in block.boxes]
    height = max(sum(text.height for text in texts) for texts in inside) + 25 * u

    def draw(sheet: Sheet, top: float) -> None:
        for place, texts in enumerate(inside):
            left = m.left + place * (width + gap)
            sheet.frame((left, top), (width, height), 10 * u, 1.5 * u)
            _draw_below(sheet, texts, left + 16 * u, top + 12.5 * u)

    return Laid(block, height, draw)


def box(block: Boxes, one: Box, m: Measure, width: float) -> Laid:
    """One framed note."""
    return boxes(block.model_copy(update={"boxes": (one,)}), m._replace(width=width, large=False))


def _inside(one: Box, m: Measure, width: float) -> list[Text]:
    return [m.text(words(bold(one.title)), width), *(m.text(line, width) for line in one.lines)]


def _air(block: Block, height: float) -> Laid:
    return Laid(block, height, lambda _sheet, _top: None)


def _draw_below(sheet: Sheet, texts: list[Text], left: float, top: float) -> None:
    for text in texts:
        text.draw(sheet, left, top)
        top += text.height


def action(block: ActionBox, m: Measure) -> Laid:
    """A framed action: a box to tick, what to do, and beside it (or below) who and by when."""
    u = m.unit
    split = m.width if m.large else 479 * u
    what = m.text(block.words, split - 71 * u)
    if m.large:
        line = words(*block.who, f" · {block.by}" if block.by else "")
        who = [m.text(line, split - 71 * u, 14.66)]
    else:
        who = [m.text(one, m.width - split - 26 * u, 14.66, 1.4)
               for one in (block.who, words(block.by)) if plain(one)]
    beside = sum(text.height for text in who)
    inside = what.height + beside if m.large else max(what.height, beside)
    height = inside + 22 * u

    def draw(sheet: Sheet, top: float) -> None:
        sheet.frame((m.left, top), (m.width, height), 10 * u, 1.5 * u, 4 * u * block.dashed)
        sheet.frame((m.left + 15 * u, top + 13.5 * u), (22 * u, 22 * u), 4 * u, 2 * u)
        what.draw(sheet, m.left + 59.5 * u, top + 11 * u)
        if m.large:
            _draw_below(sheet, who, m.left + 59.5 * u, top + 11 * u + what.height)
        elif who:
            sheet.upright(m.left + split, top + 11 * u, max(beside, 41 * u), u, GREY)
            _draw_below(sheet, who, m.left + split + 13.5 * u, top + 11 * u)

    return Laid(block, height, draw)
