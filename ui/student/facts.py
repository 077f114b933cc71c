"""What the cards of a student say: plans and what came of them, what happened since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onedesk.desk.views import Attended, Entry, StudentFile
from onedesk.domain.clock import age_on
from onedesk.domain.interview import Interview
from onedesk.domain.people import Student
from onedesk.domain.plan import Action
from ui import words
from ui.student import path

MOST = 12
"""Lines of the card of actions; the others are in the list of all plans."""

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
_WAITING = frozenset({"clock", "question"})
_STATUS = {"left": "has left the school", "moved": "has moved school"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a card: a sign, words, quieter words after or below them, words at the right.

    `wanted` lines wait for an answer in the next talk; one without a sign is a remark.
    """

    icon: str
    words: str
    after: str = ""
    below: str = ""
    right: str = ""
    wanted: bool = False


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


def made(file: StudentFile) -> int:
    """How many actions all plans of talks before this one hold together."""
    return sum(bool(entry.body.what.strip()) and _earlier(file, entry) for entry in file.actions)


def brief(facts: Sequence[Fact], most: int = MOST) -> tuple[Fact, ...]:
    """At most so many lines in their order; where there are more, those that wait come first."""
    if len(facts) <= most:
        return tuple(facts)
    waiting = [at for at, fact in enumerate(facts) if fact.icon in _WAITING]
    others = [at for at in range(len(facts)) if at not in set(waiting)]
    return tuple(facts[at] for at in sorted([*waiting, *others][:most]))


def plans(file: StudentFile, today: date) -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    """Every plan with its actions and what came of them, the last one first: heading and lines."""
    found = []
    for talk in sorted(file.interviews, key=lambda entry: entry.body.cycle, reverse=True):
        made = [entry.body for entry in file.actions_of(talk.id) if entry.body.what.strip()]
        if made:
            day = f", {words.day_month(talk.body.day, today)}" if talk.body.day else ""
            lines = tuple(action(each, file.student.body, today) for each in made)
            found.append((f"Talk {talk.body.cycle}{day}", lines))
    return tuple(found)


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
