"""What every school offered between talks, and who came."""

from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta

from hub.rehearsal.calendar import at, school_day
from hub.rehearsal.chance import Chance
from hub.rehearsal.lists import EventLine, StudentLine, phrases
from onedesk.domain.intervention import Attendance, Intervention
from onedesk.domain.people import School, Student
from onedesk.domain.records import Record

_CAME = {"attended": 0.74, "part": 0.05, "absent": 0.13, "not_invited": 0.08}
_DRAWN_GAP = 2
_HAPPY = {3: 3, 4: 5, 5: 3}
_ASKED = 0.5

Students = Mapping[str, tuple[StudentLine, Student]]
"""Student id to the line they were made from and their record."""


def offered(school: School, students: Students, *, drawn: bool, chance: Chance) -> Iterator[Record]:
    """The events of a school, each with who came; on the days of the drawings if `drawn`."""
    seen = 0
    for line in phrases().event:
        day = _day(line, school, 0 if drawn else chance.randint(-3, 3))
        event_id = chance.record_id(at(day - timedelta(days=21), time(12)))
        yield Record(kind="intervention", id=event_id, school=school.id, body=_event(line, day))
        for student_id, (own, student) in students.items():
            if student.joined is None or student.joined > day:
                continue
            given = own.attended[seen] if line.gap == _DRAWN_GAP and own.attended else None
            yield _came(event_id, school, student_id, given or chance.weighted(_CAME), chance)
        seen += line.gap == _DRAWN_GAP


def _day(line: EventLine, school: School, shift: int) -> date:
    """A school day in the gap after a cycle."""
    before, after = school.windows[line.gap - 1], school.windows[line.gap]
    gap = (after.first - before.last).days
    day = before.last + timedelta(days=max(1, min(gap - 4, round(gap * line.part) + shift)))
    return school_day(day - timedelta(days=1), 1)


def _event(line: EventLine, day: date) -> Intervention:
    return Intervention(
        title=line.title,
        type=line.type,
        day=day,
        mode=line.mode,
        provider=line.provider,
        sectors=line.sectors,
        areas=line.areas,
        minutes=line.minutes,
    )


def _came(event_id: str, school: School, student: str, state: str, chance: Chance) -> Record:
    happy = chance.weighted(_HAPPY) if state == "attended" and chance.happens(_ASKED) else None
    return Record(
        kind="attendance",
        id=chance.record_id(at(school.windows[0].first, time(15))),
        school=school.id,
        student=student,
        body=Attendance(intervention=event_id, state=state, feedback=happy),
    )
