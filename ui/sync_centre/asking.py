"""A question in words: who wrote what when, and the two answers."""

from dataclasses import dataclass, replace
from datetime import datetime

from onedesk.desk.asked import NOTHING
from onedesk.desk.edits import ACTION, OUTCOME
from onedesk.desk.views import Question
from onedesk.domain.conflict import Choice, Conflict
from onedesk.domain.people import Adviser
from ui import words
from ui.differing import Compared, compared, count_words, is_long, plain, shortened
from ui.scripts import apart
from ui.sync_centre.likewise import Given, given
from ui.who import YOU, who

_SHORT, _TITLE = 36, 48
_HERE, _THERE = " on this laptop", " on your other laptop"
_RATED = "ratings."
_BOTH = "Both answers stay in the history. Until you decide, the hub shows both."
_PARTS = "What differs is bold. "


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the two values: what the button says, the choice, and what is said after it.

    `brief` is for a button without room for `words`; `put` is the question that it answers, as it
    was put; `given` what it says for other questions.
    """

    words: str
    choice: Choice
    done: str
    brief: str
    put: Conflict | None = None
    given: Given | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One of two long texts: whose it is and when, the whole of it, and what differs in it."""

    who: str
    whole: str
    shown: str

    @property
    def told(self) -> str:
        """The whole of it, for words with marks."""
        return plain(self.whole)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is put; the adviser's own value is the first of both ways to answer it.

    `sides` are there where the values are too long for a sentence; `cut` tells that not all of
    them is shown. `page` is where it can be read and written: the name of a page, and an id; `key`
    is the answer there (`onedesk.desk.edits`).
    """

    id: str
    about: str
    sentence: str
    ways: tuple[Answer, ...]
    sides: tuple[Side, ...] = ()
    cut: bool = False
    page: tuple[str, str] | None = None
    key: str = ""

    @property
    def way_in(self) -> str:
        """What the button to its page says."""
        interview = self.page is not None and self.page[0] == "interview"
        return "Open the interview" if interview else "Open the student"

    @property
    def below(self) -> str:
        """What becomes of both."""
        return f"{_PARTS if len(self.sides) > 1 else ''}{_BOTH}"


def asked(question: Question, me: Adviser, now: datetime) -> Asked:
    """Put a question into words; `**` marks what is bold."""
    body = question.conflict.body
    kept, offered = _hands(question, me)
    first, second = (offered, kept) if offered.nearer and not kept.nearer else (kept, offered)
    about = f"{question.student_name}, {_of(question)}"
    long = is_long(first.value, second.value)
    rated = body.field.startswith(_RATED)
    said = [_wrote(one, now, long=long, rated=rated) for one in (first, second)]
    difference = _difference(first, second) if long else None
    return Asked(
        id=question.conflict.id,
        about=about,
        sentence=f"**{plain(about)}:** {said[0]}, {said[1]}.",
        ways=tuple(
            replace(_answer(one, other, place), put=body, given=given(question, one.choice))
            for one, other, place in ((first, second, "first"), (second, first, "second"))
        ),
        sides=_sides(first, second, difference) if difference else (),
        cut=bool(difference and difference.cut),
        page=_page(question),
        key=_key(body),
    )


def _key(body: Conflict) -> str:
    """A private note beside a rating is not opened unasked: its rating is what is gone to."""
    if body.of_kind == ACTION:
        return f"{OUTCOME if body.field == OUTCOME else ACTION}.{body.of_id}.{body.field}"
    return body.field.replace("rating_notes.", "ratings.")


def _page(question: Question) -> tuple[str, str] | None:
    if question.interview:
        return "interview", question.interview
    return ("student", question.student) if question.student else None


def _hands(question: Question, me: Adviser) -> "tuple[_Hand, _Hand]":
    """What stands and what was offered; of two of the adviser's own, on which laptop each was."""
    body, here = question.conflict.body, question.here
    kept = _Hand("kept", question.kept, _who(body.kept_by, body.kept_by_id, me), body.kept_at)
    offered = _Hand(
        "offered", question.offered, _who(body.offered_by, body.offered_by_id, me), body.offered_at
    )
    if here is None or not (kept.mine and offered.mine):
        return kept, offered
    places = (_HERE, _THERE) if here == "kept" else (_THERE, _HERE)
    return replace(kept, place=places[0]), replace(offered, place=places[1])


def _who(name: str | None, known: str | None, me: Adviser) -> str:
    """Somebody of the adviser's name is not the adviser."""
    return YOU if known == me.id else (name or who(None, me))


def _of(question: Question) -> str:
    """The field, and of which action: by when (Start a CV)."""
    what = question.about.strip()
    if not what or question.conflict.body.field == "what":
        return question.field
    return f"{question.field} ({shortened(what, _TITLE)})"


@dataclass(frozen=True, slots=True)
class _Hand:
    choice: Choice
    value: str
    who: str
    at: datetime | None
    place: str = ""

    @property
    def mine(self) -> bool:
        return self.who == YOU

    @property
    def nearer(self) -> bool:
        """Whether it is the adviser's own, and of two of those this laptop's."""
        return self.mine and self.place != _THERE

    @property
    def wrote(self) -> str:
        """What it is called where it is too long to be quoted."""
        return f"what {self.who} wrote{self.place}"

    @property
    def empty(self) -> bool:
        return self.value in ("", NOTHING)


def _wrote(hand: _Hand, now: datetime, *, long: bool, rated: bool) -> str:
    at = f" {words.moment_in_sentence(hand.at, now)}" if hand.at else ""
    at = f"{hand.place}{at}"
    if hand.empty:
        return f"{plain(hand.who)} cleared it{at}"
    verb = "rated it" if rated else "wrote"
    if long and is_long(hand.value, ""):
        value = words.counted(count_words(hand.value), "word")
    else:
        value = f"**{plain(hand.value)}**"
    return f"{plain(hand.who)} {verb} {value}{at}"


def _difference(first: _Hand, second: _Hand) -> Compared:
    """Beside an empty one, a text stands whole."""
    if first.empty or second.empty:
        return Compared(plain(_text(first)), plain(_text(second)), cut=False)
    return compared(first.value, second.value)


def _sides(first: _Hand, second: _Hand, difference: Compared) -> tuple[Side, ...]:
    shown = (difference.first, difference.second)
    return tuple(
        Side(_owner(hand), _text(hand), part)
        for hand, part in zip((first, second), shown, strict=True)
        if not hand.empty
    )


def _text(hand: _Hand) -> str:
    return "" if hand.empty else hand.value


def _owner(hand: _Hand) -> str:
    return words.capital(f"{apart(hand.who)} wrote{hand.place}")


def _answer(hand: _Hand, other: _Hand, place: str) -> Answer:
    """Short values stand on the button, long ones are named by their writer."""
    brief = _brief(hand, other, place)
    if hand.empty:
        return Answer("Leave it empty", hand.choice, "Left empty.", brief)
    if len(hand.value) <= _SHORT and hand.value != other.value:
        return Answer(f"Keep {hand.value}", hand.choice, f"Kept {hand.value}.", brief)
    return Answer(f"Keep {hand.wrote}", hand.choice, f"Kept {hand.wrote}.", brief)


def _brief(hand: _Hand, other: _Hand, place: str) -> str:
    """For a button without room."""
    if hand.place:
        return "Keep this laptop’s" if hand.nearer else "Keep the other"
    if hand.mine == other.mine:
        return f"Keep the {place}"
    return "Keep yours" if hand.mine else "Keep theirs"
