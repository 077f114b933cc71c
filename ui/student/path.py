"""A student's way through the seven talks, as stops with words and the events between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from onedesk.desk.views import Attended, Entry, StudentFile
from onedesk.domain.interview import Interview
from onedesk.domain.rules import OTHER
from ui import words
from ui.labels import plan_label, sector_label

CYCLES = 7
_TWO = 2
Kind = Literal["held", "missed", "now", "planned", "later"]

_NO_TALK = {
    "absent": "was absent",
    "refused": "declined",
    "cancelled_school": "called off by the school",
    "cancelled_service": "called off by us",
    "left_school": "left the school",
    "transferred": "moved school",
}


@dataclass(frozen=True, slots=True)
class Stop:
    """One of the seven talks: `head` says when, `lines` what came of it or what is planned.

    `interview` can be read when the talk was held; `day` orders events, where it is known.
    """

    cycle: int
    kind: Kind
    head: str
    lines: tuple[str, ...] = ()
    interview: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A workshop or visit after the stop of `after` and before the next."""

    after: int
    title: str
    came: bool


def stops(file: StudentFile, today: date) -> tuple[Stop, ...]:
    """The seven talks in order."""
    return tuple(_stop(file, cycle, today) for cycle in range(1, CYCLES + 1))


def held_in(file: StudentFile, cycle: int) -> Entry[Interview] | None:
    """The talk of that cycle that took place, and counts."""
    found = [entry for entry in file.every_held if entry.body.cycle == cycle]
    return found[-1] if found else None


def left_open(file: StudentFile) -> Entry[Interview] | None:
    """The last talk of another cycle that is still to be finished."""
    found = [one for one in file.interviews if one.body.unfinished and one.body.cycle != file.cycle]
    return found[-1] if found else None


def events(file: StudentFile, path: Sequence[Stop]) -> tuple[Event, ...]:
    """Workshops and visits the student was asked to, placed between stops by their days."""
    return tuple(
        Event(
            after=_stop_before(path, attended.intervention.day),
            title=attended.intervention.title,
            came=attended.attendance.state in ("attended", "part"),
        )
        for attended in invited(file)
        if path[0].day is not None and attended.intervention.day >= path[0].day
    )


def invited(file: StudentFile) -> tuple[Attended, ...]:
    """Events the student was asked to, by day."""
    return tuple(each for each in file.attended if each.attendance.state != "not_invited")


def idea(interview: Interview) -> str:
    """The first area of work and the kind of job: "Construction, joiner"; one may be missing."""
    if not interview.sectors:
        return words.capital(interview.job or "Not asked")
    first, written = interview.sectors[0], interview.other_sector
    name = written if first == OTHER and written else sector_label(first)
    return f"{name}, {interview.job}" if interview.job else name


def plan(interview: Interview) -> str:
    """The plan after Year 11 in few words."""
    written = interview.other_plan
    name = written if interview.plan == OTHER and written else plan_label(interview.plan)
    return name or "Not asked"


def spoken(path: Sequence[Stop], between: Sequence[Event]) -> str:
    """The whole way in sentences, for screen readers."""
    return " ".join(_spoken(path, between))


def _spoken(path: Sequence[Stop], between: Sequence[Event]) -> Iterator[str]:
    for stop in path:
        said = ", ".join(stop.lines)
        yield f"Talk {stop.cycle}, {stop.head}{': ' if said else ''}{said}."
        for event in between:
            if event.after == stop.cycle:
                yield f"{event.title}, {'attended' if event.came else 'was absent'}."


def _stop(file: StudentFile, cycle: int, today: date) -> Stop:
    stop, there = _one_stop(file, cycle, today), len(file.standing_in(cycle))
    if there < _TWO:
        return stop
    return replace(stop, lines=(*stop.lines, f"{words.small(there)} talks in this cycle"))


def _one_stop(file: StudentFile, cycle: int, today: date) -> Stop:
    held = held_in(file, cycle)
    if held is not None:
        return _held(held, today)
    if cycle == file.cycle and file.appointment is not None:
        return _appointment(file.appointment, today)
    entries = [entry for entry in file.interviews if entry.body.cycle == cycle]
    begun = [entry for entry in entries if entry.body.unfinished]
    if begun:
        return replace(_appointment(begun[-1], today), lines=("begun, not finished",))
    tried = [entry.body for entry in entries]
    missed = [body for body in tried if body.outcome is not None]
    if missed and (cycle < file.cycle or missed[-1].outcome != "absent"):
        return _missed(missed[-1], cycle, today)
    if cycle == file.cycle:
        return _not_placed(file, missed)
    return _without_talk(file, cycle)


def _held(entry: Entry[Interview], today: date) -> Stop:
    body = entry.body
    head = words.day_month(body.day, today) if body.day else f"Talk {body.cycle}"
    said: tuple[str, ...] = (idea(body), plan(body))
    if body.outcome == "part_held":
        said = (*said, "part of it")
    if body.unfinished:
        said = (*said, "open again")
    return Stop(body.cycle, "held", head, said, entry.id, body.day)


def _appointment(entry: Entry[Interview], today: date) -> Stop:
    body = entry.body
    state = "not started" if body.started_at is None else "under way"
    if body.day is None:
        return Stop(body.cycle, "now", "This cycle", (state,))
    day = "Today" if body.day == today else words.day_month(body.day)
    at = f", {words.clock_time(body.starts)}" if body.starts else ""
    if body.started_at is None and body.day != today:
        state = "booked" if body.day > today else "not held yet"
    return Stop(body.cycle, "now", f"{day}{at}", (state,), None, body.day)


def _missed(body: Interview, cycle: int, today: date) -> Stop:
    head = words.day_month(body.day, today) if body.day else words.term(cycle)
    return Stop(cycle, "missed", head, (_NO_TALK.get(body.outcome or "", ""),), None, body.day)


def _not_placed(file: StudentFile, missed: Sequence[Interview]) -> Stop:
    """The talk of this cycle without an appointment."""
    window = file.school.window(file.cycle)
    head = words.window_span(window) if window else words.term(file.cycle)
    absent = missed[-1].day if missed else None
    said = f"absent {words.day_month(absent)}, not placed" if absent else "not placed yet"
    return Stop(file.cycle, "now", head, (said,), None, None)


def _without_talk(file: StudentFile, cycle: int) -> Stop:
    window = file.school.window(cycle)
    if cycle < file.cycle:
        head = words.month_of(window.first) if window else words.term(cycle)
        return Stop(cycle, "missed", head, ("no talk",), None, None)
    if window is None:
        return Stop(cycle, "later", words.term(cycle))
    head = f"Week of {words.day_month(window.first)}"
    return Stop(cycle, "planned", head, ("planned",), None, window.first)


def _stop_before(path: Sequence[Stop], day: date) -> int:
    """The last stop whose day is not after `day`; a stop without a day waits for the next."""
    passed = [stop.cycle for stop in path if stop.day is not None and stop.day <= day]
    return min(max(passed, default=1), CYCLES - 1)
