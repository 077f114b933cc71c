"""Whom to think about: rules over a student's talks and actions, each with its reason in words."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Literal, Protocol, get_args

from onedesk.domain.plan import Action
from onedesk.domain.preferences import Watch
from onedesk.domain.programme import catalogue
from onedesk.domain.rules import UNDECIDED, UNSURE

Rule = Literal["lost", "unsure", "undecided", "fallen", "missed", "carried", "low"]
RULES: tuple[Rule, ...] = get_args(Rule)

_TWICE = 2


class Talk(Protocol):
    """What the rules look at in a held interview; `None` is not asked."""

    @property
    def cycle(self) -> int: ...
    @property
    def plan(self) -> str | None: ...
    @property
    def sector(self) -> str | None: ...
    @property
    def levels(self) -> Mapping[str, int]: ...
    @property
    def area_set(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a student is in a list; the names with the greatest `weight` come first."""

    rule: Rule
    say: str
    weight: float = 0
    areas: tuple[str, ...] = ()


def reasons(
    talks: Iterable[Talk],
    ended: Collection[int],
    actions: Mapping[str, Action],
    watch: Watch,
) -> tuple[Reason, ...]:
    """Why to think about one student, in the order of `RULES`; empty when nothing stands out.

    `talks` are the held interviews; `ended` the cycles that ended while the student was there;
    `actions` by id, at least those that were carried over.
    """
    held = sorted(talks, key=lambda talk: talk.cycle)
    found = (
        *_plan(held),
        _undecided(held),
        _fallen(held, watch.fallen),
        _missed(held, ended, watch.missed),
        _carried(actions, watch.carried),
        _low(held, watch.low),
    )
    return tuple(reason for reason in found if reason is not None)


def times_carried(action: Action, actions: Mapping[str, Action]) -> int:
    """How often an action was carried over before it stood in this plan."""
    times, seen = 0, set[str]()
    before = action.carried_from
    while before is not None and before not in seen:
        times += 1
        seen.add(before)
        before = actions[before].carried_from if before in actions else None
    return times


def heading(rule: Rule, watch: Watch) -> str:
    """The list in a few words after a number of students; `**` marks what matters."""
    return {
        "lost": "had a plan, now **unsure**",
        "unsure": "**unsure** when last asked",
        "undecided": "**undecided** on an area of work",
        "fallen": "rated **lower on average** than before",
        "missed": f"**missed** {_number(watch.missed)} or more",
        "carried": f"an action **carried over {_often(watch.carried)}**",
        "low": f"**still at {_levels(watch.low)}** in half the areas",
    }[rule]


def explanation(rule: Rule, watch: Watch) -> str:
    """The rule in a sentence or two."""
    by = f" by more than {watch.fallen:g} points" if watch.fallen else ""
    return {
        "lost": "The last answer about a plan after Year 11 was Unsure, and an earlier one named "
        "a plan.",
        "unsure": "The last answer about a plan after Year 11 was Unsure. Not asked does not "
        "count as unsure.",
        "undecided": "The last answer about an area of work was Undecided. Not asked does not "
        "count as undecided.",
        "fallen": f"The mean rating went down{by} between the last two talks with ratings, over "
        "the areas rated in both.",
        "missed": f"{_number(watch.missed).capitalize()} or more have ended without a talk. "
        "Cycles that ended before the student joined do not count.",
        "carried": f"An action that is still open was carried over {_often(watch.carried)} or "
        "more.",
        "low": f"Half or more of the areas that were rated twice or more never rose above "
        f"{watch.low}. Most areas first.",
    }[rule]


def _plan(held: Sequence[Talk]) -> tuple[Reason | None, Reason | None]:
    """Unsure after a plan, and unsure."""
    asked = [talk for talk in held if talk.plan is not None]
    if not asked or asked[-1].plan != UNSURE:
        return None, None
    planned = [talk for talk in asked if talk.plan != UNSURE]
    first = asked.index(planned[-1]) + 1 if planned else 0
    cycles = [talk.cycle for talk in asked[first:]]
    unsure = f"Unsure in {_cycles(cycles)}"
    if not planned:
        return None, Reason("unsure", f"{unsure}.", len(cycles))
    before = f"{_plan_words(planned[-1].plan)} in cycle {planned[-1].cycle}"
    lost = Reason("lost", f"{before}, unsure in {_cycles(cycles)}.", len(cycles))
    return lost, Reason("unsure", f"{unsure}, after {before}.", len(cycles))


def _undecided(held: Sequence[Talk]) -> Reason | None:
    asked = [talk for talk in held if talk.sector is not None]
    cycles: list[int] = []
    for talk in reversed(asked):
        if talk.sector != UNDECIDED:
            break
        cycles.insert(0, talk.cycle)
    if not cycles:
        return None
    return Reason("undecided", f"Undecided in {_cycles(cycles)}.", len(cycles))


def _fallen(held: Sequence[Talk], by: float) -> Reason | None:
    """The mean of the areas rated both times, of the last two talks with ratings."""
    rated = [talk for talk in held if talk.levels]
    if len(rated) < _TWICE or rated[-2].area_set != rated[-1].area_set:
        return None
    before, last = rated[-2], rated[-1]
    both = before.levels.keys() & last.levels.keys()
    if not both:
        return None
    was, now = (sum(talk.levels[area] for area in both) / len(both) for talk in (before, last))
    if not was - now > by:
        return None
    say = (
        f"{now:.1f} in cycle {last.cycle}, {was:.1f} in cycle {before.cycle}, over "
        f"{len(both)} {'area' if len(both) == 1 else 'areas'}."
    )
    return Reason("fallen", say, was - now)


def _missed(held: Sequence[Talk], ended: Collection[int], most: int) -> Reason | None:
    missed = sorted(set(ended) - {talk.cycle for talk in held})
    if len(missed) < most:
        return None
    return Reason("missed", f"No talk in {_cycles(missed)}.", len(missed))


def _carried(actions: Mapping[str, Action], most: int) -> Reason | None:
    """The open actions that were carried over most often."""
    often = [
        (times_carried(action, actions), action.what) for action in actions.values() if action.open
    ]
    told = sorted((one for one in often if one[0] >= most), key=lambda one: (-one[0], one[1]))
    if not told:
        return None
    say = " ".join(f"“{what.strip().rstrip('.')}”, {_often(times)}." for times, what in told)
    return Reason("carried", say, told[0][0])


def _low(held: Sequence[Talk], low: int) -> Reason | None:
    """Areas that were never rated higher, when they are half of those rated twice or more."""
    often = Counter(chain.from_iterable(talk.levels for talk in held))
    higher = {area for talk in held for area, level in talk.levels.items() if level > low}
    twice = {area for area, times in often.items() if times >= _TWICE}
    still = twice - higher
    areas = tuple(sorted(still, key=lambda area: (_order().get(area, len(_order())), area)))
    if not areas or 2 * len(still) < len(twice):
        return None
    count = f"{len(areas)} {'area' if len(areas) == 1 else 'areas'}"
    names = ", ".join(_area_words(area) for area in areas)
    return Reason("low", f"{count}: {names}.", len(areas), areas)


def _plan_words(code: str | None) -> str:
    return next((plan.short for plan in catalogue().plans if plan.code == code), str(code))


def _area_words(code: str) -> str:
    return next((area.short for area in catalogue().areas if area.code == code), code)


@cache
def _order() -> dict[str, int]:
    """Where each area stands in the catalogue."""
    return {area.code: at for at, area in enumerate(catalogue().areas)}


def _cycles(cycles: Sequence[int]) -> str:
    """Cycle 3; cycles 1 and 2; cycles 1, 2 and 4."""
    if len(cycles) == 1:
        return f"cycle {cycles[0]}"
    return f"cycles {', '.join(map(str, cycles[:-1]))} and {cycles[-1]}"


_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven")


def _number(cycles: int) -> str:
    return f"{_WORDS[cycles]} {'cycle' if cycles == 1 else 'cycles'}"


def _often(times: int) -> str:
    return {1: "once", 2: "twice"}.get(times, f"{times} times")


def _levels(low: int, joint: str = "–") -> str:
    return "1" if low == 1 else f"1{joint}{low}"
