"""The first page of a pack: what a careers lead needs to know in one look."""

from collections.abc import Sequence
from typing import NamedTuple

from onedesk.figures.measures import plans
from onedesk.paper import pack_words as say
from onedesk.paper.blocks import draw_below
from onedesk.paper.pack import PackSource
from onedesk.paper.pack_agenda import meeting_title
from onedesk.paper.pack_asks import (
    topics,
    without_plan,
    without_sector,
)
from onedesk.paper.pack_chart import dot_plot, plans_bar
from onedesk.paper.pack_flow import (
    COLUMN,
    ROOM,
    SIDE,
    Page,
    Piece,
    flow,
    heading,
    height_of,
    paragraph,
)
from onedesk.paper.pack_known import known, whose
from onedesk.paper.pack_list import asks_table
from onedesk.paper.pack_sheet import PackSheet
from onedesk.paper.pack_type import BODY, QUIET, SMALL, TITLE, Setter, Style
from onedesk.paper.sheet import GREY, Area, Pen
from onedesk.paper.tags import Tag
from onedesk.paper.wording import plain_day

KEEP_LOCKED = "Personal data: keep locked"
_FIGURE, _CAPTION = Style(17, 1.25, bold=True), Style(9.3, 1.3)
_PAD, _UNDER, _FRAME = 11.5, 3.5, Pen(0.7, GREY)
_MOST_TOPICS, _IN_TWO, _INDENT = 6, 2, 14


class Count(NamedTuple):
    """A number in large type, and what it counts."""

    number: str
    of: str


def summary_page(source: PackSource, setter: Setter) -> Page:
    """The whole page; requests that find no room are left to the list to act on."""
    upper = [
        _head(source, setter),
        _counts(setter, counted(source)),
        *_knowledge(source, setter),
        *_plans(source, setter),
    ]
    lower = _meeting(source, setter)
    room = ROOM - height_of([*upper, *lower])
    return flow([*upper, *_requests(source, setter, room), *lower])[0]


def counted(source: PackSource) -> tuple[Count, ...]:
    """The four numbers of the page, each with its base."""
    talks = [talk for one in source.seen if (talk := one.talk(source.cycle))]
    unsure, undecided = len(without_plan(source)), len(without_sector(source))
    asked_plan = sum(talk.plan is not None for talk in talks)
    asked_sector = sum(talk.sectors is not None for talk in talks)
    seen = len(talks)
    return (
        Count(f"{seen} of {len(source.students)}", f"seen in cycle {source.cycle}"),
        _without(unsure, asked_plan, seen, "no plan after Year 11 yet")
        if asked_plan
        else Count("–", "plan after Year 11 not asked yet"),
        _without(undecided, asked_sector, seen, "no area of work in mind")
        if asked_sector
        else Count("–", "area of work not asked yet"),
        _actions(source),
    )


def _without(count: int, asked: int, seen: int, what: str) -> Count:
    """So many `of 17 have` it; `of 16 asked have` where not everyone seen was asked."""
    of = f"of {asked}{'' if asked == seen else ' asked'} {'has' if count == 1 else 'have'}"
    return Count(str(count), f"{of} {what}")


def _actions(source: PackSource) -> Count:
    """What came of the actions of the cycle before; in the first one, how many were agreed."""
    steps = [step for one in source.seen for step in one.steps]
    before = max((step.cycle for step in steps if step.cycle < source.cycle), default=0)
    due = [step for step in steps if step.cycle == (before or source.cycle)]
    if not before:
        return Count(str(len(due)), f"actions agreed in cycle {source.cycle}")
    done = sum(step.outcome == "done" for step in due)
    return Count(f"{done} of {len(due)}", f"actions from cycle {before} done")


def _head(source: PackSource, setter: Setter) -> Piece:
    """Whose pack it is, for whom, from whom and when."""
    label = setter.line(KEEP_LOCKED, Style(9, 1.3, bold=True))
    wide = label.width + 15
    title = setter.text(source.title, COLUMN - wide - 12, TITLE)
    about = [setter.text(line, COLUMN, BODY) for line in _about(source)]

    def draw(sheet: PackSheet, top: float) -> None:
        with sheet.tagged(Tag("H1")):
            title.draw(sheet, SIDE, top)
        sheet.frame(Area(SIDE + COLUMN - wide, top, wide, 18.5), 4, Pen(0.8))
        label.draw(sheet, SIDE + COLUMN - 7.5, top + (18.5 - label.height) / 2, "right")
        draw_below(sheet, about, SIDE, top + title.height + _UNDER)

    return Piece(title.height + _UNDER + sum(text.height for text in about), draw)


def _about(source: PackSource) -> list[str]:
    lead = f"For {source.lead}, careers lead. " if source.lead else "For the careers lead. "
    window = source.window(source.cycle)
    early = ", early pack" if window and source.day < window.last else ""
    lines = [f"{lead}From {source.adviser}, careers adviser.\n{plain_day(source.day)}{early}."]
    if source.named_only:
        count = len(source.named_only)
        verb = "is" if count == 1 else "are"
        lines.append(f"{say.students(count)} {verb} named only, as asked, and in no figure.")
    return lines


def _counts(setter: Setter, numbers: Sequence[Count]) -> Piece:
    """The numbers side by side in one frame."""
    width = COLUMN / len(numbers)
    cells = [
        [setter.line(one.number, _FIGURE), setter.text(one.of, width - 2 * _PAD, _CAPTION)]
        for one in numbers
    ]
    height = max(sum(text.height for text in texts) for texts in cells) + 13

    def draw(sheet: PackSheet, top: float) -> None:
        sheet.frame(Area(SIDE, top, COLUMN, height), 6, _FRAME)
        for place, texts in enumerate(cells):
            left = SIDE + place * width
            if place:
                sheet.upright(left, top, height, _FRAME)
            draw_below(sheet, texts, left + _PAD, top + 6)

    return Piece(height, draw, 9.5)


def _knowledge(source: PackSource, setter: Setter) -> list[Piece]:
    title = heading(setter, "Where knowledge is, and what moved", gap=14)
    found = known(source)
    if found is None:
        return [title, paragraph(setter, "Nobody was rated in this cycle yet.", QUIET)]
    about = f"Mean rating, {whose(found)}. 1 very little, 5 excellent."
    if any(area.n != found.students for area in found.areas):
        about += " n: how many were rated."
    return [title, paragraph(setter, about, SMALL)._replace(keep=True), *dot_plot(setter, found)]


def _plans(source: PackSource, setter: Setter) -> list[Piece]:
    found = plans(source.facts, (source.cycle,), matched=False)
    (asked,), (not_asked,) = found.students, found.not_asked
    title = f"Plans after Year 11, the {say.students(asked)} asked"
    if not not_asked:
        title = f"Plans after Year 11, the {say.students(asked)} seen"
    if not asked:
        nobody = paragraph(setter, "Nobody was asked in this cycle yet.", QUIET)
        return [heading(setter, "Plans after Year 11"), nobody]
    return [heading(setter, title, gap=14), *plans_bar(setter, found.counts[0])]


def _requests(source: PackSource, setter: Setter, room: float) -> list[Piece]:
    """As many requests as there is room for; the others are counted."""
    title = heading(setter, "Please help with these", gap=14)
    pieces = asks_table(source, setter)
    if not pieces:
        return [title, paragraph(setter, "Nothing to ask for in this cycle.", QUIET)]
    for count in range(len(pieces) - 1, 0, -1):
        shown = [title, *pieces[: count + 1], *_more(source, setter, len(pieces) - 1 - count)]
        if sum(piece.gap + piece.height for piece in shown) <= room:
            return shown
    return []


def _more(source: PackSource, setter: Setter, count: int) -> list[Piece]:
    """How many requests stand elsewhere."""
    if not count:
        return []
    where = "in the list to act on" if "list" in source.parts else "for our meeting"
    return [paragraph(setter, f"{count} more {where}.", SMALL)]


def _meeting(source: PackSource, setter: Setter) -> list[Piece]:
    """The lines of the meeting in two columns, read down the left one first."""
    found = topics(source, known(source))[:_MOST_TOPICS]
    width = COLUMN / _IN_TWO
    lines = [
        (setter.line(f"{number}.", BODY), setter.text(topic.title, width - _INDENT - 14, BODY))
        for number, topic in enumerate(found, start=1)
    ]
    half = -(-len(lines) // _IN_TWO)
    columns = [lines[:half], lines[half:]]
    height = max(sum(text.height for _, text in column) for column in columns)

    def draw(sheet: PackSheet, top: float) -> None:
        for place, column in enumerate(columns):
            left, y = SIDE + place * width, top
            for number, text in column:
                number.draw(sheet, left, y)
                text.draw(sheet, left + _INDENT, y)
                y += text.height

    return [heading(setter, meeting_title(source), gap=14), Piece(height, draw, 4)]
