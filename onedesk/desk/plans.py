"""The action plan: made in one interview, reviewed in the next."""

from collections.abc import Mapping

from pydantic import JsonValue

from onedesk.desk.base import DeskBase, as_entry
from onedesk.desk.views import Entry
from onedesk.domain import rules
from onedesk.domain.fields import Edits, flat
from onedesk.domain.plan import Action
from onedesk.store import records
from onedesk.store.database import writing


class Plans(DeskBase):
    """Actions: added, changed, removed, reviewed, carried over."""

    def add_action(
        self, interview: str, fields: Mapping[str, JsonValue] | None = None
    ) -> Entry[Action]:
        """A new action at the end of this interview's plan."""
        with writing(self._db) as db:
            beside = records.load(db, "interview", interview)
            order = self._next_order(interview)
            body = {"order": order, **(fields or {}), "interview": interview}
            return as_entry(Action, self._add("action", beside, body))

    def change_action(self, action: str, edits: Edits) -> Entry[Action]:
        with writing(self._db):
            return as_entry(Action, self._edit("action", action, edits))

    def remove_action(self, action: str) -> None:
        with writing(self._db) as db:
            records.remove(db, "action", action, self._stamp())

    def restore_action(self, action: str) -> Entry[Action]:
        with writing(self._db) as db:
            return as_entry(Action, records.restore(db, "action", action, self._stamp()))

    def review_action(self, action: str, interview: str, outcome: str | None) -> Entry[Action]:
        """Say what came of an earlier action; `None` takes the outcome back."""
        reviewed = interview if outcome else None
        today = self._today() if outcome else None
        edits: Edits = {"outcome": outcome, "outcome_on": today, "reviewed_in": reviewed}
        return self.change_action(action, edits)

    def carry_over(self, action: str, interview: str) -> Entry[Action]:
        """Take an earlier action into this plan as a new one that remembers where it came from."""
        with writing(self._db) as db:
            earlier = as_entry(Action, records.load(db, "action", action))
            outcome = {"outcome": "carried_over", "outcome_on": self._today()}
            self._edit("action", action, {**outcome, "reviewed_in": interview})
            order = self._next_order(interview)
            carried = rules.carried_over(action, earlier.body, interview, order)
            beside = records.load(db, "interview", interview)
            return as_entry(Action, self._add("action", beside, flat(carried)))

    def _next_order(self, interview: str) -> int:
        orders = [entry.body.order for entry in self._interview(interview).actions]
        return max(orders, default=0) + 1
