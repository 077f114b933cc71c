"""Where a student goes after Year 11: what the adviser predicts, and what was confirmed."""

from pydantic import JsonValue

from onedesk.desk import files
from onedesk.desk.base import DeskBase, as_entry
from onedesk.desk.views import Entry
from onedesk.domain.destination import Destination
from onedesk.domain.errors import RuleError
from onedesk.domain.fields import Edits
from onedesk.domain.programme import catalogue
from onedesk.store import records
from onedesk.store.database import writing

NO_PLAN = "This OneDesk knows no plan after Year 11 called “{}”. Nothing was changed."
_DATED = {"predicted": "predicted_on", "confirmed": "confirmed_on"}


class Destinations(DeskBase):
    """Predicted and confirmed; neither is ever taken from the plan."""

    def record_destination(self, student: str, edits: Edits) -> Entry[Destination]:
        """Note what is said of a student's destination; what `edits` does not name stays.

        Its day is today's where a code is new and no day is given. Raises `RuleError` for a code
        that is in no list.
        """
        with writing(self._db) as db:
            owner = records.load(db, "student", student)
            known = files.of_type(records.of_student(db, student, ["destination"]), Destination)
            before = known[0].body if known else Destination()
            dated = self._dated(before, edits)
            if known:
                return as_entry(Destination, self._edit("destination", known[0].id, dated))
            given = {field: value for field, value in dated.items() if value is not None}
            return as_entry(Destination, self._add("destination", owner, given))

    def _dated(self, before: Destination, edits: Edits) -> dict[str, JsonValue]:
        """The edits with the days that belong to new or cleared codes."""
        dated = dict(edits)
        for field, day in _DATED.items():
            if field not in edits or edits[field] == getattr(before, field):
                continue
            code = edits[field]
            if code is not None and code not in {plan.code for plan in catalogue().plans}:
                raise RuleError(NO_PLAN.format(code))
            dated.setdefault(day, None if code is None else self._today())
        return dated
