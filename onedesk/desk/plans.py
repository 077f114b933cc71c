"""The action plan: made in one interview, reviewed in the next; the wording an adviser keeps."""

from collections.abc import Mapping

from pydantic import JsonValue

from onedesk.desk.base import as_entry
from onedesk.desk.preferring import Preferring
from onedesk.desk.views import Entry
from onedesk.domain import rules
from onedesk.domain.fields import Edits, flat
from onedesk.domain.plan import Action
from onedesk.domain.preferences import Preferences
from onedesk.domain.programme import SuggestedAction
from onedesk.store import records
from onedesk.store.database import writing


class Plans(Preferring):
    """Actions: added, changed, removed, reviewed, carried over; and the library of them."""

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

    def keep_wording(self, entry: SuggestedAction) -> Preferences:
        """Add an action to the adviser's own library; one of the same code gives way."""
        return self._own([*self._others(entry.code), entry])

    def drop_wording(self, code: str) -> Preferences:
        """Take an action out of the adviser's own library."""
        return self._own(self._others(code))

    def leave_out(self, code: str, *, out: bool = True) -> Preferences:
        """Offer an action of the library no more, or (`out` false) again."""
        left: list[JsonValue] = [*sorted(self.preferences().left_out - {code})]
        return self.prefer(left_out=[*left, code] if out else left)

    def _others(self, code: str) -> list[SuggestedAction]:
        return [one for one in self.preferences().own_actions if one.code != code]

    def _own(self, actions: list[SuggestedAction]) -> Preferences:
        return self.prefer(own_actions=[one.model_dump(mode="json") for one in actions])

    def _next_order(self, interview: str) -> int:
        orders = [entry.body.order for entry in self._interview(interview).actions]
        return max(orders, default=0) + 1
