"""What the adviser's own words gave way to, in a sentence."""

from datetime import datetime

from onedesk.desk.views import Told
from onedesk.domain.privacy import PRIVATE_KINDS
from ui import words
from ui.differing import count_words, is_long, plain, shortened

_KINDS = {
    "interview": "an interview",
    "action": "an action",
    "note": "a private note",
    "destination": "where they go after Year 11",
}
HISTORY, ALL_THREE = "Both are in the history.", "All three are in the history."
GAVE_WAY = "Only this gave way, and is in the history:"
_ANSWERS = 160
ERASED = (
    "**A student who was added here** is a pupil who was erased by law, known by the UPN. They "
    "and all about them were taken from this laptop, and the hub kept nothing. Please do not add "
    "them again; your service can tell you more."
)
UNSENT = (
    "**A student was erased by law.** All about them was taken from this laptop, and with it "
    "something that you had written and the hub did not have yet. Your service can tell you more."
)


_WHOLE = {"erased": ERASED, "unsent": UNSENT}
_NAMES = 160
WENT_ALONG = (
    "What was written about them here went along, so nothing is lost. You see them only if that "
    "school is yours too."
)


def told_words(told: Told, now: datetime) -> str:
    """Who chose what, and what this adviser had written; `**` marks what is bold."""
    if told.why == "moved":
        return _moved(told)
    if told.why in _WHOLE:
        return _WHOLE[told.why]
    by = plain(told.by or "a colleague")
    when = words.moment_in_sentence(told.at, now)
    name = plain(told.student_name)
    if told.why == "kept":
        if told.kind == "student":
            return f"**{name}:** you had removed them; {by} wrote about them {when}. They are back."
        what = _KINDS.get(told.kind, "a record")
        said = f"you had removed {what}; {by} changed it {when}, so it is back"
        return f"**{name}:** {said}. Remove it again if it is not wanted."
    if told.why == "joined":
        gave = f" {GAVE_WAY} {_answers(told.yours)}." if told.yours else ""
        theirs = "a colleague\N{RIGHT SINGLE QUOTATION MARK}s"
        said = f"your talk and {theirs} were one; {by} put them together {when}. Yours is in it."
        return f"**{name}:** {said}{gave}"
    private = told.kind in PRIVATE_KINDS
    stands = _quoted(told.stands, other="other words", hidden=private)
    yours = _quoted(told.yours, other="", hidden=private)
    had = f"you had written {yours}" if yours else "not what you had written"
    about = f"{name}, {plain(told.field)}"
    return f"**{about}:** {by} chose {stands} {when}; {had}. {_by_now(told, hidden=private)}"


def _moved(told: Told) -> str:
    where = f"**{plain(told.stands)}**" if told.stands else "another school"
    names = told.yours.splitlines()
    have = "have" if names[1:] else "has"
    who = plain(shortened(", ".join(names), _NAMES))
    return f"**{who}** {have} moved to {where}. {WENT_ALONG}"


def _by_now(told: Told, *, hidden: bool) -> str:
    """What stands, where that is neither of the two, and where all of it can be read."""
    if not told.now:
        return HISTORY
    return f"By now it is {_quoted(told.now, other='in other words', hidden=hidden)}. {ALL_THREE}"


def _answers(said: str) -> str:
    return f"**{plain(shortened(said, _ANSWERS))}**"


def _quoted(value: str, *, other: str, hidden: bool) -> str:
    """A value that is short enough; of a long or private one how long it is."""
    if hidden or is_long(value, ""):
        return f"{other} ({words.counted(count_words(value), 'word')})".strip() if other else ""
    return f"**{plain(value)}**"
