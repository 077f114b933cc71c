"""What there is to say about a time before somebody is placed: it warns, it never blocks."""

from collections.abc import Sequence
from datetime import date, time

from onedesk.desk.day_views import DayTimes, Taken
from onedesk.desk.rhythm import apart
from onedesk.domain.clock import DAYS
from onedesk.domain.people import School
from ui.words import clock_time, day_month, listed, window_span

_SATURDAY = 5


def clash(day: DayTimes, starts: time | None) -> str:
    """Who is seen then or so near that there is no time for two; nothing where nobody is."""
    if starts is None:
        return ""
    near = [one for one in day.taken if not apart(starts, [one.starts])]
    same = [one for one in near if one.starts == starts]
    if same:
        return f"{_names(same)} {'has' if len(same) == 1 else 'have'} {clock_time(starts)} already."
    return "".join(f"{_names([one])} has {clock_time(one.starts)}." for one in near[:1])


def notes(day: DayTimes, starts: time | None, school: School, now: tuple[date, time]) -> str:
    """What is unusual about a day and a time, in short sentences."""
    today, clock = now
    said = []
    if day.day == today and starts is not None and starts < clock:
        said.append(f"{clock_time(starts)} has gone by.")
    if day.day.weekday() >= _SATURDAY:
        said.append(f"{day_month(day.day)} is a {DAYS[day.day.weekday()]}.")
    window = school.window(day.cycle)
    if not day.in_window and window is not None:
        said.append(f"Not within the days of cycle {day.cycle}, {window_span(window)}.")
    elif day.in_window and day.cycle != school.cycle_on(today):
        said.append(f"This is in cycle {day.cycle}.")
    return " ".join(said)


def _names(taken: Sequence[Taken]) -> str:
    """Who, and where if it is at another school."""
    return listed(
        [f"{one.name} at {one.elsewhere}" if one.elsewhere else one.name for one in taken]
    )
