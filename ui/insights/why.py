"""Why a number is what it is: definition, who is in it, which cycles, what is missing."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from onedesk.desk.insight_views import Caseload
from onedesk.domain.drift import explanation, heading
from onedesk.figures.measures import Knowledge, PlanCounts, SectorCounts, Shares
from ui.insights.findings import cycle_words
from ui.student.read_dialog import ReadDialog
from ui.widgets.label import Label
from ui.widgets.rich import Body
from ui.words import capital, counted, listed

_HIGH = 440
_OWN = (
    "Everyone in it is counted; it is no sample, so there is no margin of chance. A difference "
    "between cycles does not say why it came."
)


class Why(NamedTuple):
    """A question and its answer in sentences."""

    head: str
    says: str


class WhyDialog(ReadDialog):
    """The answers one below the other."""

    def __init__(self, told: Sequence[Why], window: QWidget) -> None:
        super().__init__("Why this number?", window, high=_HIGH, wide=720)
        for answer in told:
            self.rows.addWidget(Label(answer.head, size=15, weight=650, wrap=True))
            self.rows.addWidget(Body(answer.says, size=14))
        self.rows.addStretch(1)
        self.add_button(self.close_button, primary=True)


def answers(case: Caseload, figure: str, *, matched: bool) -> Sequence[Why]:
    """Why the numbers of a figure are what they are."""
    charts = case.charts(matched=matched)
    match figure:
        case "plans":
            return plans_why(case, charts.plans)
        case "sectors":
            return sectors_why(case, charts.sectors)
        case "lists":
            return lists_why(case)
        case "schools":
            return schools_why(case)
        case _:
            return knowledge_why(case, charts.knowledge)


def knowledge_why(case: Caseload, found: Knowledge) -> Sequence[Why]:
    """The mean ratings, and what they rest on."""
    what = (
        "Each mark is the mean rating of one area in one cycle, from 1, very little, to 5, "
        "excellent. The change is the mean over the areas of the last cycle less the first, in "
        "points of that scale."
    )
    bases = [area.n for area in found.areas]
    span = _span(min(bases, default=0), max(bases, default=0))
    who = (
        f"{capital(counted(found.students, 'student'))} seen in {cycle_words(found.cycles)}. An "
        f"area counts those of them who were rated in it every time: {span}."
        if found.matched
        else f"{_everyone(found.seen, found.cycles, 'seen')} In the last cycle an area rests on "
        f"{span}."
    )
    missing = [
        _unseen(case, found.students, matched=found.matched),
        "Not discussed is no rating: it is left out, never counted as 0 or 1.",
        _other_sets(found.other_sets),
    ]
    sure = f"{_OWN} A rating is a judgement in one talk, and its steps need not be equally wide."
    return _answers(case, what, who, missing, sure)


def plans_why(case: Caseload, found: PlanCounts) -> Sequence[Why]:
    what = (
        "The plan after Year 11 that each student gave, in five groups. FE college, sixth form "
        "and apprenticeship take all their kinds together; T Levels, training providers, jobs and "
        "the rest are other plans. Unsure is an answer of its own."
    )
    return _shares_why(case, found, what, "Not asked is never counted as unsure.")


def sectors_why(case: Caseload, found: SectorCounts) -> Sequence[Why]:
    what = (
        "The first choice of an area of work that each student gave. A mark stands at its share of "
        "all who were asked in that cycle. Undecided is an answer of its own."
    )
    return _shares_why(case, found, what, "Not asked is never counted as undecided.")


def schools_why(case: Caseload) -> Sequence[Why]:
    what = (
        "Students of each school with a held talk in the cycle the school is in today, of all on "
        "roll. A talk held in part counts; absent, declined and cancelled do not."
    )
    who = f"{capital(counted(case.students, 'student'))} on roll now."
    return _answers(case, what, who, [_left(case)], "")


def lists_why(case: Caseload) -> Sequence[Why]:
    """Every rule, in its own words."""
    rules = [
        Why(
            capital(heading(one.rule, case.watch).replace("**", "")),
            explanation(one.rule, case.watch),
        )
        for one in case.lists
    ]
    where = "Settings, Students to think about, changes the numbers in these rules."
    return [*rules, Why("Change them", where)]


def _shares_why(case: Caseload, found: Shares, what: str, never: str) -> Sequence[Why]:
    asked = (
        f"{capital(counted(found.students[-1], 'student'))} who were seen and asked in "
        f"{cycle_words(found.cycles)}."
        if found.matched and found.cycles
        else _everyone(found.students, found.cycles, "asked")
    )
    out = [
        f"{n} in cycle {cycle}" for n, cycle in zip(found.not_asked, found.cycles, strict=True) if n
    ]
    missing = [
        _unseen(case, found.seen[-1] if found.seen else 0, matched=found.matched),
        f"Seen and not asked{' every time' if found.matched else ''}: {listed(out)}."
        if out
        else "",
        never,
    ]
    return _answers(case, what, asked, missing, _OWN)


def _answers(
    case: Caseload, what: str, who: str, missing: Sequence[str], sure: str
) -> Sequence[Why]:
    """The same questions for every figure; one without an answer is left out."""
    told = [
        Why("What it is", what),
        Why("Who is in it", who),
        Why("Cycles", _cycles(case)),
        Why("What is missing", " ".join(one for one in (*missing, _left(case)) if one)),
        Why("How sure it is", sure),
        Why("Who may see it", "For your own use: small numbers stand here as they are."),
    ]
    return [one for one in told if one.says]


def _cycles(case: Caseload) -> str:
    shown = capital(cycle_words(case.cycles)) if case.cycles else ""
    if case.young is not None:
        more = (
            f" Cycle {case.young} has begun; the charts show it once {case.needs} students were "
            "seen in it, a tenth of those on roll."
        )
        return f"{shown}.{more}"
    if case.cycles != case.held:
        held = capital(cycle_words(case.held))
        return f"{held} had talks; shown are the first, the last but one and the last."
    return f"{shown}." if shown else ""


def _everyone(counts: Sequence[int], cycles: Sequence[int], what: str) -> str:
    told = [f"{n} in cycle {cycle}" for n, cycle in zip(counts, cycles, strict=True)]
    everyone = f"Everyone {what}: {listed(told)}."
    if len(told) == 1:
        return everyone
    return f"{everyone} They need not be the same students, so no one’s change is shown."


def _unseen(case: Caseload, students: int, *, matched: bool) -> str:
    out = case.students - students
    when = "in every one of them" if matched and len(case.cycles) > 1 else "in the last cycle"
    return (
        f"{out} of {counted(case.students, 'student')} on roll were not seen {when}." if out else ""
    )


def _left(case: Caseload) -> str:
    talks = counted(case.left, "talk")
    return (
        f"{capital(talks)} with students who have left is not counted."
        if case.left == 1
        else (f"{capital(talks)} with students who have left are not counted." if case.left else "")
    )


def _other_sets(count: int) -> str:
    if not count:
        return ""
    return f"{capital(counted(count, 'talk'))} rated with another set of areas: never mixed in."


def _span(least: int, most: int) -> str:
    """61 to 70 students; 70 students."""
    students = counted(most, "student")
    return students if least == most else f"{least} to {students}"
