"""Rows of a roster that are no new students: another school has them, or the law erased them."""

from collections.abc import Sequence
from typing import NamedTuple

from pydantic import JsonValue

from hub.guardian.returning import gone_by_law, homes, live_students
from hub.registry.models import School
from onedesk.roster.difference import Difference
from onedesk.roster.matching import Known
from onedesk.roster.students import id_of, known_student
from onedesk.roster.values import Roster, RosterRow


class Arrival(NamedTuple):
    """A row of the file, and the student of another school who has the same UPN.

    Or who came of this school's list once, by name and birthday, and was moved.
    """

    row: RosterRow
    student: str
    school: str

    def line(self, to: str) -> str:
        """The move to be made, in words."""
        by = "by the same UPN" if self.row.pupil.upn else "by name and birthday"
        return (
            f"{self.row.place}, {self.row.pupil.name}: known in {self.school} {by}. Not "
            f"added twice; to move everything along: onedesk-hub move {self.student} --to {to}"
        )

    def facts(self) -> dict[str, JsonValue]:
        """The same for programs."""
        return {"line": self.row.number, "student": self.student, "from": self.school}


def arrivals(difference: Difference, school: School) -> tuple[Arrival, ...]:
    """Which of the new rows are students whom another school has."""
    if not difference.new:
        return ()
    others = homes(besides=school)
    ours = {id_of(row.pupil, school.value()): row for row in difference.new if not row.pupil.upn}
    moved = live_students(ours.keys(), besides=school)
    by_upn = (
        Arrival(row, *others[row.pupil.upn])
        for row in difference.new
        if row.pupil.upn and row.pupil.upn in others
    )
    by_name = (
        Arrival(row, key, moved[key][0])
        for key, row in ours.items()
        if key in moved and Known([known_student(key, moved[key][1])]).match(row.pupil).student
    )
    return (*by_upn, *by_name)


def without(difference: Difference, arrived: Sequence[Arrival]) -> Difference:
    """The difference without the rows of those who arrive."""
    rows = {one.row.number for one in arrived}
    new = tuple(row for row in difference.new if row.number not in rows)
    return difference.model_copy(update={"new": new})


def without_erased(roster: Roster) -> tuple[Roster, int]:
    """The roster without pupils who were erased by law, and how many were left out."""
    gone = gone_by_law(row.pupil.upn for row in roster.rows if row.pupil.upn)
    rows = tuple(row for row in roster.rows if row.pupil.upn not in gone)
    return roster.model_copy(update={"rows": rows}), len(roster.rows) - len(rows)
