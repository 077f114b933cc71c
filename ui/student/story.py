"""What a student's page says, put together from the file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onedesk.desk.views import Attended, Entry, StudentFile
from onedesk.domain.clock import age_on
from onedesk.domain.interview import Interview
from onedesk.domain.plan import Action
from onedesk.domain.programme import catalogue
from ui.labels import certainty_label, idea_of, plan_label
from ui.today.wording import REASONS
from ui.widgets.level import Cell
from ui.words import clock_time, day_month, month_of, near_day, term

CYCLES = range(1, 8)

Stand = Literal["held", "absent", "today", "planned", "open"]


@dataclass(frozen=True, slots=True)
class Meeting:
    """One of the seven talks on the timeline, in up to three lines of words."""

    cycle: int
    stand: Stand
    lines: tuple[str, ...]
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """A workshop or visit on the timeline."""

    day: date
    title: str
    came: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One action of the last plan: how it stands, and who by when."""

    icon: str
    ink: str
    what: str
    facts: str
    open: bool


def facts(file: StudentFile, today: date) -> str:
    """Thornlaw Academy · age 15 · with the project since September 2025."""
    student = file.student.body
    parts = [file.school.name]
    if student.born:
        parts.append(f"age {age_on(student.born, today)}")
    if student.joined:
        joined = f"{month_of(student.joined)} {student.joined.year}"
        parts.append(f"with the project since {joined}")
    if student.status != "on_roll":
        parts.append("left the school" if student.status == "left" else "moved to another school")
    return " · ".join(parts)


def held(file: StudentFile) -> tuple[Entry[Interview], ...]:
    """The talks that took place, oldest first."""
    return file.held_before("")


def of_cycle(file: StudentFile, cycle: int) -> Interview | None:
    """The interview that stands for a cycle: one that was held, else the last one there is."""
    found = [entry.body for entry in file.interviews if entry.body.cycle == cycle]
    return next((one for one in found if one.held), found[-1] if found else None)


def meetings(file: StudentFile, today: date) -> tuple[Meeting, ...]:
    """All seven talks, held, missed, to come."""
    return tuple(_meeting(file, cycle, today) for cycle in CYCLES)


def happenings(file: StudentFile) -> tuple[Happening, ...]:
    """What was offered between the talks, by day."""
    return tuple(
        Happening(one.intervention.day, one.intervention.title, came(one)) for one in file.attended
    )


def came(one: Attended) -> bool:
    return one.attendance.state in ("attended", "part")


def since_last(file: StudentFile) -> tuple[Attended, ...]:
    """What was offered after the last talk; everything when there was none."""
    talks = held(file)
    last = talks[-1].body.day if talks else None
    return tuple(one for one in file.attended if last is None or one.intervention.day >= last)


def cells(file: StudentFile) -> list[tuple[str, list[Cell]]]:
    """The twelve areas down, seven cycles across; a cycle to come is empty, never 0."""
    talks = [of_cycle(file, cycle) for cycle in CYCLES]
    return [
        (area.short, [_cell(talk, area.code, at, file.cycle) for at, talk in enumerate(talks, 1)])
        for area in catalogue().areas
    ]


def averages(file: StudentFile) -> list[str]:
    """The mean of the areas that were rated, with one decimal, by cycle."""
    means = []
    for cycle in CYCLES:
        talk = of_cycle(file, cycle)
        levels = list(talk.levels.values()) if talk and talk.held else []
        means.append(f"{sum(levels) / len(levels):.1f}" if levels else "")
    return means


def actions(file: StudentFile, today: date) -> tuple[str, tuple[Told, ...]]:
    """A heading, and the last plan's actions with every older one that is still open."""
    talks = held(file)
    if not talks:
        return "Actions", ()
    last = talks[-1]
    made = [entry.body for entry in file.actions_of(last.id)]
    mine = {last.id}
    older = [e.body for e in file.actions if e.body.interview not in mine and e.body.open]
    forename = file.student.body.forename
    day = f" from {day_month(last.body.day)}" if last.body.day else ""
    told = [_told(action, forename, today, older=False) for action in made]
    told += [_told(action, forename, today, older=True) for action in older]
    return f"Actions{day}", tuple(told)


def ideas(file: StudentFile) -> list[tuple[str, str, str, str]]:
    """Per talk: C1, what they had in mind, the plan, how sure."""
    return [
        (
            f"C{entry.body.cycle}",
            idea_of(entry.body) or "not asked",
            plan_label(entry.body.plan) or "not asked",
            certainty_label(entry.body.certainty),
        )
        for entry in held(file)
    ]


def shared(file: StudentFile) -> list[tuple[str, str]]:
    """What the school shares of this student: shown only when it is asked for."""
    student = file.student.body
    support = {"N": "none", "K": "SEN support", "E": "education, health and care plan"}
    rows = [("Support", support[student.sen])] if student.sen else []
    for name, value in sorted(student.indicators.items()):
        said = ("yes" if value else "no") if isinstance(value, bool) else str(value)
        rows.append((_INDICATORS.get(name, name.replace("_", " ").capitalize()), said))
    if student.why_selected:
        rows.append(("Why selected", student.why_selected))
    if student.sharing_objection:
        rows.append(("Sharing", "The family objects to sharing beyond name and date of birth."))
    return rows


_INDICATORS = {
    "attendance": "Attendance, per cent",
    "fsm": "Free school meals",
    "pupil_premium": "Pupil premium",
    "in_care": "In care",
    "eal": "English as another language",
}


def _cell(talk: Interview | None, area: str, cycle: int, now: int) -> Cell:
    if talk is not None and talk.held:
        return talk.level(area)
    if talk is not None and talk.outcome is not None:
        return "absent"
    return "today" if cycle == now else "future"


def _meeting(file: StudentFile, cycle: int, today: date) -> Meeting:
    talk = of_cycle(file, cycle)
    if talk is None:
        return _to_come(file, cycle, today)
    if talk.held:
        day = day_month(talk.day, today) if talk.day else ""
        lines = (day, idea_of(talk) or "no idea yet", plan_label(talk.plan) or "no plan yet")
        return Meeting(cycle, "held", lines, talk.day)
    if talk.outcome is not None:
        reason = REASONS.get(talk.absence_reason or "", "")
        why = f"absent: {reason.lower()}" if reason else "did not take place"
        day = day_month(talk.day, today) if talk.day else ""
        return Meeting(cycle, "absent", (day, why), talk.day)
    begun = "begun, not finished" if talk.started_at else "not started"
    if talk.day == today:
        at = f"Today, {clock_time(talk.starts)}" if talk.starts else "Today"
        return Meeting(cycle, "today", (at, begun), today)
    day = near_day(talk.day, today) if talk.day else "No day yet"
    stand: Stand = "today" if cycle == file.cycle else "planned"
    return Meeting(cycle, stand, (day[:1].upper() + day[1:], begun), talk.day)


def _to_come(file: StudentFile, cycle: int, today: date) -> Meeting:
    if cycle == file.cycle:
        return Meeting(cycle, "today", ("This cycle", "no time yet"))
    window = file.school.window(cycle)
    if window is None or window.last < today:
        words = "no talk" if cycle < file.cycle else term(cycle)
        return Meeting(cycle, "open", (words,))
    return Meeting(cycle, "planned", (f"Week of {day_month(window.first)}", "planned"))


def _told(action: Action, forename: str, today: date, *, older: bool) -> Told:
    who = {"student": forename, "adviser": "you", "careers_lead": "careers lead"}
    by = who.get(action.who, action.with_whom or action.who)
    if action.open:
        late = action.by is not None and action.by < today
        when = f"by {day_month(action.by)}" if action.by else "no date"
        parts = [by, when, "older plan" if older else ""]
        words = ", ".join(part for part in parts if part)
        icon, ink = ("clock", "rust") if late else ("question", "ink2")
        return Told(icon, ink, action.what, f"{words}. {'Open' if late else 'Ask'}", open=True)
    day = f", {day_month(action.outcome_on)}" if action.outcome_on else ""
    icon, word = _OUTCOMES[action.outcome or "done"]
    return Told(icon, "ink2", action.what, f"{by}{day}{word}", open=False)


_OUTCOMES: dict[str, tuple[str, str]] = {
    "done": ("tick", ""),
    "partly": ("tick", ", partly"),
    "not_done": ("cross", ", not done"),
    "no_longer": ("cross", ", no longer"),
    "carried_over": ("move", ", carried over"),
}


def open_count(told: Sequence[Told]) -> int:
    return sum(one.open for one in told)
