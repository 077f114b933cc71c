"""The same answer for all questions of one cause, once one of them was answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onedesk.desk.views import Question
from onedesk.domain.conflict import Choice
from onedesk.domain.listed import is_listed
from onedesk.domain.people import Adviser
from onedesk.paper.wording import APOSTROPHE
from ui import words
from ui.differing import shortened
from ui.who import who

_NAMED = 32
_BESIDE = {"yours": "your"}
_NOUNS = {"student": "student", "interview": "talk"}


class Hand(NamedTuple):
    """Who wrote a value, by the id or else the name; `here`: of two by one person, on which laptop.

    `here` is `None` where two people wrote, or where it is not known.
    """

    who: str | None
    here: bool | None = None


class Cause(NamedTuple):
    """What makes many questions one: kind and field, and between whose values they choose."""

    kind: str
    field: str
    hands: frozenset[Hand]


class Given(NamedTuple):
    """An answer to a question: its cause, and whose value was taken."""

    cause: Cause
    taken: Hand


@dataclass(frozen=True, slots=True)
class Likewise:
    """The same answer for `choices`, ids of questions with what to choose in each.

    `words` and `brief` are for the button, `below` says what it does; `whose` it keeps, of what
    `noun`.
    """

    choices: tuple[tuple[str, Choice], ...]
    words: str
    brief: str
    below: str
    whose: str
    noun: str

    def done(self, answered: int) -> str:
        """What is said when so many of the questions were answered."""
        left = len(self.choices) - answered
        kept = f"Kept {self.whose} for {words.counted(answered, self.noun)}."
        if not left:
            return kept
        verb = "has" if left == 1 else "have"
        return f"{kept} {words.capital(words.small(left))} {verb} changed meanwhile, and can wait."


def given(question: Question, choice: Choice) -> Given | None:
    """What an answer says for other questions; nothing where this one has a cause of its own."""
    found = cause(question)
    return None if found is None else Given(found, _hands(question)[choice])


def cause(question: Question) -> Cause | None:
    """What a question has in common with others: nothing, or nothing known, is `None`."""
    body = question.conflict.body
    hands = _hands(question)
    if hands["kept"] == hands["offered"] or not is_listed(body.of_kind, body.field):
        return None
    return Cause(body.of_kind, body.field, frozenset(hands.values()))


def together(answer: Given | None, questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions, those of one cause after each other: first of the one just answered."""
    groups: dict[object, list[Question]] = {answer.cause: []} if answer is not None else {}
    for one in questions:
        groups.setdefault(cause(one) or one.conflict.id, []).append(one)
    return tuple(one for group in groups.values() for one in group)


def likewise(answer: Given | None, questions: Sequence[Question], me: Adviser) -> Likewise | None:
    """The same answer for all of its cause, where that is asked now (first), and more than once.

    Of each question the value of the same hand is taken, whichever of both stands.
    """
    alike = [one for one in questions if answer is not None and cause(one) == answer.cause]
    if answer is None or not alike[1:] or questions[0] is not alike[0]:
        return None
    choices = tuple((one.conflict.id, _choice(one, answer.taken)) for one in alike)
    whose, brief = _whose(alike[0], choices[0][1], me)
    noun = _NOUNS[answer.cause.kind]
    all_of = f"for all {words.counted(len({one.conflict.body.of_id for one in alike}), noun)}"
    field = f"\N{LEFT DOUBLE QUOTATION MARK}{alike[0].field}\N{RIGHT DOUBLE QUOTATION MARK}"
    return Likewise(
        choices=choices,
        words=f"Keep {whose} {all_of}",
        brief=f"{brief} for all {len(alike)}",
        below=f"A keeps {_BESIDE.get(whose, whose)} {field} {all_of}, and answers nothing else.",
        whose=whose,
        noun=noun,
    )


def _choice(question: Question, taken: Hand) -> Choice:
    return "kept" if _hands(question)["kept"] == taken else "offered"


def _hands(question: Question) -> dict[Choice, Hand]:
    body, here = question.conflict.body, question.here
    kept, offered = body.kept_by_id or body.kept_by, body.offered_by_id or body.offered_by
    if here is None or kept != offered:
        return {"kept": Hand(kept), "offered": Hand(offered)}
    return {"kept": Hand(kept, here == "kept"), "offered": Hand(offered, here == "offered")}


def _whose(question: Question, choice: Choice, me: Adviser) -> tuple[str, str]:
    """Whose value is kept, in a sentence and on a button without room."""
    hand, body = _hands(question)[choice], question.conflict.body
    if hand.here is not None:
        place = "this laptop" if hand.here else "your other laptop"
        return f"{place}{APOSTROPHE}s", "This" if hand.here else "The other"
    if hand.who == me.id:
        return "yours", "Yours"
    name = body.kept_by if choice == "kept" else body.offered_by
    return f"{shortened(name or who(None, me), _NAMED)}{APOSTROPHE}s", "Theirs"
