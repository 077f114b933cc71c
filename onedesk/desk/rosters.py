"""A school's own file of students, compared with what the desk knows, then taken in."""

from onedesk.desk import files
from onedesk.desk.base import DeskBase
from onedesk.domain.people import Student
from onedesk.roster.difference import Difference, KnownStudent, compare
from onedesk.roster.students import edits_of_known, known_student, new_students
from onedesk.store import records
from onedesk.store.database import reading, writing


class Rosters(DeskBase):
    """Looking into a school's file, and importing it."""

    def preview_roster(self, school: str, content: bytes, filename: str) -> Difference:
        """What a school's file would change; nothing is written. Raises `RosterError`."""
        from onedesk.roster.reading import read_roster  # noqa: PLC0415  # spreadsheets load slowly

        groups = self._schools()[school].shared_groups
        with reading(self._db):
            known = self._known(school)
        return compare(read_roster(content, filename, include=groups), known)

    def import_roster(self, school: str, difference: Difference) -> int:
        """Add the new students of a preview and bring the changed up to date; how many of both.

        Whoever has come from the hub since the preview is not added again.
        """
        with writing(self._db) as db:
            stamp = self._stamp()
            still_new = {row.number for row in compare(difference.roster, self._known(school)).new}
            new = tuple(row for row in difference.new if row.number in still_new)
            now = difference.model_copy(update={"new": new})
            taken = records.ids_of_kind(db, Student.kind)
            made = new_students(now, self._schools()[school], stamp.at.date(), taken)
            records.add(db, made, stamp)
            for student, edits in edits_of_known(now).items():
                records.edit(db, Student.kind, student, edits, stamp)
        return len(now.new) + len(now.changed)

    def _known(self, school: str) -> list[KnownStudent]:
        found = files.of_type(records.of_school(self._db, school, Student.kind), Student)
        return [known_student(entry.id, entry.body) for entry in found]
