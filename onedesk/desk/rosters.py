"""A school's own file of students, compared with what the desk knows, then taken in."""

from onedesk.desk.base import DeskBase
from onedesk.domain.people import Student
from onedesk.roster.difference import Difference, KnownStudent, compare
from onedesk.roster.students import edits_of_known, known_student, new_students, without_moved
from onedesk.roster.values import Roster
from onedesk.store import records
from onedesk.store.database import reading, writing


class Rosters(DeskBase):
    """Looking into a school's file, and importing it."""

    def preview_roster(self, school: str, content: bytes, filename: str) -> Difference:
        """What a school's file would change; nothing is written. Raises `RosterError`."""
        from onedesk.roster.reading import read_roster  # noqa: PLC0415  # spreadsheets load slowly

        roster = read_roster(content, filename, include=self._schools()[school].shared_groups)
        with reading(self._db):
            return self._compared(roster, school)

    def import_roster(self, school: str, difference: Difference) -> int:
        """Add the new students of a preview and bring the changed up to date; how many of both.

        Whoever has come from the hub since the preview is not added again.
        """
        with writing(self._db) as db:
            stamp = self._stamp()
            still_new = {row.number for row in self._compared(difference.roster, school).new}
            new = tuple(row for row in difference.new if row.number in still_new)
            now = difference.model_copy(update={"new": new})
            taken = records.ids_of_kind(db, Student.kind)
            made = new_students(now, self._schools()[school], stamp.at.date(), taken)
            records.add(db, made, stamp)
            for student, edits in edits_of_known(now).items():
                records.edit(db, Student.kind, student, edits, stamp)
        return len(now.new) + len(now.changed)

    def _compared(self, roster: Roster, school: str) -> Difference:
        schools = self._schools()
        here: list[KnownStudent] = []
        elsewhere: dict[str, tuple[KnownStudent, str]] = {}
        for record in records.of_kind(self._db, Student.kind):
            if not isinstance(record.body, Student):
                continue
            student = known_student(record.id, record.body)
            if record.school == school:
                here.append(student)
            elif record.school in schools:
                elsewhere[record.id] = (student, schools[record.school].name)
        return without_moved(compare(roster, here), schools[school], elsewhere)
