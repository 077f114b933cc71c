"""Headings of school systems to fields: SIMS, Arbor, Bromcom and what people write themselves."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SYNONYMS: dict[str, tuple[str, ...]] = {
    "legal_forename": (
        "legal forename",
        "legal first name",
        "legal given name",
        "first name legal",
    ),
    "legal_surname": ("legal surname", "legal last name", "legal family name", "last name legal"),
    "preferred_forename": (
        *("preferred forename", "preferred first name", "chosen forename", "chosen first name"),
        *("chosen name", "known as", "preferred name", "preferred given name"),
    ),
    "preferred_surname": (
        *("preferred surname", "preferred last name", "chosen surname", "preferred family name"),
    ),
    "forename": (
        *("forename", "forenames", "first name", "first names", "given name", "given names"),
        *("pupil forename", "student forename", "student first name", "pupil first name"),
    ),
    "surname": (
        *("surname", "last name", "family name", "pupil surname", "student surname"),
        *("student last name", "pupil last name"),
    ),
    "surname_first": ("surname forename", "legal surname forename", "name surname forename"),
    "name": ("name", "full name", "pupil name", "student name", "pupil", "student"),
    "born": (
        *("date of birth", "dob", "birth date", "birthdate", "born", "d o b", "dateofbirth"),
        *("pupil dob", "student dob", "birthday"),
    ),
    "upn": ("upn", "unique pupil number", "pupil upn", "upn number", "unique pupil no"),
    "uln": ("uln", "unique learner number", "uln number", "unique learner no"),
    "year": (
        *("year", "year group", "yeargroup", "year taught in", "nc year", "ncy", "ncyear", "yr"),
        *(
            "nc year actual",
            "ncyearactual",
            "actual nc year",
            "national curriculum year",
            "yr group",
        ),
        *("current year group", "current nc year"),
    ),
    "form": (
        *("reg", "reg group", "registration form", "registration group", "form", "form group"),
        *("tutor group", "tutor", "class", "tg", "current registration form", "reg form"),
    ),
    "sex": ("gender", "sex", "legal sex", "gender identity", "m f"),
    "admission_number": (
        *("adno", "adm no", "admission number", "admission no", "pupil id", "student id"),
        *("admissions number", "arbor student id"),
    ),
    "school": ("school", "school name", "establishment", "establishment name"),
    "sen": (
        *("sen status", "sen", "send", "send status", "sen provision", "sen code", "sen stage"),
        *("ehcp", "sen need status"),
    ),
    "fsm": (
        *("fsm", "fsm eligible", "free school meals", "free school meal", "eligible for fsm"),
        *("eligible for free school meals", "fsm eligibility", "free meals"),
    ),
    "pupil_premium": (
        *("pupil premium", "pp", "pupil premium indicator", "fsm6", "ever 6", "ever 6 fsm"),
        *("disadvantaged", "ever6", "pupil premium eligible", "disadvantaged pupil"),
    ),
    "attendance_percent": (
        *("attendance", "attendance percent", "attendance percentage", "present", "att"),
        *("percentage attendance", "present percent", "ytd attendance", "overall attendance"),
    ),
    "in_care": (
        *("in care", "cla", "lac", "looked after", "looked after child", "child looked after"),
        *("child in care", "in local authority care"),
    ),
    "eal": ("eal", "english as an additional language", "english additional language"),
}

_BREAKS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOT_WORDS = re.compile(r"[^a-z0-9]+")
_FIELD = {heading: field for field, synonyms in _SYNONYMS.items() for heading in synonyms}
_NAMES = ({"legal_surname", "surname", "preferred_surname"}, {"surname_first", "name"})
_FORENAMES = {"legal_forename", "forename", "preferred_forename"}


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands: its columns in their order, and the headings not understood."""

    places: dict[str, tuple[int, ...]]
    headings: tuple[tuple[str, str], ...]
    unread: tuple[str, ...]
    width: int


def field_of(heading: str) -> str | None:
    """The field that a heading means, or None."""
    if not any(map(str.isalpha, heading)):
        return None
    for text in (heading, _BREAKS.sub(" ", heading)):
        words = _NOT_WORDS.sub(" ", text.lower()).strip()
        if found := _FIELD.get(words) or _FIELD.get(words.replace(" ", "")):
            return found
    return None


def weight(cells: Sequence[str]) -> int:
    """How many different fields a line of headings names; 0 if it names nobody."""
    fields = {field for cell in cells if (field := field_of(cell))}
    surnames, wholes = _NAMES
    named = bool(fields & wholes) or bool(fields & surnames and fields & _FORENAMES)
    return len(fields) if named and len(fields) > 1 else 0


def read_columns(cells: Sequence[str]) -> Columns:
    """The fields of a line of headings."""
    places: dict[str, tuple[int, ...]] = {}
    headings: list[tuple[str, str]] = []
    unread: list[str] = []
    for index, cell in enumerate(cells):
        field = field_of(cell)
        if field:
            places[field] = (*places.get(field, ()), index)
            headings.append((cell, field))
        elif cell:
            unread.append(cell)
    return Columns(_settled(places), tuple(headings), tuple(unread), len(cells))


def _settled(places: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """Plain *Forename* is the legal one; beside a legal column it is the one used in school."""
    settled = dict(places)
    for part in ("forename", "surname"):
        if part in settled:
            kind = "preferred" if f"legal_{part}" in settled else "legal"
            settled.setdefault(f"{kind}_{part}", settled[part])
            del settled[part]
        elif f"legal_{part}" not in settled and f"preferred_{part}" in settled:
            settled[f"legal_{part}"] = settled.pop(f"preferred_{part}")
    return settled
