"""Rows of a roster that are no new students: another school has them, or the law erased them."""

from collections.abc import Sequence
from typing import NamedTuple

from pydantic import JsonValue

from hub.guardian.returning import gone_by_law, homes
from hub.registry.models import School
from onedesk.roster.difference import Difference
from onedesk.roster.values import Roster, RosterRow


class Arrival(NamedTuple):
    """A row of the file, and the student of another school who has the same UPN."""

    row: RosterRow
    student: str
    school: str

    def line(self, to: str) -> str:
        """The move to be made, in words."""
        return (
            f"{self.row.place}, {self.row.pupil.name}: known in {self.school} by the same UPN. Not "
            f"added twice; to move everything along: onedesk-hub move {self.student} --to {to}"
        )

    def facts(self) -> dict[str, JsonValue]:
        """The same for programs."""
        return {"line": self.row.number, "student": self.student, "from": self.school}


def arrivals(difference: Difference, school: School) -> tuple[Arrival, ...]:
    """Which of the new rows are students whom another school has."""
    named = [row for row in difference.new if row.pupil.upn]
    others = homes(besides=school) if named else {}
    return tuple(
        Arrival(row, *others[row.pupil.upn])
        for row in named
        if row.pupil.upn and row.pupil.upn in others
    )


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
