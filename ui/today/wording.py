"""The words of a line of the day."""

from collections.abc import Mapping
from datetime import date

from onedesk.desk.day_views import DayRow, NotPlaced, PickUp
from onedesk.domain.plan import ActionOutcome
from ui.widgets.pill import State
from ui.words import clock_time, counted, day_month, month_of, near_day

REASONS = {
    "ill": "Ill",
    "other_lesson": "In another lesson",
    "exam": "In an exam",
    "excluded": "Excluded",
    "trip": "On a trip",
    "not_known": "Not known",
}
"""Why a student was absent, in the order of the keys 1 to 6."""

OUTCOMES = {
    "refused": "Declined",
    "cancelled_school": "The school cancelled",
    "cancelled_service": "We cancelled",
    "left_school": "Has left the school",
    "transferred": "Moved to another school",
}
"""Why there is no talk for another reason than an absence."""

TO_PLACE = frozenset({"absent", "cancelled_school", "cancelled_service"})
"""Outcomes after which a student is to be placed again."""

_TOLD = {
    "absent": "{} is marked absent.",
    "refused": "{} declined this talk.",
    "cancelled_school": "The school cancelled the talk with {}.",
    "cancelled_service": "We cancelled the talk with {}.",
    "left_school": "{} has left the school, and is asked for no more.",
    "transferred": "{} moved to another school, and is asked for no more here.",
}
_NEW = 45  # days after joining in which a student counts as new


def told(outcome: str, name: str) -> str:
    """What was noted, as a sentence."""
    return _TOLD[outcome].format(name)


def in_part(name: str, actions: int) -> str:
    """That a talk ended before all of it took place, and what becomes of its actions."""
    stay = "No action was planned in it."
    if actions:
        its, do = ("Its action", "stays") if actions == 1 else (f"Its {actions} actions", "stay")
        stay = f"{its} {do} on the plan for the next talk."
    return f"The talk with {name} is finished: part of it took place. {stay}"


_ALL_DONE = {1: "1 action done", 2: "Both actions done"}
_CAME: dict[ActionOutcome, str] = {
    "partly": "partly done",
    "carried_over": "carried over",
    "not_done": "not done",
    "no_longer": "no longer needed",
}


def pick_up_words(found: PickUp, last_plan: str | None) -> str:
    """4 actions to review; All 3 actions done; 3 done, 1 carried over; First talk."""
    missed = f"missed cycle {found.missed_cycle}" if found.missed_cycle else ""
    if found.open:
        actions = counted(found.open, "action")
        return f"{actions}, {missed}" if missed else f"{actions} to review"
    if missed:
        return missed.capitalize()
    if found.came:
        return _came(found.came)
    return "No actions" if last_plan else "First talk"


def _came(came: Mapping[ActionOutcome, int]) -> str:
    """What came of a plan that has been gone through; "all" is said of nothing but all."""
    done, whole = came.get("done", 0), sum(came.values())
    if done == whole:
        return _ALL_DONE.get(done, f"All {done} actions done")
    rest = [(came[kind], words) for kind, words in _CAME.items() if came.get(kind)]
    if len(rest) > 1:
        return f"{done or 'None'} of {whole} done"
    ((count, words),) = rest
    return f"{done} done, {count} {words}" if done else f"{counted(count, 'action')} {words}"


def row_pill(
    row: DayRow, day: date, *, placed: bool, later: DayRow | None = None
) -> tuple[State, str, str | None]:
    """The state of a line: kind, words, icon (None is the kind's own).

    `later` is the other talk of this day with a student who was missed.
    """
    if row.standing == "absent":
        return "neutral", _absent(row, day, later, placed=placed), None
    if row.standing == "begun":  # one that was opened again keeps its outcome
        return "neutral", "Opened again" if row.outcome else "Begun, not finished", None
    if row.standing == "due":
        return _due(row, day)
    done = f"Done {clock_time(row.finished_at.astimezone())}" if row.finished_at else "Done"
    match row.state:
        case "hub":
            return "hub", f"{done} · on the hub", "tick"
        case "needs":
            return "needs", f"{done} · needs you", None
    return "laptop", f"{done} · on this laptop", "tick"


def not_placed_words(one: NotPlaced, today: date) -> str:
    """10D · absent today; 10D · school cancelled 3 March; 10A · new in February; 10B."""
    facts = [one.form] if one.form else []
    if one.missed_on:
        facts.append(f"{_missed(one)} {near_day(one.missed_on, today)}")
    elif one.joined and 0 <= (today - one.joined).days < _NEW:
        facts.append(f"new in {month_of(one.joined)}")
    return " · ".join(facts)


def spoken_row(row: DayRow, state: str) -> str:
    """The whole line for a screen reader."""
    parts = [
        clock_time(row.starts) if row.starts else "no time",
        row.name,
        row.form or "",
        state,
        pick_up_words(row.pick_up, row.last_plan),
    ]
    return ", ".join(part for part in parts if part)


def _absent(row: DayRow, day: date, later: DayRow | None, *, placed: bool) -> str:
    """Why there was no talk, and what follows from it."""
    if row.outcome in OUTCOMES:
        why = OUTCOMES[row.outcome]
    else:
        why = f"Absent: {REASONS.get(row.absence_reason or '', 'Not known').lower()}"
    if row.outcome not in TO_PLACE:
        return why
    if later is not None:
        return f"{why} · {_since(later)}"
    if row.again is not None:
        return f"{why} · {'again today' if row.again == day else f'now {day_month(row.again)}'}"
    return why if placed else f"{why} · not placed yet"


def _since(later: DayRow) -> str:
    """What became of the talk that stands in for a missed one, on the same day."""
    if later.standing != "due":
        return "seen later"
    return f"now {clock_time(later.starts)}" if later.starts else "again today"


def _missed(one: NotPlaced) -> str:
    match one.outcome:
        case "absent":
            return "absent"
        case "cancelled_school":
            return "school cancelled"
        case "cancelled_service":
            return "we cancelled"
        case None if one.begun:
            return "begun, not finished"
    return "not seen"


def _due(row: DayRow, day: date) -> tuple[State, str, str | None]:
    if row.moved_from is None:
        return "neutral", "Due", None
    moved = "Moved up" if row.moved_from > day else "Moved"
    return "neutral", f"{moved} from {day_month(row.moved_from)}", "move"
