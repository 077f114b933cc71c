"""How many interviews fall in each cell; counts add and subtract."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from onedesk.figures.facts import Fact

SEEN, SECTOR, PLAN, CERTAINTY, JOB = "seen", "sector", "plan", "certainty", "job"
"""The questions; each area of knowledge is one more, by its code, answered "1" to "5"."""

NOT_ASKED = ""
"""The answer of an interview in which a question was left out: never one of the answers."""

_SAID: dict[str, Callable[[Fact], str]] = {
    SEEN: lambda _one: SEEN,
    SECTOR: lambda one: one.sector or NOT_ASKED,
    PLAN: lambda one: one.plan or NOT_ASKED,
    JOB: lambda one: one.job or NOT_ASKED,
    CERTAINTY: lambda one: NOT_ASKED if one.certainty is None else str(one.certainty),
}


class Group(NamedTuple):
    """Whose interviews a cell counts."""

    region: str
    school: str
    cycle: int
    gender: str | None


Answers = Mapping[str, Mapping[str, int]]
"""Question, then answer, to the number of interviews in which it was given."""


@dataclass(frozen=True)
class Counts:
    """Interviews by group and answer. Empty cells are not kept, so that equal counts are equal."""

    cells: Mapping[Group, Answers] = field(default_factory=dict)

    def __post_init__(self) -> None:
        kept = {group: _without_empty(answers) for group, answers in self.cells.items()}
        object.__setattr__(self, "cells", {group: one for group, one in kept.items() if one})

    def __add__(self, other: "Counts") -> "Counts":
        return self._with(other, 1)

    def __sub__(self, other: "Counts") -> "Counts":
        """What is left; raises `ValueError` where `other` holds more than this."""
        return self._with(other, -1)

    def answers(self, question: str, cycle: int) -> dict[str, int]:
        """How often each answer was given in a cycle, `NOT_ASKED` included, over all groups."""
        found: Counter[str] = Counter()
        for group, answers in self.cells.items():
            if group.cycle == cycle:
                found.update(answers.get(question, {}))
        return dict(found)

    def seen(self, cycle: int) -> int:
        """Held interviews of a cycle."""
        return self.answers(SEEN, cycle).get(SEEN, 0)

    def _with(self, other: "Counts", sign: int) -> "Counts":
        cells = {group: _copied(answers) for group, answers in self.cells.items()}
        for group, answers in other.cells.items():
            mine = cells.setdefault(group, {})
            for question, given in answers.items():
                row = mine.setdefault(question, Counter())
                for code, n in given.items():
                    row[code] += sign * n
                    if row[code] < 0:
                        raise ValueError("there is less than what is taken away")
        return Counts(cells)


def count(facts: Iterable[Fact], *questions: str) -> Counts:
    """The counts of some facts: all their questions, or only the ones that are named."""
    groups: dict[Group, list[Fact]] = {}
    for one in facts:
        groups.setdefault(Group(one.region, one.school, one.cycle, one.gender), []).append(one)
    wanted = frozenset(questions)
    return Counts({group: _counted(found, wanted) for group, found in groups.items()})


def _counted(facts: list[Fact], wanted: frozenset[str]) -> Answers:
    """The answers of one group."""
    found: dict[str, Counter[str]] = {
        question: Counter(map(said, facts))
        for question, said in _SAID.items()
        if not wanted or question in wanted
    }
    levels = Counter(chain.from_iterable(one.levels.items() for one in facts))
    for (area, level), n in levels.items():
        if not wanted or area in wanted:
            found.setdefault(area, Counter())[str(level)] = n
    return found


def asked(one: Fact, question: str) -> bool:
    """Whether the question was asked in that interview."""
    said = _SAID.get(question)
    return question in one.levels if said is None else said(one) != NOT_ASKED


def _copied(answers: Answers) -> dict[str, Counter[str]]:
    return {question: Counter(given) for question, given in answers.items()}


def _without_empty(answers: Answers) -> Answers:
    kept = {
        question: {code: n for code, n in given.items() if n} for question, given in answers.items()
    }
    return {question: given for question, given in kept.items() if given}
