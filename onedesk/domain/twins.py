"""Two talks of one student in one cycle, begun apart: which these are, and how two become one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from pydantic import JsonValue

from onedesk.domain.alike import alike
from onedesk.domain.fields import Edits, Fields, flat
from onedesk.domain.interview import NOT_DISCUSSED, Interview

Talk = tuple[str, Interview]
"""The id of an interview, and the interview."""

SLOT = ("day", "starts", "room", "moved_from")
"""When and where: these belong together."""

_HANDS = ("adviser", "adviser_name", "started_at")
_OWN = frozenset({*SLOT, *_HANDS, "cycle", "took_in", "beside", "skipped"})
"""Fields that are no answer: each has a rule of its own."""

_WITHOUT_ASIDE = frozenset({"finished_at", "catalogues", "reopened", "agreed_on", "agreed_to"})
_OF = {"other_sector": "sectors", "other_plan": "plan", "plan_b_detail": "plan_b"}
"""Words that say nothing without the answer they belong to."""

_PRIVATE = "rating_notes"


class Pair(NamedTuple):
    """Two talks of one cycle, the one that was made first before the other.

    `again`: somebody had made them one, and the one that was to go has been written in since.
    """

    cycle: int
    first: str
    second: str
    again: bool


def claims(interview: Interview) -> bool:
    """Whether it stands for its cycle: held, under way or to come.

    A talk that was missed, declined or called off does not: another attempt may follow it.
    """
    return interview.outcome is None or interview.held


def begun(interview: Interview) -> bool:
    """Whether somebody has sat down to it."""
    return interview.started_at is not None or interview.outcome is not None


def held_order(talk: Talk) -> tuple[int, date, str]:
    """Talks that were held in order: of those of one cycle the last counts, wherever one counts.

    That is the one of the latest day; of one day the one that was made last.
    """
    key, interview = talk
    return (interview.cycle, interview.day or date.min, key)


def spare(talks: Iterable[Talk]) -> tuple[str, ...]:
    """The ids of one student's appointments that can go without a question.

    The talk of their cycle was held without them: nobody began them, and nothing is in them.
    """
    return tuple(
        key
        for claiming in _by_cycle(talks).values()
        if any(interview.held for _, interview in claiming)
        for key, interview in claiming
        if not begun(interview) and set(flat(interview)) <= {"cycle", *SLOT}
    )


def twins(talks: Iterable[Talk]) -> tuple[Pair, ...]:
    """Of one student's talks the first two of every cycle of which somebody has to say more.

    It is the same whatever the order of `talks`, so every laptop asks the same.
    """
    known = list(talks)
    gone = frozenset(spare(known))
    return tuple(
        pair
        for cycle, claiming in sorted(_by_cycle(known).items())
        if (pair := _unsettled(cycle, [one for one in claiming if one[0] not in gone]))
    )


def joined(
    keep: Talk, other: Talk, entry: str, hand: Mapping[str, JsonValue]
) -> dict[str, JsonValue]:
    """The edits with which `keep` takes in what `other` holds.

    An answer that only one of them has is kept; where both have one, that of `keep` stands and the
    other is told under `took_in`, as `entry`. `hand` is who does it and when (`at`, `by`, `name`).
    """
    mine, theirs = flat(keep[1]), flat(other[1])
    carried, aside = _answers(mine, theirs)
    edits: dict[str, JsonValue] = {
        **carried,
        **dict(_skipped(mine, theirs, carried)),
        **dict(_hands(keep[1], other[1], theirs)),
        **dict(_marks(keep[0], other[0], mine, theirs)),
    }
    about = ("day", "adviser", "adviser_name")
    said = {name: theirs[name] for name in about if name in theirs}
    edits[f"took_in.{entry}"] = {**hand, "other": other[0], **said, "aside": aside}
    return edits


def both_stay(one: Talk, other: str) -> dict[str, JsonValue]:
    """The edits of one of two that are talks in their own right: nobody is asked again."""
    said: dict[str, JsonValue] = {f"beside.{other}": True}
    gone = (key for key, entry in one[1].took_in.items() if entry.other == other)
    return said | {f"took_in.{key}": None for key in gone}


def family(interview: str, talks: Iterable[Talk]) -> frozenset[str]:
    """An interview with all that it took in, and all that took it in: one talk, whatever is left.

    So what was written to go with one of them, unaware of that, is found with the other.
    """
    pairs = [(key, entry.other) for key, body in talks for entry in body.took_in.values()]
    found = {interview}
    for pair in [*pairs, *pairs]:
        if not found.isdisjoint(pair):
            found.update(pair)
    return frozenset(found)


def given_way(keep: Interview, other: Interview) -> Fields:
    """The answers of `other` that would not stand if it became part of `keep`."""
    return _answers(flat(keep), flat(other))[1]


def both_texts(mine: str, theirs: str) -> str:
    """Both texts in one, no paragraph twice."""
    if theirs in mine:
        return mine
    if mine in theirs:
        return theirs
    known = set(mine.split("\n"))
    return "\n".join([mine, *(line for line in theirs.split("\n") if line not in known)])


def _by_cycle(talks: Iterable[Talk]) -> dict[int, list[Talk]]:
    """The talks that stand for a cycle, in the order of their ids."""
    found: dict[int, list[Talk]] = {}
    for key, interview in sorted(talks, key=lambda talk: talk[0]):
        if claims(interview):
            found.setdefault(interview.cycle, []).append((key, interview))
    return found


def _unsettled(cycle: int, claiming: Sequence[Talk]) -> Pair | None:
    for (first, one), (second, other) in combinations(claiming, 2):
        again = _took_in(one, second) or _took_in(other, first)
        if again or not (second in one.beside or first in other.beside):
            return Pair(cycle, first, second, again)
    return None


def _took_in(interview: Interview, other: str) -> bool:
    return any(entry.other == other for entry in interview.took_in.values())


def _answers(mine: Fields, theirs: Fields) -> tuple[dict[str, JsonValue], Fields]:
    """What is carried over, and what gives way."""
    carried: dict[str, JsonValue] = {}
    aside: Fields = {}
    for name, value in theirs.items():
        head, stands = name.partition(".")[0], mine.get(name)
        alone = stands is None and not _gave_way(_OF.get(name), mine, theirs)
        if head in _OWN or alike(stands, value):
            continue
        if alone or stands == NOT_DISCUSSED:
            carried[name] = value
        elif head == _PRIVATE:
            carried[name] = both_texts(str(stands), str(value))
        elif head not in _WITHOUT_ASIDE and value != NOT_DISCUSSED:
            aside[name] = value
    return carried, aside


def _gave_way(head: str | None, mine: Fields, theirs: Fields) -> bool:
    return head is not None and head in mine and mine[head] != theirs.get(head)


def _skipped(mine: Fields, theirs: Fields, carried: Edits) -> Iterator[tuple[str, JsonValue]]:
    """A question that was not asked in one of them is answered where the other has an answer."""
    for name in theirs:
        head, _, question = name.partition(".")
        if head == "skipped" and question not in mine:
            yield name, True
    for name in carried:
        if f"skipped.{name}" in mine:
            yield f"skipped.{name}", None


def _hands(keep: Interview, other: Interview, theirs: Fields) -> Iterator[tuple[str, JsonValue]]:
    """Day and adviser are those of the talk that took place."""
    if not begun(keep) and begun(other):
        yield from ((name, theirs.get(name)) for name in _HANDS)
    if keep.day is None or (other.held and not begun(keep)):
        yield from ((name, theirs.get(name)) for name in SLOT)


def _marks(keep: str, other: str, mine: Fields, theirs: Fields) -> Iterator[tuple[str, JsonValue]]:
    """What the other was made of or stands beside; nothing stands beside itself."""
    for name, value in theirs.items():
        head, _, key = name.partition(".")
        if head == "took_in" or (head == "beside" and key != keep):
            yield name, value
    if f"beside.{other}" in mine:
        yield f"beside.{other}", None
