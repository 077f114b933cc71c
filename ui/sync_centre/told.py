"""What the adviser's own words gave way to, in a sentence."""

from datetime import datetime

from onedesk.desk.views import Told
from onedesk.domain.privacy import PRIVATE_KINDS
from ui import words
from ui.differing import count_words, is_long, plain

_KINDS = {
    "interview": "an interview",
    "action": "an action",
    "note": "a private note",
    "student": "a student",
    "destination": "where they go after Year 11",
}
HISTORY = "Both are in the history."


def told_words(told: Told, now: datetime) -> str:
    """Who chose what, and what this adviser had written; `**` marks what is bold."""
    by = plain(told.by or "a colleague")
    when = words.moment_in_sentence(told.at, now)
    name = plain(told.student_name)
    if told.why == "kept":
        what = _KINDS.get(told.kind, "a record")
        said = f"you had removed {what}; {by} changed it {when}, so it is back"
        return f"**{name}:** {said}. Remove it again if it is not wanted."
    private = told.kind in PRIVATE_KINDS
    stands = _quoted(told.stands, other="other words", hidden=private)
    yours = _quoted(told.yours, other="", hidden=private)
    had = f"you had written {yours}" if yours else "not what you had written"
    about = f"{name}, {plain(told.field)}"
    return f"**{about}:** {by} chose {stands} {when}; {had}. {HISTORY}"


def _quoted(value: str, *, other: str, hidden: bool) -> str:
    """A value that is short enough; of a long or private one how long it is."""
    if hidden or is_long(value, ""):
        return f"{other} ({words.counted(count_words(value), 'word')})".strip() if other else ""
    return f"**{plain(value)}**"
