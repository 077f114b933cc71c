"""What has changed against last time, in words: for each question of the first two steps."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from pydantic import JsonValue

from onedesk.domain.fields import Fields, flat
from onedesk.domain.interview import Interview
from onedesk.domain.programme import catalogue
from ui.words import month_of

Way = Literal["up", "down", "same", "changed", "new", "skipped", ""]


class Change(NamedTuple):
    """Which way an answer went, and the words for it; both empty while there is none."""

    way: Way = ""
    words: str = ""


QUESTIONS: dict[str, tuple[str, ...]] = {
    "sectors": ("sectors", "other_sector"),
    "job": ("job",),
    "certainty": ("certainty",),
    "student_words": ("student_words",),
    "plan": ("plan", "other_plan"),
    "provider": ("provider",),
    "course": ("course",),
    "plan_b": ("plan_b", "plan_b_detail"),
    "application": ("application",),
}
"""Each question by its first field, with all fields that answer it."""


class Talk(NamedTuple):
    """A talk as far as it is compared: its day, and its flat fields."""

    day: date | None
    fields: Fields


def compared(interview: Interview) -> Talk:
    """A talk ready to be compared."""
    return Talk(interview.day, flat(interview))


def change(question: str, now: Talk, earlier: Sequence[Talk]) -> Change:
    """Today's answer against the last talk that has one; a first talk has nothing to compare."""
    if not earlier:
        return Change()
    fields = QUESTIONS[question]
    if now.fields.get(f"skipped.{question}"):
        return Change("skipped", "not asked")
    today = _answer(now, fields)
    if today is None:
        return Change()
    last = latest(question, earlier)
    if last is None:
        return Change("new", f"new{_since(earlier[-1])}")
    before = _answer(last, fields)
    if _alike(today, before):
        return Change("same", f"same as{_month(last, ' in ') or ' last time'}")
    way = _way(question, today, before)
    return Change(way, f"{way}{_since(last)}")


def latest(field: str, earlier: Sequence[Talk]) -> Talk | None:
    """The last talk that answers the question of a field."""
    fields = next((fields for fields in QUESTIONS.values() if field in fields), (field,))
    return next((talk for talk in reversed(earlier) if _answer(talk, fields)), None)


Answer = tuple[JsonValue, ...]


def _answer(talk: Talk, fields: tuple[str, ...]) -> Answer | None:
    found = tuple(talk.fields.get(field) for field in fields)
    return found if any(value is not None for value in found) else None


def _alike(today: Answer, before: Answer | None) -> bool:
    """Whether two answers say the same; capitals do not count."""
    return _folded(today) == _folded(before)


def _folded(answer: Answer | None) -> list[JsonValue]:
    return [one.casefold() if isinstance(one, str) else one for one in answer or ()]


def _certainty(answer: Answer | None) -> int | None:
    value = answer[0] if answer else None
    return value if isinstance(value, int) else None


def _far_along(answer: Answer | None) -> int | None:
    """The place of a state on its way; none for what was turned down or taken back."""
    states = [state.code for state in catalogue().states if state.key or state.offered]
    value = answer[0] if answer else None
    return states.index(value) if isinstance(value, str) and value in states else None


_RANKS: dict[str, Callable[[Answer | None], int | None]] = {
    "certainty": _certainty,
    "application": _far_along,
}


def _way(question: str, today: Answer, before: Answer | None) -> Way:
    """Up or down where answers have an order, else only that it changed."""
    rank = _RANKS.get(question)
    if rank is None:
        return "changed"
    now, then = rank(today), rank(before)
    if now is None or then is None:
        return "changed"
    return "up" if now > then else "down"


def _since(talk: Talk) -> str:
    return _month(talk, " since ")


def _month(talk: Talk, before: str) -> str:
    return f"{before}{month_of(talk.day)}" if talk.day else ""
