"""The whole fictional programme: its people, its schools and their records."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from hub.accounts.models import Role
from hub.rehearsal import calendar, diary, events, story
from hub.rehearsal.chance import Chance
from hub.rehearsal.lists import (
    PersonLine,
    SchoolLine,
    StudentLine,
    person_lines,
    school_lines,
    thornlaw,
)
from hub.rehearsal.printing import References, prints
from hub.rehearsal.pupils import pupil, surname
from hub.rehearsal.talks import Setting
from onedesk.domain.people import School, Student
from onedesk.domain.programme import catalogue
from onedesk.domain.records import Record

SERVICE = "Opportunity North East"
CONTACT = "Ask your careers lead, or write to the service"
SHARED = ("attendance", "eal", "fsm", "sen")
DRAWN = "thornlaw"
_FULL = 30
_FEWEST = 27


class Somebody(NamedTuple):
    """A person with an account, and the ids of their schools."""

    username: str
    name: str
    role: str
    schools: tuple[str, ...]


def people(count: int) -> list[Somebody]:
    """Advisers and careers leads of the first `count` schools, an analyst, a registry admin."""
    schools = school_lines()[:count]
    leads = [
        Somebody(_username(school.lead), school.lead, Role.CAREERS_LEAD, (school.id,))
        for school in schools
    ]
    staff = [
        Somebody(line.username, line.name, line.role, _schools_of(line, schools))
        for line in person_lines()
    ]
    return [one for one in staff if one.schools or one.role != Role.ADVISER] + leads


def school(line: SchoolLine, today: date) -> School:
    """A school as the registry knows it."""
    windows = calendar.windows(today, late=line.late)
    return School(
        id=line.id,
        name=line.name,
        area=catalogue().authority(line.authority).region,
        authority=line.authority,
        laestab=line.laestab,
        careers_lead=line.lead,
        careers_lead_place=line.place,
        room=line.room,
        agreement_until=date(windows[-1].last.year, 8, 31),
        shared_groups=frozenset(SHARED),
        windows=windows,
    )


def records(line: SchoolLine, seed: int, today: date) -> Iterator[Record]:
    """All records of one school."""
    here = school(line, today)
    adviser = next(person for person in person_lines() if person.username == line.adviser)
    place = diary.Place(_place(line), here.windows, today)
    chance = Chance(seed, line.id)
    lines = _lines(line, chance)
    drawn = line.id == DRAWN
    days = (
        diary.as_drawn(place, lines, chance)
        if drawn
        else diary.by_chance(place, len(lines), chance)
    )
    setting, references = Setting(here, adviser), References(school_lines().index(line))
    students: dict[str, tuple[StudentLine, Student]] = {}
    for number, own in enumerate(lines):
        own_chance = Chance(seed, line.id, number)
        student = pupil(own, number, here, own_chance, today)
        one = story.Story(own, student, days[number], setting, today, own_chance)
        student_id, about = story.told(one)
        students[student_id] = (own, student)
        yield from about
        yield from prints(about, setting, SERVICE, references, own_chance)
    yield from events.offered(here, students, drawn=drawn, chance=chance)


def _lines(line: SchoolLine, chance: Chance) -> list[StudentLine]:
    """The students to be made; no surname comes twice in a school."""
    if line.id == DRAWN:
        given = list(thornlaw())
    else:
        full = line.adviser == "marged"
        given = [StudentLine()] * (_FULL if full else chance.randint(_FEWEST, _FULL))
    taken = {own.surname for own in given if own.surname}
    return [own if own.surname else own.but(surname=_new(taken, chance)) for own in given]


def _new(taken: set[str], chance: Chance) -> str:
    name = surname(chance)
    while name in taken:
        name = surname(chance)
    taken.add(name)
    return name


def _place(line: SchoolLine) -> int:
    """Which of its adviser's schools it is, from 0."""
    return [each.id for each in school_lines() if each.adviser == line.adviser].index(line.id)


def _schools_of(person: PersonLine, schools: tuple[SchoolLine, ...]) -> tuple[str, ...]:
    return tuple(school.id for school in schools if school.adviser == person.username)


def _username(name: str) -> str:
    return name.split(maxsplit=1)[0].lower()
