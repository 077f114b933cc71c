"""Figures as the rows of charts: where each mark stands, what is printed, what is said."""

import math
from collections.abc import Sequence

from onedesk.desk.insight_views import Caseload
from onedesk.domain.programme import catalogue
from onedesk.figures.measures import AreaMeans, Knowledge, PlanCounts, SectorCounts
from ui.insights.dot_plot import Axis, DotRow
from ui.insights.findings import area_words, mean_words, rated_alike, school_words
from ui.insights.school_bars import SchoolRow
from ui.insights.stacked_bars import BarRow
from ui.labels import sector_label
from ui.words import counted, listed

_WORDED = (1, 3, 5)
"""The levels whose word stands on the axis."""

_UNRATED = "nobody rated every time"
_STEPS = (0.05, 0.1, 0.2, 0.25, 0.5)
_MOST_TICKS = 5


def knowledge_axis(found: Knowledge, cycles: Sequence[int]) -> Axis:
    """1 very little to 5 excellent; how many were rated, unless that is everyone in each area."""
    ticks = [
        (
            level.value,
            f"{level.value} {level.word.lower()}" if level.value in _WORDED else str(level.value),
        )
        for level in catalogue().levels
    ]
    people = "" if rated_alike(found) else "rated"
    return Axis(ticks[0][0], ticks[-1][0], ticks, _head(cycles), people)


def knowledge_rows(found: Knowledge) -> list[DotRow]:
    alike = rated_alike(found)
    return [_area_row(area, found.cycles, "" if alike else str(area.n)) for area in found.areas]


def _area_row(area: AreaMeans, cycles: Sequence[int], people: str) -> DotRow:
    told = [
        f"{mean_words(mean)} in cycle {cycle}"
        for mean, cycle in zip(area.means, cycles, strict=True)
        if mean is not None
    ]
    said = f"{listed(told)}, {counted(area.n, 'student')}" if told else _UNRATED
    return DotRow(
        label=area_words(area.area),
        values=area.means,
        before=f"{mean_words(area.means[0])} to " if told and len(cycles) > 1 else "",
        last=mean_words(area.means[-1]),
        say=f"{area_words(area.area)}: {said}.",
        nobody=_UNRATED,
        people=people,
    )


def sector_axis(found: SectorCounts) -> Axis:
    """Shares of those asked, from nothing to the greatest there is."""
    shares = [
        n / base
        for row, undecided, base in zip(found.counts, found.undecided, found.students, strict=True)
        for n in (*row, undecided)
        if base
    ]
    most = max(shares, default=0)
    step = next((one for one in _STEPS if most / one <= _MOST_TICKS), _STEPS[-1])
    ticks = max(math.ceil(most / step - 1e-9), 1)
    marks = [
        (at * step, f"{round(at * step * 100)}\u00a0%" if at else "0") for at in range(ticks + 1)
    ]
    head = _head(found.cycles) if _one_base(found) else f"in C{found.cycles[-1]}"
    return Axis(0, ticks * step, marks, head)


def sector_rows(found: SectorCounts) -> list[DotRow]:
    """The sectors, and undecided apart at the end."""
    rows = [_sector_row(found, sector_label(code), found.of(code)) for code in found.groups]
    if any(found.students):
        rows.append(_sector_row(found, "Undecided", found.undecided, apart=True))
    return rows


def _sector_row(
    found: SectorCounts, label: str, counts: Sequence[int], *, apart: bool = False
) -> DotRow:
    """Counts from first to last where they have one base, else the last with its base."""
    bases = found.students
    told = [
        f"{n} of {base} in cycle {cycle}"
        for n, base, cycle in zip(counts, bases, found.cycles, strict=True)
    ]
    one_base = _one_base(found)
    return DotRow(
        label=label,
        values=[n / base if base else None for n, base in zip(counts, bases, strict=True)],
        before=f"{counts[0]} to " if one_base and len(counts) > 1 else "",
        last=str(counts[-1]) if one_base else f"{counts[-1]} of {bases[-1]}",
        say=f"{label}: {listed(told)}.",
        apart=apart,
    )


def plan_bars(found: PlanCounts) -> list[BarRow]:
    """A bar a cycle; the base is printed where the bars do not share one."""
    one_base = len(set(found.students)) == 1
    bars = []
    for cycle, base, row in zip(found.cycles, found.students, found.counts, strict=True):
        says = [
            f"Cycle {cycle}, {group}: {n} of {base}."
            for group, n in zip(found.groups, row, strict=True)
        ]
        bars.append(BarRow(f"Cycle {cycle}", row, "" if one_base else f"of {base}", says))
    return bars


def school_rows(case: Caseload) -> list[SchoolRow]:
    """Every school; its cycle in the name where they are not all in one."""
    return [
        SchoolRow(
            one.name if case.cycle or one.cycle is None else f"{one.name}, C{one.cycle}",
            one.seen,
            one.of,
            school_words(one),
        )
        for one in case.schools
    ]


def _head(cycles: Sequence[int]) -> str:
    """C1 to C3."""
    last = f"C{cycles[-1]}" if cycles else ""
    return f"C{cycles[0]} to {last}" if len(cycles) > 1 else last


def _one_base(found: SectorCounts) -> bool:
    return len(set(found.students)) == 1
