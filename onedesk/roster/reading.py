"""A school's file to a roster: what it holds, row by row, and what is doubtful about it."""

from dataclasses import replace

from onedesk.roster.across import look_across
from onedesk.roster.ctf import read_ctf
from onedesk.roster.errors import RosterError
from onedesk.roster.kinds import kind_of
from onedesk.roster.raw import RawRoster
from onedesk.roster.rows import Habits, read_row
from onedesk.roster.table import read_csv
from onedesk.roster.tabular import read_table
from onedesk.roster.text import decode
from onedesk.roster.values import GROUPS, Doubt, Refused, Roster, RosterRow, Source
from onedesk.roster.workbook import read_xlsx

_GROUP_OF = {field: group for group, carried in GROUPS.items() for field in carried}


def read_roster(content: bytes, filename: str, *, include: frozenset[str] = frozenset()) -> Roster:
    """The roster in the bytes of a CSV, XLSX or CTF file.

    `include` names the groups of support and risk data (`values.GROUPS`) that the agreement with
    the school allows; none is carried otherwise. Raises `RosterError` if it is no roster.
    """
    if unknown := include - GROUPS.keys():
        raise RosterError(f"There is no group of data called {', '.join(sorted(unknown))}.")
    source = kind_of(content)
    if source == "ctf":
        return _made(source, read_ctf(content, filename), include)
    if source == "xlsx":
        table, doubts = read_xlsx(content)
        return _made(source, replace(read_table(table), doubts=doubts), include)
    text = decode(content)
    raw = read_table(read_csv(text.text), text.repaired)
    if text.encoding == "mixed":
        say = "The letters of this file are stored in two ways. Look at the names with accents."
        raw = replace(raw, doubts=(Doubt(code="encoding", say=say, severity="warning"),))
    return _made(source, raw, include)


def _made(source: Source, raw: RawRoster, include: frozenset[str]) -> Roster:
    habits = Habits.of(raw.pupils, raw.title_year)
    read = [read_row(one, habits, include) for one in raw.pupils]
    rows = [one for one in read if isinstance(one, RosterRow)]
    refused = [one for one in read if isinstance(one, Refused)]
    checked, academic_year = look_across(rows, raw.academic_year)
    carried = [one for one in raw.columns if _GROUP_OF.get(one[1]) in {None, *include}]
    return Roster(
        source=source,
        school_name=raw.school_name,
        school_code=raw.school_code,
        academic_year=academic_year,
        rows=checked,
        refused=tuple(refused),
        skipped=raw.skipped,
        doubts=(*raw.doubts, *_about_habits(habits, checked)),
        columns=tuple(carried),
        left_out=tuple(
            heading for heading, field in raw.columns if (heading, field) not in carried
        ),
        unread=raw.unread,
    )


def _about_habits(habits: Habits, rows: tuple[RosterRow, ...]) -> tuple[Doubt, ...]:
    found = []
    if "year" not in habits.present and any(row.pupil.year for row in rows):
        source = "the form" if "form" in habits.present else "the title"
        say = f"The list has no column for the year group; it was taken from {source}."
        found.append(Doubt(code="year_taken", say=say, severity="warning"))
    if habits.shouted:
        say = "Names stood in capitals and were made small, as in McDonald. Look at them."
        found.append(Doubt(code="names_in_capitals", say=say, severity="warning"))
    return tuple(found)
