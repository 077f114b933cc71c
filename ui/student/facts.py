"""What the cards of a student say: the last plan, what happened since, ideas over time."""

from dataclasses import dataclass
from datetime import date

from onedesk.desk.views import Attended, Entry, StudentFile
from onedesk.domain.clock import age_on
from onedesk.domain.interview import Interview
from onedesk.domain.people import Student
from onedesk.domain.plan import Action
from onedesk.domain.programme import catalogue
from ui import words
from ui.interview.said import certainty_words
from ui.student import path
from ui.widgets.level import Cell

_CAME = {
    "attended": ("tick", "attended"),
    "part": ("tick", "came for part of it"),
    "absent": ("cross", "absent"),
    "unknown": ("question", "attendance not known yet"),
}
_OUTCOMES = {
    "done": ("tick", "done"),
    "partly": ("tick", "partly done"),
    "not_done": ("cross", "not done"),
    "no_longer": ("cross", "no longer needed"),
    "carried_over": ("move", "carried over"),
}
_STATUS = {"left": "has left the school", "moved": "has moved school"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a card: a sign, words, quieter words after or below them, words at the right.

    `wanted` lines wait for an answer in the next talk.
    """

    icon: str
    words: str
    after: str = ""
    below: str = ""
    right: str = ""
    wanted: bool = False


@dataclass(frozen=True, slots=True)
class Idea:
    """What one talk said: the area of work and job, the plan, how sure."""

    cycle: int
    idea: str
    plan: str
    certainty: str


def about(file: StudentFile, today: date) -> str:
    """The line under the name: school, age, since when, and what is out of the ordinary."""
    student = file.student.body
    parts = [file.school.name]
    if student.born is not None:
        parts.append(f"age {age_on(student.born, today)}")
    since = student.joined or _first_day(file)
    if since is not None:
        parts.append(f"with the project since {words.month_of(since)} {since.year}")
    if student.status != "on_roll":
        parts.append(_STATUS[student.status])
    elif not student.in_latest_roster:
        parts.append("not in the school\N{RIGHT SINGLE QUOTATION MARK}s latest list")
    return " · ".join(parts)


def last_held(file: StudentFile) -> Entry[Interview] | None:
    """The last talk that took place."""
    held = file.held_before("")
    return held[-1] if held else None


def to_ask(file: StudentFile) -> int:
    """How many actions of earlier talks still have no outcome."""
    return sum(entry.body.open and _earlier(file, entry) for entry in file.actions)


def actions(file: StudentFile, today: date) -> tuple[Fact, ...]:
    """The last plan in its order, then what is still open from the plans before it."""
    last = last_held(file)
    plan = file.actions_of(last.id) if last else ()
    known = {entry.id for entry in plan}
    older = [e for e in file.actions if e.body.open and e.id not in known and _earlier(file, e)]
    days = {entry.id: entry.body.day for entry in file.interviews}
    student = file.student.body
    facts = [action(entry.body, student, today) for entry in plan if entry.body.what.strip()]
    for entry in older:
        made = days.get(entry.body.interview)
        since = f"from {words.day_month(made)}" if made else "from an earlier talk"
        facts.append(action(entry.body, student, today, since))
    return tuple(facts)


def action(action: Action, student: Student, today: date, since: str = "") -> Fact:
    """One action and what came of it, or who is to be asked."""
    if action.outcome is not None:
        icon, said = _OUTCOMES[action.outcome]
        return Fact(icon, action.what, after=_outcome(action, said))
    who = _who(action, student)
    if action.by is None:
        return Fact("question", action.what, after=_joined(f"ask {who}", since))
    by = f"{who}, by {words.day_month(action.by, today)}"
    if action.by <= today:
        below = f"{words.capital(_joined(by, since))}. Open"
        return Fact("clock", action.what, below=below, wanted=True)
    return Fact("clock", action.what, after=_joined(by, since))


def since_last(file: StudentFile, today: date) -> tuple[Fact, ...]:
    """Workshops and visits after the last talk; all of them before the first."""
    last = last_held(file)
    first_day = last.body.day if last else None
    found = [
        each
        for each in path.invited(file)
        if first_day is None or each.intervention.day >= first_day
    ]
    return tuple(_event(each, today) for each in found)


def ideas(file: StudentFile) -> tuple[Idea, ...]:
    """What each talk said, oldest first."""
    return tuple(
        Idea(
            entry.body.cycle,
            path.idea(entry.body),
            path.plan(entry.body),
            certainty_words(entry.body).lower(),
        )
        for entry in file.held_before("")
    )


def knowledge(file: StudentFile) -> tuple[tuple[str, tuple[Cell, ...]], ...]:
    """Each area with its cell in every cycle."""
    return tuple(
        (area.short, tuple(_cell(file, area.code, cycle) for cycle in range(1, path.CYCLES + 1)))
        for area in catalogue().areas
    )


def averages(file: StudentFile) -> tuple[str, ...]:
    """The mean of the areas that were rated, by cycle; nothing where none was."""
    return tuple(_average(file, cycle) for cycle in range(1, path.CYCLES + 1))


def _cell(file: StudentFile, area: str, cycle: int) -> Cell:
    held = path.held_in(file, cycle)
    if held is not None:
        return held.body.level(area)
    if cycle == file.cycle and _due(file):
        begun = file.appointment.body.level(area) if file.appointment else None
        return "today" if begun is None else begun
    missed = [e.body.outcome for e in file.interviews if e.body.cycle == cycle]
    return "absent" if cycle <= file.cycle and any(missed) else "future"


def _due(file: StudentFile) -> bool:
    """Whether this cycle's talk is still to come: not declined, nor called off for good."""
    outcomes = {e.body.outcome for e in file.interviews if e.body.cycle == file.cycle}
    return file.appointment is not None or outcomes <= {None, "absent"}


def _average(file: StudentFile, cycle: int) -> str:
    held = path.held_in(file, cycle)
    levels = held.body.levels if held else {}
    known = [levels[area.code] for area in catalogue().areas if area.code in levels]
    return f"{sum(known) / len(known):.1f}" if known else ""


def _first_day(file: StudentFile) -> date | None:
    days = [entry.body.day for entry in file.held_before("") if entry.body.day]
    return min(days, default=None)


def _earlier(file: StudentFile, entry: Entry[Action]) -> bool:
    """Whether the action was made before the talk that is under way."""
    return file.appointment is None or entry.body.interview != file.appointment.id


def _who(action: Action, student: Student) -> str:
    named = action.with_whom
    return {
        "student": student.forename,
        "adviser": "you",
        "careers_lead": "the school",
        "parent": "the family",
        "other": named or "someone else",
    }[action.who]


def _outcome(action: Action, said: str) -> str:
    on = f", {words.day_month(action.outcome_on)}" if action.outcome_on else ""
    if action.outcome == "done" and action.who == "adviser":
        return f"you{on}"
    if action.outcome == "done" and action.who == "careers_lead":
        return "school marked done"
    return said if action.outcome == "carried_over" else f"{said}{on}"


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _event(each: Attended, today: date) -> Fact:
    """One workshop or visit; one that is still to come says so."""
    day = each.intervention.day
    icon, said = _CAME[each.attendance.state]
    if day > today and each.attendance.state == "unknown":
        icon, said = "calendar", "planned"
    return Fact(icon, each.intervention.title, right=f"{words.day_month(day, today)}, {said}")
