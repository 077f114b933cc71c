"""The same students in every cycle: what a comparison over time rests on."""

from collections.abc import Callable, Collection, Iterable
from datetime import date

from onedesk.figures.facts import Fact

Facts = tuple[Fact, ...]


def one_each(facts: Iterable[Fact]) -> Facts:
    """At most one fact for a student and cycle: the one of the latest day, the last of that day.

    So two talks in one cycle count once, as `onedesk.domain.twins.held_order` says.
    """
    latest: dict[tuple[str, int], Fact] = {}
    for one in facts:
        key = (one.student, one.cycle)
        known = latest.get(key)
        if known is None or (one.day or date.min) >= (known.day or date.min):
            latest[key] = one
    return tuple(latest.values())


def of_cycles(facts: Iterable[Fact], cycles: Collection[int]) -> Facts:
    """The facts of some cycles."""
    return tuple(one for one in facts if one.cycle in cycles)


def seen_in_all(facts: Iterable[Fact], cycles: Collection[int]) -> Facts:
    """The facts in `cycles` of the students who were seen in every one of them."""
    return with_all(facts, cycles, lambda _fact: True)


def with_all(
    facts: Iterable[Fact], cycles: Collection[int], answered: Callable[[Fact], bool]
) -> Facts:
    """The facts in `cycles` of the students for whom `answered` holds in every one of them."""
    wanted = set(cycles)
    within = of_cycles(facts, wanted)
    having: dict[str, set[int]] = {}
    for one in within:
        if answered(one):
            having.setdefault(one.student, set()).add(one.cycle)
    return tuple(one for one in within if having.get(one.student) == wanted)


def rated_in_all(facts: Iterable[Fact], cycles: Collection[int]) -> Facts:
    """The facts of `seen_in_all`, each with only the areas its student was rated in every time."""
    within = seen_in_all(facts, cycles)
    common: dict[str, Collection[str]] = {}
    for one in within:
        rated = common.get(one.student, one.levels.keys())
        common[one.student] = one.levels.keys() & rated
    return tuple(_only(one, common[one.student]) for one in within)


def _only(one: Fact, areas: Collection[str]) -> Fact:
    """The fact with the ratings of some areas."""
    if len(areas) == len(one.levels):
        return one
    return one.but(levels={area: level for area, level in one.levels.items() if area in areas})


def of_one_set(facts: Iterable[Fact]) -> Facts:
    """The facts rated with the set of areas that the newest of them was; sets are never mixed.

    A fact that names no set was made before sets were kept, and stays.
    """
    found = tuple(facts)
    named = [one for one in found if one.area_set is not None]
    newest = max(named, key=lambda one: (one.cycle, one.day or date.min), default=None)
    if newest is None:
        return found
    return tuple(one for one in found if one.area_set in (None, newest.area_set))
