"""The last thing that was saved, in a few words that anybody at the table may read."""

from textwrap import shorten

from pydantic import JsonValue

from onedesk.desk.asked import field_words, value_words
from onedesk.desk.edits import ACTION, GONE, NOTE, OUTCOME, part
from onedesk.domain.programme import catalogue
from ui.words import capital

_MOST = 60
_PARTS = {
    NOTE: "the private note",
    ACTION: "an action of today’s plan",
    GONE: "an action of today’s plan",
    OUTCOME: "what came of an earlier action",
}


def last_words(step: JsonValue) -> str:
    """What a step changed: *Apprenticeships, rated 3*; empty where nothing is known."""
    edits = _edits(step)
    key = next((key for key in edits if not key.startswith("skipped.")), "")
    if not key:
        return ""
    if part(key) in _PARTS:
        return _PARTS[part(key)]
    name, _, area = key.partition(".")
    said = value_words(key, edits[key])
    if name == "ratings":
        label = catalogue().area(area).short
        return f"{label}, rated {said}" if isinstance(edits[key], int) else f"{label}, {said}"
    if name == "rating_notes":
        return f"the note on {catalogue().area(area).short}"
    return capital(shorten(f"{field_words(key)}: {said}", _MOST, placeholder=" …"))


def _edits(step: JsonValue) -> dict[str, JsonValue]:
    """What stands after a step: as it was done, or as it was before if it was taken back."""
    if not isinstance(step, dict):
        return {}
    side = step.get("before" if step.get("undone") else "after")
    return side if isinstance(side, dict) else {}
