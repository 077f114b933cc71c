"""What an interview desk saves, in short words for tests: actions, their outcomes, the note."""

from collections.abc import Mapping

from pydantic import JsonValue

from onedesk.desk import Desk
from onedesk.desk.edits import ACTION, GONE, LEFT, NOTE, OUTCOME
from onedesk.domain.ids import new_id


def plan_action(desk: Desk, interview: str, fields: Mapping[str, JsonValue]) -> str:
    """A new action at the end of the interview's plan; gives its id."""
    orders = [entry.body.order for entry in desk.interview(interview).actions]
    action = new_id()
    change_action(desk, interview, action, {"order": max(orders, default=0) + 1, **fields})
    return action


def change_action(desk: Desk, interview: str, action: str, fields: Mapping[str, JsonValue]) -> None:
    _save(desk, interview, {f"{ACTION}.{action}.{name}": said for name, said in fields.items()})


def remove_action(desk: Desk, interview: str, action: str) -> None:
    _save(desk, interview, {f"{GONE}.{action}": True})


def restore_action(desk: Desk, interview: str, action: str) -> None:
    _save(desk, interview, {f"{GONE}.{action}": None})


def review_action(desk: Desk, interview: str, action: str, outcome: str | None) -> None:
    """Say in an interview what came of an earlier action; `None` takes it back."""
    _save(desk, interview, {f"{OUTCOME}.{action}": outcome})


def write_note(desk: Desk, interview: str, text: str) -> None:
    _save(desk, interview, {NOTE: text})


def _save(desk: Desk, interview: str, edits: Mapping[str, JsonValue]) -> None:
    desk.save(interview, {**edits, LEFT: True})
