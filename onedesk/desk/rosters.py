"""A school's own file of students, compared with what the desk knows, then taken in."""

from onedesk.desk import files
from onedesk.domain.people import School, Student
from onedesk.roster.difference import Difference, compare
from onedesk.roster.students import edits_of_known, known_student, new_students
from onedesk.store import records
from onedesk.store.database import Database
from onedesk.store.records import Stamp


def preview(db: Database, school: School, content: bytes, filename: str) -> Difference:
    """What a school's file would change. Raises `RosterError` when it cannot be read."""
    from onedesk.roster.reading import read_roster  # noqa: PLC0415  # spreadsheets load slowly

    known = files.of_type(records.of_school(db, school.id, Student.kind), Student)
    return compare(
        read_roster(content, filename, include=school.shared_groups),
        [known_student(entry.id, entry.body) for entry in known],
    )


def write(db: Database, school: str, difference: Difference, stamp: Stamp) -> int:
    """Add the new students and bring the changed up to date; gives how many of both."""
    records.add(db, new_students(difference, school, stamp.at.date()), stamp)
    for student, edits in edits_of_known(difference).items():
        records.edit(db, Student.kind, student, edits, stamp)
    return len(difference.new) + len(difference.changed)
