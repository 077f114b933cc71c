"""Rows of a roster that are no new students: another school has them, or the law erased them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pydantic import JsonValue

from hub.exchange.models import Record
from hub.guardian.pupil_mark import erased_among
from hub.registry.models import School
from onedesk.domain.people import Student
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
    homes = _homes(besides=school) if named else {}
    return tuple(
        Arrival(row, *homes[row.pupil.upn])
        for row in named
        if row.pupil.upn and row.pupil.upn in homes
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


def gone_by_law(upns: Iterable[str]) -> frozenset[str]:
    """Which of these UPNs may not come back.

    Whoever is a student here all the same is not among them: another record of the pupil was kept.
    """
    erased = erased_among(upns)
    return erased - _homes().keys() if erased else erased


def _homes(besides: School | None = None) -> Mapping[str, tuple[str, str]]:
    """Id and school of each student, those of one school left out, by UPN."""
    rows = Record.objects.filter(kind=Student.kind, deleted=False)
    if besides:
        rows = rows.exclude(school=besides)
    found = rows.values_list("id", "school_id", "body")
    return {upn: (key, home) for key, home, body in found if (upn := json.loads(body).get("upn"))}
