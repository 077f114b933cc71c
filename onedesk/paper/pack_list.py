"""The list to act on: whom the school can help, and who has not been seen, without ratings."""

from collections.abc import Callable, Sequence

from onedesk.domain.programme import catalogue
from onedesk.paper import pack_words as say
from onedesk.paper.document import bold, words
from onedesk.paper.pack import PackSource, PackStudent
from onedesk.paper.pack_asks import (
    area_name,
    asks,
    low_in,
    names,
    without_plan,
    without_sector,
)
from onedesk.paper.pack_flow import Page, Piece, flow, heading, paragraph, title
from onedesk.paper.pack_table import Column, Row, table
from onedesk.paper.pack_type import QUIET, SMALL, Setter
from onedesk.paper.wording import names_whole

ASKS = (Column("Student", 0.262), Column("What we see", 0.414), Column("What would help", 0.324))
_ONE = (Column("Student", 0.36), Column("What we know", 0.64))
_AREAS = (Column("Area", 0.36), Column("Students", 0.64))


def list_pages(source: PackSource, setter: Setter) -> list[Page]:
    """As many pages as the names need; parts without a name are left out."""
    about = f"{source.title}. Names to act on; no rating stands here."
    pieces = [
        title(setter, "List to act on"),
        paragraph(setter, about, QUIET, gap=1),
        *_asks(source, setter),
        *_part(setter, f"No plan after Year 11 yet{_of(source, without_plan)}", _unsure(source)),
        *_part(setter, f"No area of work in mind{_of(source, without_sector)}", _open(source)),
        *_areas(source, setter),
        *_part(setter, f"Not seen yet in cycle {source.cycle}", _waiting(source)),
        *_part(setter, f"Declined a talk in cycle {source.cycle}", _declined(source)),
        *_named_only(source, setter),
    ]
    return flow(pieces)


def asks_table(source: PackSource, setter: Setter) -> list[Piece]:
    """Every request: a row of headings, then a row each; nothing without a request."""
    rows = [Row((say.name_form(ask.student), ask.see, ask.help)) for ask in asks(source)]
    return table(setter, ASKS, rows) if rows else []


def _of(source: PackSource, these: Callable[[PackSource], Sequence[PackStudent]]) -> str:
    return f": {len(these(source))} of {len(source.seen)} seen"


def _part(setter: Setter, head: str, rows: list[Row]) -> list[Piece]:
    return [heading(setter, head), *table(setter, _ONE, rows)] if rows else []


def _asks(source: PackSource, setter: Setter) -> list[Piece]:
    rows = asks_table(source, setter)
    return [heading(setter, "Please help with these"), *rows] if rows else []


def _unsure(source: PackSource) -> list[Row]:
    return [Row((say.name_form(one), _mind(source, one))) for one in without_plan(source)]


def _mind(source: PackSource, student: PackStudent) -> str:
    """What there is to start from."""
    talk = student.talk(source.cycle)
    mind = say.first_sector(talk) if talk else ""
    return f"Has {mind} in mind." if mind else "No area of work in mind either."


def _open(source: PackSource) -> list[Row]:
    rows = []
    for student in without_sector(source):
        talk = student.talk(source.cycle)
        wanted = talk is not None and talk.plan is not None and not say.unsure(talk)
        rows.append(
            Row((say.name_form(student), f"Wants: {say.plan(talk)}." if talk and wanted else "–"))
        )
    return rows


def _areas(source: PackSource, setter: Setter) -> list[Piece]:
    """Areas of knowledge with those who need help, the most needed first."""
    found = [(area.code, low_in(source, area.code)) for area in catalogue().areas]
    needed = sorted((pair for pair in found if pair[1]), key=lambda pair: -len(pair[1]))
    if not needed:
        return []
    rows = [
        Row((words(bold(area_name(code)), f"\n{say.students(len(who))}"), names(who)))
        for code, who in needed
    ]
    about = paragraph(setter, f"Rated {source.low} of 5 or less in this cycle.", SMALL)
    head = heading(setter, "Areas that need help")
    return [head, about._replace(keep=True), *table(setter, _AREAS, rows)]


def _waiting(source: PackSource) -> list[Row]:
    return [Row((say.name_form(one), _why(source, one))) for one in source.not_seen]


def _why(source: PackSource, student: PackStudent) -> str:
    """What stands in the way, or when they come."""
    missed, booked = student.miss(source.cycle), student.booked
    said = []
    if missed is not None:
        on = f" on {say.month_day(missed.day)}" if missed.day else ""
        said.append(f"{say.missed(missed)}{on}.")
    if booked is not None:
        said.append(f"Booked for {say.slot(booked)}.")
    return " ".join(said) or "No time yet."


def _declined(source: PackSource) -> list[Row]:
    said = "May come at any time."
    return [Row((say.name_form(one), said)) for one in source.declined]


def _named_only(source: PackSource, setter: Setter) -> list[Piece]:
    if not source.named_only:
        return []
    about = (
        "For these an objection to sharing is on record: no more than the name is in this pack, "
        "and they are in no figure."
    )
    return [
        heading(setter, "Named only"),
        paragraph(setter, about, QUIET)._replace(keep=True),
        paragraph(setter, names_whole(source.named_only), QUIET),
    ]
