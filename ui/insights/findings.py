"""What the figures say, in words: computed from them, never more than they hold, never a cause."""

from collections.abc import Sequence
from typing import NamedTuple

from onedesk.desk.insight_views import Caseload, SchoolSeen
from onedesk.domain.programme import catalogue
from onedesk.figures.measures import AreaMeans, Knowledge, PlanCounts, SectorCounts, Shares
from ui.words import capital, counted, listed, small

_TWO = 2
_LEAST = 0.005
"""Points of a mean change under which we say that nothing changed on average."""


class Finding(NamedTuple):
    """The title of a chart, and the line that says who is in it."""

    title: str
    who: str


def cycle_words(cycles: Sequence[int]) -> str:
    """Cycle 3; cycles 1, 2 and 3."""
    names = listed([str(cycle) for cycle in cycles])
    return f"{'cycle' if len(cycles) == 1 else 'cycles'} {names}"


def matched_words(case: Caseload) -> str:
    """What the matched side of the switch says; it follows the cycles there are."""
    if case.cycles != case.held:
        return f"Seen in {cycle_words(case.cycles)}"
    both = len(case.cycles) == _TWO
    return "Seen in both cycles" if both else f"Seen in all {small(len(case.cycles))} cycles"


def facts_line(case: Caseload) -> str:
    """117 students in 4 schools. 87 seen in cycle 3 so far. Counted on this laptop, offline."""
    schools = case.schools
    if not case.people:
        return "Counted on this laptop, offline."
    where = f"at {schools[0].name}" if len(schools) == 1 else f"in {len(schools)} schools"
    parts = [f"{capital(counted(case.students, 'student'))} {where}."]
    seen = case.seen or "Nobody"
    if case.cycle is not None:
        parts.append(f"{seen} seen in cycle {case.cycle} so far.")
    elif any(school.cycle for school in schools):
        parts.append(f"{seen} seen so far in the cycle of their school.")
    parts.append("Counted on this laptop, offline.")
    if case.young is not None:
        parts.append(f"The charts show cycle {case.young} from {case.needs} talks on.")
    return " ".join(parts)


def knowledge_finding(found: Knowledge) -> Finding:
    """How many areas rose, and by how much on average; unmatched, only what differs."""
    rated = [area for area in found.areas if area.means[-1] is not None]
    if found.matched and not found.students:
        return _nobody_matched(found.cycles)
    if not rated:
        when = f"{'all of ' if found.matched else ''}{cycle_words(found.cycles)}"
        return Finding(f"Nobody was rated in {when} yet", "")
    if len(found.cycles) == 1:
        return Finding(_best_and_least(rated), f"Mean rating of {_everyone(found)}.{_rated(found)}")
    if not found.matched:
        who = f"Mean rating of {_everyone(found)}. Not always the same.{_rated(found)}"
        return Finding(_differing(found), who)
    whom = f"{counted(found.students, 'student')} in {cycle_words(found.cycles)}"
    return Finding(_risen(found), f"Mean rating of the same {whom}.{_rated(found)}")


def rated_alike(found: Knowledge) -> bool:
    """Whether every area was rated for everyone who is in the figure."""
    return all(area.n == found.students for area in found.areas)


def _rated(found: Knowledge) -> str:
    """Where to find how many a mean rests on, where those are not all."""
    if rated_alike(found):
        return ""
    when = "every time" if found.matched else f"in cycle {found.cycles[-1]}"
    return f" At the right: how many were rated {when}."


def plans_finding(found: PlanCounts) -> Finding:
    return _share("Unsure what to do after Year 11", found, found.of("Unsure"))


def sectors_finding(found: SectorCounts) -> Finding:
    """How many are undecided, and of whom the sectors are shares."""
    said = _share("Undecided on an area of work", found, found.undecided)
    if not any(found.students):
        return said
    whom = f"{said.who[0].lower()}{said.who[1:]}"
    return said._replace(who=f"First choices, as shares of {whom}")


def schools_title(case: Caseload) -> str:
    return f"Cycle {case.cycle} by school" if case.cycle else "This cycle by school"


def school_words(school: SchoolSeen) -> str:
    """A school as a screen reader says it."""
    of = f"{school.seen} of {counted(school.of, 'student')} seen"
    return f"{school.name}: {of} in cycle {school.cycle}." if school.cycle else f"{school.name}."


def area_words(code: str) -> str:
    """The name of an area in a row."""
    return next((area.short for area in catalogue().areas if area.code == code), code)


def mean_words(mean: float | None) -> str:
    return "–" if mean is None else f"{mean:.1f}"


def _risen(found: Knowledge) -> str:
    """Knowledge rose in all 12 areas, on average by 0.55 points."""
    pairs = _pairs(found.areas)
    rose = sum(last > first for first, last in pairs)
    fell = sum(last < first for first, last in pairs)
    change = found.change or 0
    more, count = ("rose", rose) if change >= 0 else ("fell", fell)
    if not rose and not fell:
        return f"Knowledge is the same in {_where(len(pairs), found)}"
    if abs(change) < _LEAST:
        up = counted(rose, "area")
        return f"Knowledge rose in {up} and fell in {fell}, and is the same on average"
    return f"Knowledge {more} in {_where(count, found)}, on average by {abs(change):.2f} points"


def _where(count: int, found: Knowledge) -> str:
    """All 12 areas; 9 of 12 areas; 3 of 5 areas rated every time; the one area rated every time."""
    total = len(_pairs(found.areas))
    words = "areas" if total == len(found.areas) else "areas rated every time"
    if total == 1:
        return f"the one area{words.removeprefix('areas')}"
    return f"all {total} {words}" if count == total else f"{count} of {total} {words}"


def _differing(found: Knowledge) -> str:
    """Ratings are higher in cycle 3 than in cycle 1 in 10 of 12 areas."""
    higher = sum(last > first for first, last in _pairs(found.areas))
    if not _pairs(found.areas):
        return "No area was rated in both the first and the last cycle"
    first, last = found.cycles[0], found.cycles[-1]
    where = f"{higher} of {len(_pairs(found.areas))} areas"
    return f"Mean ratings are higher in cycle {last} than in cycle {first} in {where}"


def _best_and_least(rated: Sequence[AreaMeans]) -> str:
    best, least = rated[0], rated[-1]
    if len(rated) == 1:
        return f"{area_words(best.area)}: {mean_words(best.means[-1])}"
    return (
        f"Known best: {area_words(best.area)}, {mean_words(best.means[-1])}. "
        f"Least: {area_words(least.area)}, {mean_words(least.means[-1])}"
    )


def _pairs(areas: Sequence[AreaMeans]) -> list[tuple[float, float]]:
    return [
        (area.means[0], area.means[-1])
        for area in areas
        if area.means[0] is not None and area.means[-1] is not None
    ]


def _everyone(found: Knowledge) -> str:
    """Everyone seen, cycle by cycle."""
    return f"everyone seen: {_by_cycle(found.seen, found.cycles)}"


def _by_cycle(counts: Sequence[int], cycles: Sequence[int]) -> str:
    """110 in cycle 1, 104 in cycle 2 and 87 in cycle 3."""
    return listed([f"{n} in cycle {c}" for n, c in zip(counts, cycles, strict=True)])


def _share(what: str, found: Shares, counts: Sequence[int]) -> Finding:
    """Unsure what to do after Year 11: 14 of 70, then 13, now 8."""
    if found.matched and not any(found.seen):
        return _nobody_matched(found.cycles)
    if not any(found.students):
        return Finding(f"{what}: nobody was asked in these cycles", "")
    one_base, last = len(set(found.students)) == 1, len(counts) - 1
    told = []
    for at, (n, base) in enumerate(zip(counts, found.students, strict=True)):
        when = "" if at == 0 else "now " if at == last else "then "
        of = f" of {base}" if at == 0 or not one_base else ""
        told.append(f"{when}{n or 'none'}{of}")
    return Finding(f"{what}: {', '.join(told)}", _asked(found))


def _asked(found: Shares) -> str:
    """Who is in the base, and who was seen and is not."""
    if not found.matched:
        return f"Everyone asked: {_by_cycle(found.students, found.cycles)}."
    out = found.not_asked[-1]
    left = f" {capital(small(out))} not asked every time." if out else ""
    whom = counted(found.students[-1], "student")
    return f"The same {whom} in {cycle_words(found.cycles)}.{left}"


def _nobody_matched(cycles: Sequence[int]) -> Finding:
    return Finding(
        f"Nobody was seen in all of {cycle_words(cycles)} yet",
        "“All seen” shows everyone, cycle by cycle.",
    )
