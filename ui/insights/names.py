"""Who stands behind a number: the names, each with its reason."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from onedesk.desk.insight_views import Caseload, SchoolSeen, ToThinkAbout
from onedesk.domain.drift import explanation, heading
from onedesk.figures import behind
from onedesk.figures.counts import PLAN, SECTOR
from onedesk.figures.facts import Fact
from onedesk.figures.measures import plan_group
from ui.insights.findings import area_words, cycle_words
from ui.labels import plan_label, sector_label
from ui.words import capital, counted, listed


class Named(NamedTuple):
    """One student and why."""

    student: str
    name: str
    form: str
    school: str
    why: str


class NameList(NamedTuple):
    """Students under a sentence that counts them, and the rule that names them."""

    title: str
    rule: str
    rows: tuple[Named, ...]


def listed_students(case: Caseload, one: ToThinkAbout) -> NameList:
    """One of the lists of students to think about."""
    words = heading(one.rule, case.watch).replace("**", "")
    title = f"{capital(counted(len(one.students), 'student'))} {words}"
    rows = tuple(_named(case, key, reason.say) for key, reason in one.students)
    return NameList(title, explanation(one.rule, case.watch), rows)


def low_in(case: Caseload, area: str, *, matched: bool) -> NameList:
    """Those rated low in an area in the last cycle, the lowest first."""
    cycle, low = case.cycles[-1], case.watch.low
    facts = behind.rated(case.facts, case.cycles, matched=matched)
    found = [one for one in facts if one.cycle == cycle and one.levels.get(area, low + 1) <= low]
    found.sort(key=lambda one: (one.levels[area], case.people[one.student].name))
    at = "1" if low == 1 else f"1–{low}"
    title = f"{area_words(area)} at {at} in cycle {cycle}: {counted(len(found), 'student')}"
    talks = _by_student(facts)
    rows = []
    for one in found:
        rated = [other for other in talks[one.student] if area in other.levels]
        told = [f"{other.levels[area]} in cycle {other.cycle}" for other in rated]
        rows.append(_named(case, one.student, f"{listed(told)}."))
    return NameList(title, "How each was rated, the lowest first.", tuple(rows))


def planning(case: Caseload, group: str, cycle: int, *, matched: bool) -> NameList:
    """Those who gave a plan of a group in a cycle, with what they said in the others."""
    facts = behind.asked(case.facts, case.cycles, PLAN, matched=matched)
    found = [one for one in facts if one.cycle == cycle and plan_group(one.plan or "") == group]
    talks = _by_student(facts)
    said = {key: [(o.cycle, plan_label(o.plan)) for o in talks[key]] for key in _keys(found)}
    rule = "What each said about a plan after Year 11 in the cycles shown."
    return _answered(case, f"{group} in cycle {cycle}", rule, said)


def choosing(case: Caseload, sector: str, *, matched: bool) -> NameList:
    """Those whose first choice in the last cycle was a sector, with the others before it."""
    cycle = case.cycles[-1]
    facts = behind.asked(case.facts, case.cycles, SECTOR, matched=matched)
    found = [one for one in facts if one.cycle == cycle and one.sector == sector]
    talks = _by_student(facts)
    said = {key: [(o.cycle, sector_label(o.sector)) for o in talks[key]] for key in _keys(found)}
    rule = "The first choice of each in the cycles shown."
    return _answered(case, f"{sector_label(sector)} in cycle {cycle}", rule, said)


def not_seen(case: Caseload, school: SchoolSeen) -> NameList:
    """Those of a school who were not seen in its cycle yet."""
    title = f"{capital(counted(len(school.waiting), 'student'))} at {school.name} not seen yet"
    rows, talks = [], _by_student(case.facts)
    for key in sorted(school.waiting, key=lambda key: case.people[key].name):
        before = [one.cycle for one in talks.get(key, ())]
        why = f"Seen in {cycle_words(before)}." if before else "Not seen in any cycle shown here."
        rows.append(_named(case, key, why))
    return NameList(title, f"Without a held talk in cycle {school.cycle}.", tuple(rows))


def _answered(
    case: Caseload, what: str, rule: str, said: dict[str, list[tuple[int, str]]]
) -> NameList:
    names = sorted(said, key=lambda key: (case.people[key].name, key))
    rows = tuple(_named(case, key, _path(said[key])) for key in names)
    return NameList(f"{what}: {counted(len(rows), 'student')}", rule, rows)


def _path(said: Sequence[tuple[int, str]]) -> str:
    """Unsure in cycle 1; FE college in cycles 2 and 3."""
    runs = [(words, list(run)) for words, run in groupby(said, key=lambda one: one[1])]
    told = [f"{words} in {cycle_words([cycle for cycle, _ in run])}" for words, run in runs]
    return f"{'; '.join(told)}."


def _named(case: Caseload, key: str, why: str) -> Named:
    person = case.people[key]
    school = person.school if len(case.schools) > 1 else ""
    return Named(key, person.name, person.form or "", school, why)


def _by_student(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Each student's facts, by cycle."""
    found: dict[str, list[Fact]] = {}
    for one in sorted(facts, key=lambda one: one.cycle):
        found.setdefault(one.student, []).append(one)
    return found


def _keys(facts: Sequence[Fact]) -> list[str]:
    return [one.student for one in facts]
