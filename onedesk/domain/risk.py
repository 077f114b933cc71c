"""What may make the step after Year 11 harder: a sum a person can check, with all its gaps.

It is a prompt for an adviser, never a verdict: nothing decides by it, and it is kept nowhere.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from onedesk.domain.entries import Band, Hindrance, HindranceStep
from onedesk.domain.interview import Interview
from onedesk.domain.people import Student
from onedesk.domain.programme import Catalogue, catalogue
from onedesk.domain.rules import UNSURE

Known = bool | float | str

_LATE = 6
_FROM, _UNTIL = 3, 8
"""Months of Year 11 in which a missing application is worth a thought."""

_NOT_APPLIED = frozenset({"none", "intends"})
_LAST_YEAR = 11


class Reason(NamedTuple):
    """One thing that is known and counts, in words, with its points."""

    words: str
    points: int


class Prompt(NamedTuple):
    """The sum of what is known, its reasons, and by name what is not known.

    `thoughts` are worth one and change no sum. `unknown` was not told by the school, `uncovered`
    is outside its sharing agreement; of the items with points, there are `items` in all, and were
    everything unknown at its worst the sum would be `most`, in the band `most_band`. `school` is
    why the school chose the student, in its words: it stands above any sum.
    """

    points: int
    band: str
    reasons: tuple[Reason, ...]
    thoughts: tuple[str, ...]
    unknown: tuple[str, ...]
    uncovered: tuple[str, ...]
    items: int
    most: int
    most_band: str
    school: str

    @property
    def gaps(self) -> int:
        """How many of the items with points are not known, for whatever reason."""
        return len(self.unknown) + len(self.uncovered)


class _Looked(NamedTuple):
    item: Hindrance
    covered: bool
    known: bool
    step: HindranceStep | None


def prompt(
    student: Student,
    talks: Sequence[Interview],
    agreed: frozenset[str],
    today: date,
    lists: Catalogue | None = None,
) -> Prompt:
    """What is known of a student under an agreement that covers the groups `agreed`.

    What is missing counts nothing and is named: it is never taken for a no.
    """
    lists = lists or catalogue()
    told = {**_told(student), **_said(student, talks, today)}
    looked = [_look(item, told, agreed) for item in lists.hindrances if item.on or not item.special]
    weighed = [each for each in looked if each.item.most]
    reasons = [Reason(each.step.words, each.step.points) for each in weighed if each.step]
    points = sum(reason.points for reason in reasons)
    most = points + sum(each.item.most for each in weighed if not each.known)
    return Prompt(
        points=points,
        band=_band(lists.bands, points).label,
        reasons=tuple(sorted(reasons, key=lambda reason: -reason.points)),
        thoughts=tuple(e.step.words for e in looked if e.step and not e.item.most),
        unknown=tuple(e.item.label for e in weighed if e.covered and not e.known),
        uncovered=tuple(e.item.label for e in weighed if not e.covered),
        items=len(weighed),
        most=most,
        most_band=_band(lists.bands, most).label,
        school=(student.why_selected or "").strip(),
    )


def shared(student: Student, agreed: frozenset[str]) -> Iterator[tuple[str, Known]]:
    """What the school has told and its agreement covers: where it is told, and the value."""
    groups = {item.reads: item.group for item in catalogue().hindrances}
    groups["pupil_premium"] = groups["fsm"]
    for name, value in _told(student).items():
        if groups.get(name, name) in agreed:
            yield name, value


def _told(student: Student) -> dict[str, Known]:
    """What the school has told, under the name it is told by."""
    support: dict[str, Known] = {} if student.sen is None else {"sen": student.sen}
    return {**support, **student.indicators}


def _said(student: Student, talks: Sequence[Interview], today: date) -> dict[str, Known]:
    """What our own talks say; nothing where they do not."""
    held = sorted((talk for talk in talks if talk.held), key=lambda talk: talk.cycle)
    said: dict[str, Known] = {}
    if held and held[-1].cycle >= _LATE and held[-1].plan:
        said["talks.unsure"] = held[-1].plan == UNSURE
    applied = [talk.application for talk in held if talk.application]
    if student.year == _LAST_YEAR and _FROM <= today.month <= _UNTIL and applied:
        said["talks.no_application"] = applied[-1] in _NOT_APPLIED
    return said


def _look(item: Hindrance, told: Mapping[str, Known], agreed: frozenset[str]) -> _Looked:
    covered = not item.group or item.group in agreed
    value = told.get(item.reads) if covered else None
    if value is None or not _fits(item.steps, value):
        return _Looked(item, covered, known=False, step=None)
    met = next((step for step in item.steps if _meets(step, value)), None)
    if met is not None and isinstance(value, float | int):
        met = met.but(words=met.words.replace("{value}", f"{value:g}"))
    return _Looked(item, covered, known=True, step=met)


def _fits(steps: Iterable[HindranceStep], value: Known) -> bool:
    """Whether a value is of the kind the item asks for; another kind says nothing."""
    if any(step.equals is None for step in steps):
        return isinstance(value, float | int) and not isinstance(value, bool)
    return any(isinstance(value, type(step.equals)) for step in steps)


def _meets(step: HindranceStep, value: Known) -> bool:
    if step.equals is not None:
        return value == step.equals
    number = float(value)
    return (step.below is None or number < step.below) and (
        step.least is None or number >= step.least
    )


def _band(bands: Iterable[Band], points: int) -> Band:
    """The highest band whose bound the points reach: `>=`, as Oxfordshire's second coding."""
    return max((band for band in bands if points >= band.least), key=lambda band: band.least)
