"""Raw text to roster rows: each field understood, each doubt named."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from onedesk.domain.clock import MONTHS
from onedesk.roster import dates, fields, names, uln, upn
from onedesk.roster.raw import Raw
from onedesk.roster.values import GROUPS, Doubt, Pupil, Refused, RosterRow

NAME_FIELDS = ("legal_forename", "legal_surname", "preferred_forename", "preferred_surname")
_GIVEN = 80  # characters of a refused row to show
_LONGEST = 100  # letters in a cell

_DATE_SAY = {
    "date_ambiguous": "“{given}” could be two days: other dates of this file have the month first.",
    "date_month_first": "“{given}” has the month first, which a British list does not.",
    "date_impossible": "“{given}” is no day of the calendar.",
    "date_unread": "“{given}” could not be read as a date of birth.",
    "date_serial": "“{given}” is a spreadsheet’s day number. It was read as {date}.",
    "date_short_year": "“{given}” leaves the century out. It was read as {date}.",
}


@dataclass(frozen=True, slots=True)
class Habits:
    """How this file writes: found by looking at all rows before reading any."""

    american: bool
    shouted: frozenset[str]
    fractions: bool
    present: frozenset[str]
    year: int | None  # from the title

    @classmethod
    def of(cls, pupils: Sequence[Raw], year: int | None = None) -> "Habits":
        column: dict[str, list[str]] = {}
        for raw in pupils:
            for field, text in raw.fields.items():
                column.setdefault(field, []).append(text)
        shares = [text for text in column.get("attendance_percent", []) if "%" not in text]
        numbers = [fields.percent_of(text) for text in shares]
        return cls(
            american=dates.month_first(column.get("born", [])),
            shouted=names.shouted({one: column[one] for one in NAME_FIELDS if one in column}),
            fractions=bool(numbers) and all(one is not None and one <= 1 for one in numbers),
            present=frozenset(column),
            year=year,
        )


class _Findings:
    """The fields and doubts of one row while it is read."""

    def __init__(self, raw: Raw) -> None:
        self.raw = raw
        self.values: dict[str, Any] = {}
        self.doubts: list[Doubt] = list(raw.doubts)

    def take(self, field: str, read: Callable[[str], Any], what: str) -> None:
        text = self.raw.fields.get(field, "")
        if not text:
            return
        self.values[field] = read(text)
        if self.values[field] is None:
            self.doubts.append(fields.unread(field, text, what))

    def warn(self, code: str, say: str, field: str) -> None:
        self.doubts.append(Doubt(code=code, say=say, severity="warning", field=field))

    def stop(self, code: str, say: str, field: str) -> None:
        self.doubts.append(Doubt(code=code, say=say, severity="error", field=field))


def read_row(raw: Raw, habits: Habits, include: frozenset[str]) -> RosterRow | Refused:
    """The row that the raw text means, or why it is none."""
    reason = raw.refused or _no_pupil(raw.fields)
    if reason:
        given = raw.given[:_GIVEN]
        return Refused(number=raw.number, place=raw.place, reason=reason, given=given)
    found = _Findings(raw)
    _names(found, habits)
    _numbers(found, habits)
    _born(found, habits)
    _school_fields(found, habits)
    _groups(found, habits, include)
    told = " ".join(raw.fields.get(one, "") for one in NAME_FIELDS[:2]).strip()
    return RosterRow(
        number=raw.number,
        place=raw.place,
        pupil=Pupil(**found.values),
        name_in_file=told,
        doubts=tuple(found.doubts),
    )


def _no_pupil(told: Mapping[str, str]) -> str:
    named = [one for one in NAME_FIELDS if told.get(one)]
    if not named:
        return "No name stands in this row."
    if len(named) == 1 and not told.keys() & {"born", "upn", "uln"}:
        return "This row has one name and neither a date of birth nor a pupil number."
    if any(len(text) > _LONGEST for text in told.values()):
        return "A cell of this row is longer than any name, form or number."
    return ""


def _names(found: _Findings, habits: Habits) -> None:
    for field in NAME_FIELDS:
        told = found.raw.fields.get(field, "")
        if field in habits.shouted:
            told = names.proper_case(told, surname=field.endswith("surname"))
        found.doubts += names.doubts(told, field)
        found.values[field] = told or (None if field.startswith("preferred") else "")
    for field, word in (("legal_forename", "forename"), ("legal_surname", "surname")):
        if not found.values[field]:
            found.stop(f"{word}_missing", f"The {word} is missing.", field)


def _numbers(found: _Findings, habits: Habits) -> None:
    number = upn.tidy(found.raw.fields.get("upn", ""))
    if number:
        doubts = upn.doubts(number)
        found.doubts += doubts
        stopped = any(doubt.severity == "error" for doubt in doubts)
        found.values["upn"] = None if stopped else number
    elif "upn" in habits.present:
        found.warn("upn_missing", "The UPN is missing (rule 1500).", "upn")
    learner = uln.tidy(found.raw.fields.get("uln", ""))
    if learner:
        doubts = uln.doubts(learner)
        found.doubts += doubts
        found.values["uln"] = None if doubts else learner


def _born(found: _Findings, habits: Habits) -> None:
    told = found.raw.fields.get("born", "")
    if not told:
        known = found.values.get("upn") or found.values.get("uln")
        note = found.warn if known else found.stop
        note("born_missing", "The date of birth is missing.", "born")
        return
    read = dates.read_date(told, american=habits.american)
    found.values["born"] = read.value
    if read.doubt:
        say = _DATE_SAY[read.doubt].format(given=told, date=_in_words(read.value))
        severity = "warning" if read.value else "error"
        doubt = Doubt(code=read.doubt, say=say, severity=severity, field="born", given=told)
        found.doubts.append(doubt)


def _in_words(day: date | None) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def _school_fields(found: _Findings, habits: Habits) -> None:
    form = found.raw.fields.get("form") or None
    found.values["form"] = form
    found.values["admission_number"] = found.raw.fields.get("admission_number") or None
    found.take("sex", fields.sex_of, "female or male")
    found.take("year", fields.year_of, "a year group")
    if "year" not in habits.present:
        found.values["year"] = (fields.year_of_form(form) if form else None) or habits.year


def _groups(found: _Findings, habits: Habits, include: frozenset[str]) -> None:
    readers: dict[str, tuple[Callable[[str], Any], str]] = {
        "sen": (fields.sen_of, "support for special needs"),
        "fsm": (fields.yes_or_no, "yes or no"),
        "pupil_premium": (fields.yes_or_no, "yes or no"),
        "attendance_percent": (
            lambda text: fields.percent_of(text, as_fraction=habits.fractions and "%" not in text),
            "a share of attendance",
        ),
        "in_care": (fields.yes_or_no, "yes or no"),
        "eal": (fields.yes_or_no, "yes or no"),
    }
    for group in GROUPS.keys() & include:
        for field in GROUPS[group]:
            found.take(field, *readers[field])
