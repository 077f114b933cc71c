"""Slips to cut out: when each student's next talk is, in the type that students read."""

from collections.abc import Sequence
from typing import NamedTuple

from onedesk.paper import pack_words as say
from onedesk.paper.blocks import draw_below
from onedesk.paper.pack import TALKS, PackSource, PackStudent
from onedesk.paper.pack_flow import COLUMN, ROOM, SIDE, TOP, Page, Piece
from onedesk.paper.pack_sheet import PackSheet
from onedesk.paper.pack_type import Setter, Style
from onedesk.paper.sheet import DARK, GREY, Pen, Text

ACROSS, DOWN = 2, 8
_CUT, _WRITE = Pen(0.7, GREY, dash=3), Pen(0.6, DARK)
_NAME, _WORDS, _FOOT = Style(12, 1.35, bold=True), Style(10, 1.45), Style(9, 1.4, DARK)
_WIDE, _TALL, _INSIDE = COLUMN / ACROSS, ROOM / DOWN, 12.0
_BLANKS = (("Day", 0.0, 92.0), ("Time", 100.0, 154.0), ("Room", 162.0, 225.0))
_BLANK_LINE = 19.0


class _Slip(NamedTuple):
    """Words above and below; between them places to write in, where no time is known yet."""

    above: list[Text]
    blanks: list[Text]
    below: list[Text]


def slips_follow(cycle: int) -> bool:
    """Whether there is a next talk to invite to."""
    return cycle < TALKS


def slip_pages(source: PackSource, setter: Setter) -> list[Page]:
    """Sixteen slips a page, in the order of the pack; none after the last talk."""
    if not slips_follow(source.cycle):
        return []
    whole, everyone = ACROSS * DOWN, source.students
    groups = [everyone[at : at + whole] for at in range(0, len(everyone), whole)]
    return [((_sheet_of([_slip(source, s, setter) for s in group]), TOP),) for group in groups]


def _sheet_of(slips: Sequence[_Slip]) -> Piece:
    """A page of slips with dashed lines to cut along."""
    rows = -(-len(slips) // ACROSS)

    def draw(sheet: PackSheet, top: float) -> None:
        for at, slip in enumerate(slips):
            down, across = divmod(at, ACROSS)
            _draw(sheet, slip, SIDE + across * (_WIDE + _INSIDE), top + down * _TALL + 9)
        for row in range(1, rows + 1):
            sheet.rule(SIDE, top + row * _TALL, COLUMN, _CUT)
        sheet.upright(SIDE + _WIDE, top, rows * _TALL, _CUT)

    return Piece(ROOM, draw)


def _draw(sheet: PackSheet, slip: _Slip, left: float, top: float) -> None:
    draw_below(sheet, slip.above, left, top)
    top += sum(text.height for text in slip.above)
    if slip.blanks:
        top += 4
        for (_, start, end), text in zip(_BLANKS, slip.blanks, strict=True):
            text.draw(sheet, left + start, top)
            begin = start + text.width + 3
            sheet.rule(left + begin, top + text.height - 2, end - begin, _WRITE)
        top += _BLANK_LINE
    draw_below(sheet, slip.below, left, top)


def _slip(source: PackSource, student: PackStudent, setter: Setter) -> _Slip:
    """Name, when and where, and what to bring."""
    width = _WIDE - 2 * _INSIDE
    above = [
        setter.text(say.name_form(student), width, _NAME),
        setter.text(_when(source, student), width, _WORDS),
    ]
    bring = " Bring your plan." if student.has_plan else ""
    number = f"Talk {source.cycle + 1} of {TALKS}.{bring}"
    known = student.next is not None and student.next.starts is not None
    blanks = [] if known else [setter.line(name, _WORDS) for name, _, _ in _BLANKS]
    return _Slip(above, blanks, [setter.text(number, width, _FOOT)])


def _when(source: PackSource, student: PackStudent) -> str:
    if student.next is not None:
        return f"Your next careers talk: {say.slot(student.next)}"
    window = source.window(source.cycle + 1)
    if window is None:
        return "Your next careers talk"
    span = f"{say.month_day(window.first)} to {say.month_day(window.last)}"
    return f"Your next careers talk: {span}"
