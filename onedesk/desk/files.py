"""A student's file and an interview's, put together from records."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from onedesk.desk.views import Attended, CaseRow, Entry, InterviewFile, StudentFile
from onedesk.domain import looking_back
from onedesk.domain.destination import Destination
from onedesk.domain.intervention import Attendance, Intervention
from onedesk.domain.interview import Interview
from onedesk.domain.people import School, Student
from onedesk.domain.plan import Action, Note, Print
from onedesk.domain.records import Record
from onedesk.domain.value import Body
from onedesk.store import overview, records
from onedesk.store.database import Database
from onedesk.store.errors import NotThere

B = TypeVar("B", bound=Body)

ABOUT_A_STUDENT = ("interview", "action", "attendance", "destination", "note", "print")


def of_type(found: Sequence[Record], body: type[B]) -> tuple[Entry[B], ...]:
    """The records of one kind, as entries."""
    return tuple(Entry(r.id, r.body) for r in found if isinstance(r.body, body))


def by_student(found: Sequence[Record], body: type[B]) -> list[tuple[str, Entry[B]]]:
    """The records of one kind with the student each is about."""
    return [(r.student or "", Entry(r.id, r.body)) for r in found if isinstance(r.body, body)]


def names(db: Database, students: Iterable[str]) -> dict[str, str]:
    """What the students of these ids go by; those not there are left out."""
    found = of_type(records.of_ids(db, students, Student.kind), Student)
    return {entry.id: entry.body.name for entry in found}


def student_file(db: Database, student: str, schools: dict[str, School], day: date) -> StudentFile:
    """Everything about one student.

    Raises `NotThere`, also for a student of a school that is not, or no longer, among `schools`.
    """
    owner = records.load(db, "student", student)
    found = records.of_student(db, student, ABOUT_A_STUDENT)
    school = schools.get(owner.school)
    if school is None:
        raise NotThere
    interviews = sorted(of_type(found, Interview), key=_when)
    cycle = school.cycle_on(day) or 1
    return StudentFile(
        student=of_type([owner], Student)[0],
        school=school,
        interviews=tuple(interviews),
        actions=of_type(found, Action),
        attended=_attended(db, owner.school, of_type(found, Attendance)),
        notes=of_type(found, Note),
        prints=of_type(found, Print),
        destination=next(iter(of_type(found, Destination)), None),
        cycle=cycle,
        appointment=next((e for e in interviews if _is_open(e.body, cycle)), None),
    )


def interview_file(file: StudentFile, interview: str) -> InterviewFile:
    """One interview of a student's file, with what stands beside it."""
    entry = next(entry for entry in file.interviews if entry.id == interview)
    pairs = [(action.id, action.body) for action in file.actions]
    talks = [(other.id, other.body) for other in file.interviews]
    family, seen = file.family(interview), looking_back.reviews(pairs, interview, talks)
    return InterviewFile(
        file=file,
        interview=entry,
        earlier=tuple(
            earlier
            for earlier in file.held_before(interview)
            if earlier.body.cycle < entry.body.cycle
        ),
        actions=file.actions_of(interview),
        reviews=tuple(action for action in file.actions if action.id in seen),
        note=next((note for note in file.notes if note.body.interview in family), None),
        print=next((p for p in reversed(file.prints) if p.body.interview in family), None),
    )


def case_rows(db: Database, school: School) -> list[CaseRow]:
    """The students of one school, by name."""
    talks, owed = overview.last_talks(db, school.id), overview.open_actions(db, school.id)
    none = overview.LastTalk((), None, None, None, None)
    rows = [
        _case_row(entry, school, talks.get(entry.id, none), owed.get(entry.id, 0))
        for entry in of_type(records.of_school(db, school.id, "student"), Student)
    ]
    return sorted(rows, key=lambda row: row.name)


def _case_row(
    entry: Entry[Student], school: School, last: overview.LastTalk, open_actions: int
) -> CaseRow:
    return CaseRow(
        student=entry.id,
        name=entry.body.name,
        form=entry.body.form,
        school=school.id,
        school_name=school.name,
        held=last.held,
        last_day=last.day,
        sector=last.sector,
        job=last.job,
        plan=last.plan,
        open_actions=open_actions,
    )


def _attended(
    db: Database, school: str, attendances: Sequence[Entry[Attendance]]
) -> tuple[Attended, ...]:
    held = of_type(records.of_school(db, school, "intervention"), Intervention)
    offered = {entry.id: entry.body for entry in held}
    pairs = [
        Attended(event, entry.body)
        for entry in attendances
        if (event := entry.body.of(offered)) is not None
    ]
    return tuple(sorted(pairs, key=lambda pair: pair.intervention.day))


def _when(entry: Entry[Interview]) -> tuple[int, date, str]:
    return (entry.body.cycle, entry.body.day or date.min, entry.id)


def _is_open(interview: Interview, cycle: int) -> bool:
    return interview.cycle == cycle and interview.outcome is None and interview.finished_at is None
