"""From the facts of a caseload to its figures and lists: no file, no window."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onedesk.desk.insight_views import Caseload, Charts, Person, SchoolSeen, ToThinkAbout
from onedesk.domain.drift import RULES, Reason, Rule, reasons
from onedesk.domain.people import School, Student
from onedesk.domain.plan import Action
from onedesk.domain.preferences import Watch
from onedesk.figures.facts import Fact
from onedesk.figures.matched import of_cycles
from onedesk.figures.measures import knowledge, plans, sectors

Pupils = Mapping[str, tuple[Student, School]]

_MOST_SHOWN = 3
_TENTH = 10


@dataclass(frozen=True, slots=True)
class Material:
    """What is counted: students on roll, their held interviews, the actions carried over."""

    pupils: Pupils
    facts: tuple[Fact, ...]
    carried: Mapping[str, Mapping[str, Action]]
    watch: Watch
    today: date


def counted(
    material: Material, school: str | None, schools: Sequence[School], left: int
) -> Caseload:
    """The caseload in figures; `schools` are all of them, `school` the one that was asked for."""
    held = tuple(sorted({one.cycle for one in material.facts}))
    needs = -(-len(material.pupils) // _TENTH)
    cycles, young = shown_cycles(Counter(one.cycle for one in material.facts), needs)
    facts = of_cycles(material.facts, cycles)
    wanted = [one for one in schools if school in (None, one.id)]
    return Caseload(
        school=school,
        every_school=tuple((one.id, one.name) for one in schools),
        schools=_schools_seen(material, wanted),
        people=_people(material.pupils),
        held=held,
        cycles=cycles,
        young=young,
        needs=needs,
        everyone=_charts(facts, cycles, matched=False),
        matched=_charts(facts, cycles, matched=True),
        lists=_lists(material),
        watch=material.watch,
        facts=facts,
        left=left,
    )


def shown_cycles(talks: Mapping[int, int], needs: int) -> tuple[tuple[int, ...], int | None]:
    """The cycles charts show, and one that is too young: first, last but one and last.

    `talks` are the held interviews of each cycle; the last cycle is too young while it has fewer
    than `needs` and there is one before it.
    """
    held = sorted(cycle for cycle, count in talks.items() if count)
    young = held.pop() if len(held) > 1 and talks[held[-1]] < needs else None
    if len(held) > _MOST_SHOWN:
        held = [held[0], *held[-2:]]
    return tuple(held), young


def ended_cycles(school: School, student: Student, today: date) -> tuple[int, ...]:
    """The cycles whose window closed while the student was at the school."""
    return tuple(
        window.cycle
        for window in school.windows
        if window.last < today and (student.joined is None or student.joined <= window.last)
    )


def _charts(facts: tuple[Fact, ...], cycles: tuple[int, ...], *, matched: bool) -> Charts:
    return Charts(
        knowledge(facts, cycles, matched=matched),
        plans(facts, cycles, matched=matched),
        sectors(facts, cycles, matched=matched),
    )


def _schools_seen(material: Material, schools: Iterable[School]) -> tuple[SchoolSeen, ...]:
    """For each school the cycle of today; where no window was set, the last one with a talk."""
    seen: dict[str, dict[int, set[str]]] = {}
    for one in material.facts:
        seen.setdefault(one.school, {}).setdefault(one.cycle, set()).add(one.student)
    pupils: dict[str, list[str]] = {}
    for key, (_student, school) in material.pupils.items():
        pupils.setdefault(school.id, []).append(key)
    found = []
    for school in schools:
        talks, here = seen.get(school.id, {}), pupils.get(school.id, [])
        cycle = school.cycle_on(material.today) or max(talks, default=None)
        met = talks.get(cycle, set()) if cycle else set[str]()
        waiting = tuple(key for key in here if key not in met)
        found.append(SchoolSeen(school.id, school.name, cycle, len(met), len(here), waiting))
    return tuple(found)


def _people(pupils: Pupils) -> dict[str, Person]:
    people = [
        Person(key, student.name, student.form, school.name)
        for key, (student, school) in pupils.items()
    ]
    return {one.student: one for one in sorted(people, key=lambda one: (one.name, one.student))}


def _lists(material: Material) -> tuple[ToThinkAbout, ...]:
    """Every rule with the students it names, those with the greatest weight first."""
    talks: dict[str, list[Fact]] = {}
    for one in material.facts:
        talks.setdefault(one.student, []).append(one)
    found: dict[Rule, list[tuple[str, Reason]]] = {rule: [] for rule in RULES}
    for key, (student, school) in material.pupils.items():
        ended = ended_cycles(school, student, material.today)
        carried = material.carried.get(key, {})
        for reason in reasons(talks.get(key, ()), ended, carried, material.watch):
            found[reason.rule].append((key, reason))
    return tuple(
        ToThinkAbout(rule, _pressing_first(named, material.pupils)) for rule, named in found.items()
    )


def _pressing_first(
    named: Iterable[tuple[str, Reason]], pupils: Pupils
) -> tuple[tuple[str, Reason], ...]:
    return tuple(sorted(named, key=lambda one: (-one[1].weight, pupils[one[0]][0].name, one[0])))
