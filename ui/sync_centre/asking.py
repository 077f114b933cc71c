"""A question in words: who wrote what when, and the two answers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from onedesk.desk.views import Question
from onedesk.domain.people import Adviser
from ui import words

Choice = Literal["kept", "offered"]
_SHORT = 36
NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the two values: what the button says, the choice, and what is said after it."""

    words: str
    choice: Choice
    done: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is put; the adviser's own value is the first answer."""

    conflict: str
    about: str
    sentence: str
    answers: tuple[Answer, Answer]


def asked(question: Question, me: Adviser, now: datetime) -> Asked:
    """Put a question into words; `**` marks what is bold."""
    body = question.conflict.body
    kept = _Side("kept", question.kept, _who(body.kept_by, me), body.kept_at)
    offered = _Side("offered", question.offered, _who(body.offered_by, me), body.offered_at)
    first, second = (offered, kept) if offered.mine and not kept.mine else (kept, offered)
    about = f"{question.student_name}, {question.field}"
    said = f"{_wrote(first, now)}, {_wrote(second, now)}."
    return Asked(
        conflict=question.conflict.id,
        about=about,
        sentence=f"**{about}:** {said}",
        answers=(_answer(first, second), _answer(second, first)),
    )


@dataclass(frozen=True, slots=True)
class _Side:
    choice: Choice
    value: str
    who: str
    at: datetime | None

    @property
    def mine(self) -> bool:
        return self.who == "you"


def _who(name: str | None, me: Adviser) -> str:
    if name in (me.id, me.name):
        return "you"
    return name or "a colleague"


def _wrote(side: _Side, now: datetime) -> str:
    at = f" {words.moment_in_sentence(side.at, now)}" if side.at else ""
    if side.value == NOTHING:
        return f"{side.who} cleared it{at}"
    return f"{side.who} wrote **{side.value}**{at}"


def _answer(side: _Side, other: _Side) -> Answer:
    """Short values stand on the button, long ones are named by their writer."""
    if side.value == NOTHING:
        return Answer("Leave it empty", side.choice, "Left empty.")
    if len(side.value) <= _SHORT and side.value != other.value:
        return Answer(f"Keep {side.value}", side.choice, f"Kept {side.value}.")
    if side.mine:
        return Answer("Keep yours", side.choice, "Kept what you wrote.")
    return Answer(f"Keep that of {side.who}", side.choice, f"Kept what {side.who} wrote.")
