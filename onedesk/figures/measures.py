"""Knowledge, plans and areas of work in some cycles, with what each figure rests on.

Definitions follow the programme's list of measures: knowledge is K1, points gained, the mean over
areas of the mean paired difference; *unsure* and *undecided* are shares of those who were asked.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from statistics import fmean

from onedesk.domain.programme import catalogue
from onedesk.domain.rules import UNDECIDED, UNSURE
from onedesk.domain.value import Value
from onedesk.figures import behind
from onedesk.figures.counts import PLAN, SECTOR, SEEN, Counts, count
from onedesk.figures.facts import Fact

LEVELS = range(1, 6)

PLAN_GROUPS = ("FE college", "Sixth form", "Apprenticeship", "Other plans", "Unsure")
_GROUP_OF = {"FE": "FE college", "SF": "Sixth form", "APP": "Apprenticeship", UNSURE: "Unsure"}


class AreaMeans(Value):
    """The mean rating of one area, one a cycle; `None` where nobody was rated.

    `n` is how many the last mean rests on, in a matched figure every mean. `levels` holds for each
    cycle how many were rated 1, 2, 3, 4 and 5.
    """

    area: str
    means: tuple[float | None, ...]
    n: int
    levels: tuple[tuple[int, ...], ...]


class Knowledge(Value):
    """Mean ratings, the area with the highest last mean first.

    `students` were seen in the last cycle, `seen` in each; in a matched figure they are the same
    ones. `change` is the mean over areas of last mean less first mean, in points. `other_sets` are
    interviews left out because they were rated with another set of areas.
    """

    cycles: tuple[int, ...]
    students: int
    seen: tuple[int, ...]
    matched: bool
    areas: tuple[AreaMeans, ...]
    change: float | None
    other_sets: int = 0


class Shares(Value):
    """How many gave each answer, a row of `counts` a cycle in the order of `groups`.

    `students` were asked: the base, what a row adds up to. `seen` were seen; who was seen and not
    asked (in a matched figure: not in every cycle) is in none of the groups.
    """

    cycles: tuple[int, ...]
    students: tuple[int, ...]
    seen: tuple[int, ...]
    matched: bool
    groups: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]

    @property
    def not_asked(self) -> tuple[int, ...]:
        """Seen, and in none of the groups."""
        return tuple(seen - asked for seen, asked in zip(self.seen, self.students, strict=True))

    def of(self, group: str) -> tuple[int, ...]:
        """The count of one group in each cycle."""
        at = self.groups.index(group)
        return tuple(row[at] for row in self.counts)


class PlanCounts(Shares):
    """Plans after Year 11, in the five groups of `PLAN_GROUPS`."""


class SectorCounts(Shares):
    """First choices of an area of work by its code, most often named in the last cycle first.

    `undecided` is an answer and part of the base, but of none of the groups.
    """

    undecided: tuple[int, ...]


def knowledge(facts: Iterable[Fact], cycles: Sequence[int], *, matched: bool) -> Knowledge:
    """Mean ratings per area and cycle; matched means: of those rated in every one of `cycles`."""
    each = behind.seen(facts, cycles, matched=False)
    single = behind.rated_among(each, cycles, matched=False)
    rated = {code for one in single for code in one.levels}
    found = behind.rated_among(single, cycles, matched=matched)
    counted = count(found, SEEN, *rated)
    areas = [_area(counted, code, cycles) for code in _areas_in_order(rated)]
    seen = tuple(counted.seen(cycle) for cycle in cycles)
    return Knowledge(
        cycles=tuple(cycles),
        students=seen[-1] if seen else 0,
        seen=seen,
        matched=matched,
        areas=tuple(sorted(areas, key=lambda one: -(one.means[-1] or 0))),
        change=_change(areas) if len(cycles) > 1 else None,
        other_sets=len(each) - len(single),
    )


def plans(facts: Iterable[Fact], cycles: Sequence[int], *, matched: bool) -> PlanCounts:
    """Plans after Year 11; matched: of those asked in every one of `cycles`."""
    seen, counted = _asked(facts, cycles, PLAN, matched=matched)
    found = [_grouped(counted.answers(PLAN, cycle)) for cycle in cycles]
    rows = tuple(tuple(one[group] for group in PLAN_GROUPS) for one in found)
    return PlanCounts(
        cycles=tuple(cycles),
        students=tuple(sum(row) for row in rows),
        seen=seen,
        matched=matched,
        groups=PLAN_GROUPS,
        counts=rows,
    )


def sectors(facts: Iterable[Fact], cycles: Sequence[int], *, matched: bool) -> SectorCounts:
    """First choices of an area of work; matched: of those asked in every one of `cycles`."""
    seen, counted = _asked(facts, cycles, SECTOR, matched=matched)
    found = [counted.answers(SECTOR, cycle) for cycle in cycles]
    known = [sector.code for sector in catalogue().sectors]
    named = {code for one in found for code in one if code != UNDECIDED}
    groups = sorted(
        named,
        key=lambda code: (
            [-one.get(code, 0) for one in reversed(found)],
            known.index(code) if code in known else len(known),
            code,
        ),
    )
    return SectorCounts(
        cycles=tuple(cycles),
        students=tuple(sum(one.values()) for one in found),
        seen=seen,
        matched=matched,
        groups=tuple(groups),
        counts=tuple(tuple(one.get(code, 0) for code in groups) for one in found),
        undecided=tuple(one.get(UNDECIDED, 0) for one in found),
    )


def _area(counted: Counts, code: str, cycles: Sequence[int]) -> AreaMeans:
    rows = []
    for cycle in cycles:
        given = counted.answers(code, cycle)
        rows.append(tuple(given.get(str(level), 0) for level in LEVELS))
    return AreaMeans(
        area=code,
        means=tuple(_mean(row) for row in rows),
        n=sum(rows[-1]) if rows else 0,
        levels=tuple(rows),
    )


def _mean(row: Sequence[int]) -> float | None:
    """The mean level of a row of counts, one a level."""
    rated = sum(row)
    return sum(level * n for level, n in zip(LEVELS, row, strict=True)) / rated if rated else None


def _change(areas: Iterable[AreaMeans]) -> float | None:
    gained = [
        one.means[-1] - one.means[0]
        for one in areas
        if one.means[0] is not None and one.means[-1] is not None
    ]
    return fmean(gained) if gained else None


def _areas_in_order(codes: Collection[str]) -> list[str]:
    """The areas in the order of the catalogue, then those it does not know."""
    known = [area.code for area in catalogue().areas]
    return [code for code in known if code in codes] + sorted(set(codes) - set(known))


def _asked(
    facts: Iterable[Fact], cycles: Sequence[int], question: str, *, matched: bool
) -> tuple[tuple[int, ...], Counts]:
    """How many were seen in each cycle, and the counts of those who were asked."""
    found = behind.seen(facts, cycles, matched=matched)
    seen = Counter(one.cycle for one in found)
    asked = behind.asked_among(found, cycles, question, matched=matched)
    return tuple(seen[cycle] for cycle in cycles), count(asked, question)


def plan_group(code: str) -> str:
    """The one of `PLAN_GROUPS` a plan belongs to; a plan nobody knows is one of the others."""
    under = next((plan.under for plan in catalogue().plans if plan.code == code), code)
    return _GROUP_OF.get(under, "Other plans")


def _grouped(given: dict[str, int]) -> dict[str, int]:
    groups = dict.fromkeys(PLAN_GROUPS, 0)
    for code, n in given.items():
        groups[plan_group(code)] += n
    return groups
