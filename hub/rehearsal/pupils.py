"""Students of nobody real: names, forms, numbers, and why the school chose them."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from hub.rehearsal.chance import Chance
from hub.rehearsal.lists import StudentLine, names, phrases
from onedesk.domain.clock import academic_year
from onedesk.domain.people import School, Student
from onedesk.roster.upn import check_letter

_YEAR = 10
_AGE = 15
_DAYS = 365
_SEPTEMBER = 9
_FORMS = "ABCD"
_SERIALS = 101
"""Pupil numbers begin here, so that they meet none of the sample files."""


Gender = Literal["F", "M", "U"]
_GENDERS: Mapping[Gender, float] = {"F": 0.49, "M": 0.49, "U": 0.02}


def pupil(line: StudentLine, number: int, school: School, chance: Chance, today: date) -> Student:
    """The `number`-th student of a school."""
    drawn: Gender = chance.weighted(_GENDERS)
    gender = line.gender or drawn
    forename = line.forename or _forename(gender, chance)
    joined = school.windows[0].first - timedelta(days=7)
    if "new" in line.talks:
        joined = today - timedelta(days=30)
    return Student(
        legal_forename=forename,
        legal_surname=line.surname or surname(chance),
        preferred_forename=line.preferred_forename,
        preferred_surname=line.preferred_surname,
        form=line.form or f"{_YEAR}{chance.choice(_FORMS)}",
        year=_YEAR,
        born=_born(line, chance, today),
        upn=_upn(school, number),
        gender=gender,
        sen=chance.weighted({"N": 0.62, "K": 0.3, "E": 0.08}),
        indicators=_indicators(chance),
        why_selected=chance.choice(phrases().why),
        joined=joined,
    )


def surname(chance: Chance) -> str:
    """An invented surname, more often than not a double one."""
    if chance.happens(0.3):
        return chance.choice(names().single)
    return f"{chance.choice(names().first)}-{chance.choice(names().second)}"


def _forename(gender: Gender, chance: Chance) -> str:
    girls = gender == "F" or (gender != "M" and chance.happens(0.5))
    return chance.choice(names().girls if girls else names().boys)


def _born(line: StudentLine, chance: Chance, today: date) -> date:
    first = academic_year(today) - _AGE
    if not line.born:
        return date(first, _SEPTEMBER, 1) + timedelta(days=chance.randrange(_DAYS))
    month, day = (int(part) for part in line.born.split("-"))
    return date(first if month >= _SEPTEMBER else first + 1, month, day)


def _upn(school: School, number: int) -> str:
    """A pupil number with its check letter, issued in 2022."""
    body = f"{school.laestab}22{_SERIALS + number:03d}"
    return check_letter(body) + body


def _indicators(chance: Chance) -> dict[str, bool | float | str]:
    free_meals = chance.happens(0.42)
    return {
        "fsm": free_meals,
        "pupil_premium": free_meals or chance.happens(0.12),
        "attendance": round(min(100.0, chance.gauss(88, 7)), 1),
        "eal": chance.happens(0.14),
    }
