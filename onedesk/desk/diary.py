"""The adviser's diary, read from the file: a school's day, and what stands at which time."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from onedesk.desk import day as days
from onedesk.desk import files, rhythm
from onedesk.desk.day_views import DayList, DayTimes, Taken
from onedesk.desk.school_records import SchoolRecords
from onedesk.domain.interview import Interview
from onedesk.domain.people import School, Student
from onedesk.domain.plan import Action
from onedesk.store import agenda, records, restored
from onedesk.store.database import Database
from onedesk.store.family import standings

SATURDAY = 5
LOOK_AHEAD = timedelta(days=21)
"""How far ahead a free time is looked for; a cycle lasts about as long."""


def day_list(db: Database, school: School, day: date, today: date, me: str) -> DayList:
    """The list of a school for `day` as it is on `today`, with what the adviser `me` promised."""
    found = SchoolRecords(
        files.of_type(records.of_school(db, school.id, "student"), Student),
        files.by_student(records.of_school(db, school.id, "interview"), Interview),
    )
    listed = {student for student, _ in found.on(day)}
    found.add_actions(files.by_student(records.of_students(db, listed, "action"), Action))
    found.add_actions(files.by_student(agenda.promises(db, school.id, today), Action))
    states = {key: standing.state for key, standing in standings(db, listed).items()}
    if restored.in_doubt(db):
        states = {key: "laptop" if state == "hub" else state for key, state in states.items()}
    return days.day_list(found, school, day, today, states, me)


def appointments(db: Database, day: date) -> Counter[str]:
    """How many appointments of a day stand, by school."""
    return Counter(
        record.school
        for record in agenda.on_day(db, day)
        if isinstance(record.body, Interview) and _stands(record.body)
    )


def times(
    db: Database, schools: Mapping[str, School], school: str, student: str, day: date, now: datetime
) -> DayTimes:
    """What a day holds already besides the student, at whichever school, and what is free."""
    taken = _taken(db, schools, school, student, day)
    started: dict[date, list[time]] = {}
    for on, starts in agenda.starts(db, school):
        started.setdefault(on, []).append(starts)
    place = schools[school]
    return DayTimes(
        day=day,
        cycle=place.cycle_on(day) or 1,
        in_window=any(window.holds(day) for window in place.windows),
        taken=taken,
        free=rhythm.free_times(
            rhythm.usual_times(started),
            [one.starts for one in taken],
            now.time() if day == now.date() else None,
        ),
    )


def next_times(
    db: Database, schools: Mapping[str, School], school: str, student: str, day: date, now: datetime
) -> DayTimes:
    """The same of the first school day from `day` on with a free time; of `day` if none has."""
    first = times(db, schools, school, student, day, now)
    found, looked = first, day
    while (looked.weekday() >= SATURDAY or not found.free) and looked < day + LOOK_AHEAD:
        looked += timedelta(days=1)
        if looked.weekday() < SATURDAY:
            found = times(db, schools, school, student, looked, now)
    return found if found.free else first


def _taken(
    db: Database, schools: Mapping[str, School], school: str, student: str, day: date
) -> tuple[Taken, ...]:
    """The times of a day that somebody else has, in order."""
    found = {
        record.student: (record.school, record.body.starts)
        for record in agenda.on_day(db, day)
        if isinstance(record.body, Interview) and _stands(record.body)
        if record.student and record.student != student and record.body.starts
    }
    names = {
        record.id: record.body.name
        for record in records.of_ids(db, found, "student")
        if isinstance(record.body, Student)
    }
    elsewhere = {key: place.name for key, place in schools.items() if key != school}
    taken = [
        Taken(starts, names.get(key, ""), elsewhere.get(where))
        for key, (where, starts) in found.items()
    ]
    return tuple(sorted(taken, key=lambda one: (one.starts, days.name_key(one.name))))


def _stands(interview: Interview) -> bool:
    """Whether somebody is, was or will be seen then."""
    return interview.outcome is None or interview.held
