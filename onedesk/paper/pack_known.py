"""Which cycles a pack compares: the first, the last and this one, of the same students."""

from collections.abc import Iterator

from onedesk.domain.series import listed
from onedesk.figures.measures import Knowledge, knowledge
from onedesk.paper.pack import PackSource


def known(source: PackSource) -> Knowledge | None:
    """Mean ratings of the students seen in this cycle; `None` where nobody was rated in it.

    The same students in each cycle shown; where none were rated before, this cycle alone.
    """
    for cycles in _choices(source):
        found = knowledge(source.facts, cycles, matched=len(cycles) > 1)
        if any(area.means[-1] is not None for area in found.areas):
            return found
    return None


def _choices(source: PackSource) -> Iterator[tuple[int, ...]]:
    """Three cycles, else two, else one; never one that nobody was rated in."""
    rated = sorted({fact.cycle for fact in source.facts if fact.levels})
    if source.cycle not in rated:
        return
    before = [cycle for cycle in rated if cycle < source.cycle]
    for shown in (sorted({*before[:1], *before[-1:]}), before[-1:], []):
        yield (*shown, source.cycle)


def whose(found: Knowledge) -> str:
    """Whose mean it is: "the same 11 students in cycles 1, 2 and 3"."""
    students = f"{found.students} student{'' if found.students == 1 else 's'}"
    if not found.matched:
        return f"the {students} seen in cycle {found.cycles[-1]}"
    return f"the same {students} in cycles {listed([str(cycle) for cycle in found.cycles])}"
