"""Carries the edits of the interview desk to the deeds of the desk, on the desk's own thread."""

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import JsonValue

from onedesk.desk import Desk
from onedesk.domain.fields import Edits
from onedesk.domain.interview import Interview
from ui.interview.state import ACTION, CARRY, GONE, NOTE, OUTCOME, by_action, grouped


@dataclass(frozen=True, slots=True)
class Saved:
    """What is safe now: the edits, and the interview as it is stored if they touched it."""

    id: str
    edits: Edits
    interview: Interview | None = None


class Recorder:
    """Writes edits of one interview; called by `Autosave` through `Jobs`, never from the window.

    An action is born in the window, so it has an id of the window's until the desk has given it
    its own: `_ids` leads from one to the other. Edits may come twice after a refusal.
    """

    def __init__(self, desk: Desk, interview: str, stored: Iterable[str] = ()) -> None:
        self._desk, self._interview = desk, interview
        self._ids = {action: action for action in stored}
        self._removed: set[str] = set()

    def __call__(self, edits: Edits) -> Saved:
        """Write the edits. Raises `StoreError`; what was written before it stays written."""
        groups = grouped(edits)
        answers = groups.get("interview")
        interview = self._desk.answer(self._interview, answers) if answers else None
        for earlier, action in groups.get(CARRY, {}).items():
            self._carry(earlier, str(action))
        gone = groups.get(GONE, {})
        for action, fields in by_action(groups.get(ACTION, {})).items():
            self._change(action, fields, unwanted=bool(gone.get(action)))
        for action, removed in gone.items():
            self._remove(action, removed=bool(removed))
        for earlier, outcome in groups.get(OUTCOME, {}).items():
            said = None if outcome is None else str(outcome)
            self._desk.review_action(earlier, self._interview, said)
        if NOTE in groups:
            self._desk.write_note(self._interview, str(groups[NOTE][NOTE] or ""))
        return Saved(self._interview, dict(edits), interview)

    def _carry(self, earlier: str, action: str) -> None:
        if action not in self._ids:
            self._ids[action] = self._desk.carry_over(earlier, self._interview).id

    def _change(self, action: str, fields: dict[str, JsonValue], *, unwanted: bool) -> None:
        if action in self._ids:
            self._restore(action)
            self._desk.change_action(self._ids[action], fields)
        elif not unwanted:
            given = {name: value for name, value in fields.items() if value is not None}
            self._ids[action] = self._desk.add_action(self._interview, given).id

    def _remove(self, action: str, *, removed: bool) -> None:
        if not removed:
            self._restore(action)
        elif action in self._ids and action not in self._removed:
            self._desk.remove_action(self._ids[action])
            self._removed.add(action)

    def _restore(self, action: str) -> None:
        """An action that was taken back is edited only once it is there again."""
        if action in self._removed:
            self._desk.restore_action(self._ids[action])
            self._removed.discard(action)
