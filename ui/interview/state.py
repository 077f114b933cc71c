"""All that an interview desk can change, as one frozen value and flat edits to it.

An edit is `{key: value}`; `None` clears. Keys are the flat fields of the interview, and

- `action.ID.FIELD`: a field of an action of today's plan
- `gone.ID`: true while that action is removed
- `outcome.ID`: what came of an earlier action
- `carry.ID`: the id of the new action that an earlier one goes on as
- `note`: the private note
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import JsonValue

from onedesk.desk.views import InterviewFile
from onedesk.domain.fields import Edits, flat, with_edits
from onedesk.domain.interview import Interview
from onedesk.domain.plan import Action

ACTION, GONE, OUTCOME, CARRY, NOTE = "action", "gone", "outcome", "carry", "note"
_APART = {ACTION, GONE, OUTCOME, CARRY}


def part(key: str) -> str:
    """Which part of the state a key belongs to; `interview` for a field of the interview."""
    head, dot, _ = key.partition(".")
    if dot and head in _APART:
        return head
    return NOTE if key == NOTE else "interview"


def grouped(edits: Edits) -> dict[str, dict[str, JsonValue]]:
    """The edits by part, each key without the name of its part."""
    groups: dict[str, dict[str, JsonValue]] = {}
    for key, value in edits.items():
        name = part(key)
        inner = key.partition(".")[2] if name in _APART else key
        groups.setdefault(name, {})[inner] = value
    return groups


def by_action(edits: Edits) -> dict[str, dict[str, JsonValue]]:
    """The edits of actions (`ID.FIELD`) by the action's id."""
    found: dict[str, dict[str, JsonValue]] = {}
    for key, value in edits.items():
        action, _, name = key.partition(".")
        found.setdefault(action, {})[name] = value
    return found


@dataclass(frozen=True, slots=True)
class State:
    """The interview, today's actions, the earlier ones to review, and the note."""

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
            {entry.id: entry.body for entry in file.to_review},
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

    def after(self, edits: Edits) -> "State":
        """The state after the edits. Raises pydantic's `ValidationError` for a wrong value."""
        groups = grouped(edits)
        changes: dict[str, Any] = {}
        if "interview" in groups:
            changes["interview"] = with_edits(self.interview, groups["interview"])
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

    def before(self, edits: Edits) -> dict[str, JsonValue]:
        """The edits that take `edits` back; an action that was not there is gone again."""
        old: dict[str, JsonValue] = {}
        answers = flat(self.interview)
        for key in edits:
            name, inner = part(key), key.partition(".")[2]
            if name == "interview":
                old[key] = answers.get(key)
            elif name == ACTION:
                action, _, action_field = inner.partition(".")
                if action in self.actions:
                    old[key] = flat(self.actions[action]).get(action_field)
            elif name == GONE:
                old[key] = inner in self.gone or inner not in self.actions or None
            elif name == OUTCOME:
                old[key] = self.reviews[inner].outcome
            elif name == NOTE:
                old[key] = self.note
        return old

    def _reviewed(self, outcomes: Edits) -> dict[str, Action]:
        return {
            action: with_edits(
                self.reviews[action],
                {"outcome": outcome, "reviewed_in": self.id if outcome else None},
            )
            for action, outcome in outcomes.items()
        }
