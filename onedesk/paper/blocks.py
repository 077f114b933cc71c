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
    words,
)
from onedesk.paper.sheet import DARK, GREY, Align, Area, Measure, Pen, Sheet, Text

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


def draw_below(
    sheet: Sheet, texts: list[Text], x: float, top: float, align: Align = "left"
) -> None:
    """Texts one under the other."""
    for text in texts:
        text.draw(sheet, x, top, align)
        top += text.height


def masthead(block: Masthead, m: Measure) -> Laid:
    """Title and date at the left, the adviser at the right; below them where it is tight."""
    title = m.text(words(bold(block.title)), m.width, 36, 1.2)
    below = m.text(words(block.below), m.width)
    aside = [
        m.text(line, m.width * (1 if m.large else 0.56), 14)._replace(ink=DARK)
        for line in block.aside
    ]
    used = max(title.width, below.width) + max((text.width for text in aside), default=0)
    tight = m.large or used + 20 * m.unit > m.width
    left, beside = title.height + below.height, sum(text.height for text in aside)

    def draw(sheet: Sheet, top: float) -> None:
        draw_below(sheet, [title, below], m.left, top)
        if tight:
            draw_below(sheet, aside, m.left, top + left)
        else:
            draw_below(sheet, aside, m.left + m.width, top + left - beside, "right")

    return Laid(block, left + beside if tight else max(left, beside), draw)


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
    if not m.large:
        return _row(block, block.boxes, m)
    parts: list[Laid] = []
    for one in block.boxes:
        if parts:
            parts.append(Laid(block, 10 * m.unit, lambda _sheet, _top: None))
        parts.append(_row(block, (one,), m))
    return stacked(block, parts)


def _row(block: Boxes, row: tuple[Box, ...], m: Measure) -> Laid:
    u, gap = m.unit, 23 * m.unit
    width = (m.width - gap * (len(row) - 1)) / len(row)
    inside = [
        [m.text(line, width - 32 * u) for line in (words(bold(one.title)), *one.lines)]
        for one in row
    ]
    height = max(sum(text.height for text in texts) for texts in inside) + 25 * u

    def draw(sheet: Sheet, top: float) -> None:
        for place, texts in enumerate(inside):
            left = m.left + place * (width + gap)
            sheet.frame(Area(left, top, width, height), 10 * u, Pen(1.5 * u))
            draw_below(sheet, texts, left + 16 * u, top + 12.5 * u)

    return Laid(block, height, draw)


def action(block: ActionBox, m: Measure) -> Laid:
    """A framed action: a box to tick, what to do, and beside it (or below) who and by when."""
    u = m.unit
    split = m.width if m.large else 479 * u
    what = m.text(block.words, split - 71 * u)
    who = _who(block, m, split)
    beside = sum(text.height for text in who)
    height = (what.height + beside if m.large else max(what.height, beside)) + 22 * u

    def draw(sheet: Sheet, top: float) -> None:
        pen = Pen(1.5 * u, dash=4 * u * block.dashed)
        sheet.frame(Area(m.left, top, m.width, height), 10 * u, pen)
        sheet.frame(Area(m.left + 15 * u, top + 13.5 * u, 22 * u, 22 * u), 4 * u, Pen(2 * u))
        what.draw(sheet, m.left + 59.5 * u, top + 11 * u)
        if m.large:
            draw_below(sheet, who, m.left + 59.5 * u, top + 11 * u + what.height)
        elif who:
            sheet.upright(m.left + split, top + 11 * u, max(beside, 41 * u), Pen(u, GREY))
            draw_below(sheet, who, m.left + split + 13.5 * u, top + 11 * u)

    return Laid(block, height, draw)


def _who(block: ActionBox, m: Measure, split: float) -> list[Text]:
    """Who and by when: in a column of their own, or in one line under the action."""
    if m.large:
        line = words(*block.who, f" · {block.by}" if block.by else "")
        return [m.text(line, split - 71 * m.unit, 14.66)]
    column = m.width - split - 26 * m.unit
    lines = (block.who, words(block.by))
    return [m.text(line, column, 14.66, 1.4) for line in lines if line]
