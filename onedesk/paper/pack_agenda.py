"""The agenda of the meeting with the careers lead, with room to write on."""

from onedesk.paper import pack_words as say
from onedesk.paper.blocks import draw_below
from onedesk.paper.pack import PackSource
from onedesk.paper.pack_asks import Topic, topics
from onedesk.paper.pack_flow import COLUMN, SIDE, Page, Piece, flow, heading, paragraph, title
from onedesk.paper.pack_known import known
from onedesk.paper.pack_sheet import PackSheet
from onedesk.paper.pack_table import Column, Row, table
from onedesk.paper.pack_type import QUIET, STRONG, Setter
from onedesk.paper.sheet import DARK, Pen
from onedesk.paper.tags import Tag

_LINE, _DOTS = 21.0, Pen(0.6, DARK, dash=0.9)
_INDENT = 16.0
_AGREED = (Column("What", 0.56), Column("Who", 0.24), Column("By when", 0.2))
_ROOMY = ((2, 6), (1, 5), (1, 3))
"""Dotted lines under each topic and empty rows of the table, as long as it fits on one page."""


def agenda_pages(source: PackSource, setter: Setter) -> list[Page]:
    """The topics with lines to write on, then a table for what is agreed: one page if it can be."""
    found = topics(source, known(source))
    pages: list[Page] = []
    for lines, rows in _ROOMY:
        pages = flow(
            [*_head(source, setter), *_topics(setter, found, lines), *_table(setter, rows)]
        )
        if len(pages) == 1:
            break
    return pages


def meeting_title(source: PackSource) -> str:
    """`For our meeting on Tuesday 31 March, 15:30`."""
    meeting = source.meeting
    return f"For our meeting on {say.slot(meeting)}" if meeting else "For our meeting"


def _head(source: PackSource, setter: Setter) -> list[Piece]:
    with_whom = f"{source.lead} and {source.adviser}" if source.lead else source.adviser
    about = paragraph(setter, f"{source.title}. {with_whom}.", QUIET, gap=1)
    return [title(setter, meeting_title(source)), about]


def _topics(setter: Setter, found: tuple[Topic, ...], lines: int) -> list[Piece]:
    return [_topic(setter, (number, topic), lines) for number, topic in enumerate(found, start=1)]


def _topic(setter: Setter, numbered: tuple[int, Topic], lines: int) -> Piece:
    """Its number and line, what it rests on, and dotted lines."""
    number, topic = numbered
    count = setter.line(f"{number}.", STRONG)
    texts = [setter.text(topic.title, COLUMN - _INDENT, STRONG)]
    if topic.detail:
        texts.append(setter.text(topic.detail, COLUMN - _INDENT, QUIET))
    written = sum(text.height for text in texts)

    def draw(sheet: PackSheet, top: float) -> None:
        item = (Tag("L"), Tag("LI", number))
        with sheet.tagged(*item, Tag("Lbl")):
            count.draw(sheet, SIDE, top)
        with sheet.tagged(*item, Tag("LBody")):
            draw_below(sheet, texts, SIDE + _INDENT, top)
        for line in range(1, lines + 1):
            y = top + written + line * _LINE
            sheet.rule(SIDE + _INDENT, y, COLUMN - _INDENT, _DOTS)

    return Piece(written + lines * _LINE, draw, 14)


def _table(setter: Setter, rows: int) -> list[Piece]:
    """Empty rows, which stay together."""
    pieces = table(setter, _AGREED, [Row(("\n", "", "")) for _ in range(rows)])
    *first, last = pieces
    return [heading(setter, "What we agree"), *(one._replace(keep=True) for one in first), last]
