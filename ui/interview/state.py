"""All that an interview desk can change, as one frozen value and flat edits to it.

An edit is `{key: value}`; `None` clears. The keys are those of `onedesk.desk.edits`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import JsonValue

from onedesk.desk.edits import (
    ACTION,
    GONE,
    INTERVIEW,
    NOTE,
    OUTCOME,
    REMOVED,
    by_action,
    grouped,
    part,
)
from onedesk.desk.sittings import Stored
from onedesk.desk.views import InterviewFile
from onedesk.domain.fields import Edits, Fields, difference, flat, with_edits
from onedesk.domain.interview import Interview
from onedesk.domain.plan import Action


@dataclass(frozen=True, slots=True)
class State:
    """The interview, today's actions, the earlier ones to review, and the note.

    An action that was removed stays in `actions`, so that it can be shown again; `gone` names it.
    """

    id: str
    interview: Interview
    actions: Mapping[str, Action] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    reviews: Mapping[str, Action] = field(default_factory=dict)
    note: str = ""

    @classmethod
    def of(cls, file: InterviewFile) -> "State":
        """The state of an interview as it is stored."""
        return cls(
            file.interview.id,
            file.interview.body,
            {entry.id: entry.body for entry in file.actions},
            frozenset(),
            {entry.id: entry.body for entry in file.reviews},
            file.note.body.text if file.note else "",
        )

    @property
    def plan(self) -> tuple[tuple[str, Action], ...]:
        """Today's actions with their ids, in order, without those removed."""
        there = [pair for pair in self.actions.items() if pair[0] not in self.gone]
        return tuple(sorted(there, key=lambda pair: (pair[1].order, pair[0])))

    def carried(self, earlier: str) -> str | None:
        """The id of today's action that an earlier one goes on as."""
        found = (action_id for action_id, action in self.plan if action.carried_from == earlier)
        return next(found, None)

    def fields(self, action: str) -> Fields:
        """The fields of one of today's actions; none of one that is not there."""
        there = action in self.actions and action not in self.gone
        return flat(self.actions[action]) if there else {}

    def value(self, key: str) -> JsonValue:
        """What stands under a key now."""
        name, inner = part(key), key.partition(".")[2]
        action, _, action_field = inner.partition(".")
        there = action in self.actions and action not in self.gone
        if name == NOTE:
            return self.note
        if name == GONE:
            return None if there else True
        if name == ACTION:
            return flat(self.actions[action]).get(action_field) if there else REMOVED
        if name == OUTCOME:
            return self.reviews[inner].outcome if inner in self.reviews else REMOVED
        return flat(self.interview).get(key)

    def stands(self, key: str, value: JsonValue) -> bool:
        """Whether an answer is still this one; a default is no answer."""
        now = self.value(key)
        if now in (value, REMOVED):
            return now == value
        return self.after({key: value}).value(key) == now

    def after(self, edits: Edits) -> "State":
        """The state after the edits. Raises pydantic's `ValidationError` for a wrong value."""
        groups = grouped(edits)
        changes: dict[str, Any] = {}
        if INTERVIEW in groups:
            changes["interview"] = with_edits(self.interview, groups[INTERVIEW])
        if ACTION in groups:
            edited = {
                action: with_edits(self.actions.get(action, Action(interview=self.id)), fields)
                for action, fields in by_action(groups[ACTION]).items()
            }
            changes["actions"] = {**self.actions, **edited}
        if GONE in groups:
            back = {action for action, gone in groups[GONE].items() if not gone}
            changes["gone"] = self.gone - back | (set(groups[GONE]) - back)
        if OUTCOME in groups:
            changes["reviews"] = {**self.reviews, **self._reviewed(groups[OUTCOME])}
        if NOTE in groups:
            changes["note"] = str(groups[NOTE][NOTE] or "")
        return replace(self, **changes)

    def before(self, edits: Edits) -> Fields:
        """The edits that take `edits` back.

        An action that was not there is gone again; one that is removed comes back with all its
        fields, for by then the file may know nothing of it.
        """
        old: Fields = {}
        for key, value in edits.items():
            name, action = part(key), key.partition(".")[2].partition(".")[0]
            if name == ACTION and not self.fields(action):
                continue
            old[key] = self.value(key)
            if name == GONE and value:
                old |= {f"{ACTION}.{action}.{f}": v for f, v in self.fields(action).items()}
        return old

    def now(self, stored: Stored) -> tuple["State", frozenset[str]]:
        """The state with what the file has, and the keys whose values that changed."""
        mine = {key: body for key, body in stored.actions.items() if body.interview == self.id}
        reviews = {key: stored.actions.get(key, body) for key, body in self.reviews.items()}
        after = State(self.id, stored.interview, mine, frozenset(), reviews, stored.note)
        keys = {*difference(flat(self.interview), flat(stored.interview))}
        for action in {*mine, *(action for action, _ in self.plan)}:
            old, new = self.fields(action), after.fields(action)
            keys |= {f"{ACTION}.{action}.{name}" for name in difference(old, new)}
            keys |= {f"{GONE}.{action}"} if bool(old) != bool(new) else set()
        keys |= {f"{OUTCOME}.{key}" for key, body in reviews.items() if body != self.reviews[key]}
        keys |= {NOTE} if stored.note != self.note else set()
        return after, frozenset(keys)

    def _reviewed(self, outcomes: Edits) -> dict[str, Action]:
        return {
            action: with_edits(
                self.reviews[action],
                {"outcome": outcome, "reviewed_in": self.id if outcome else None},
            )
            for action, outcome in outcomes.items()
            if action in self.reviews
        }
