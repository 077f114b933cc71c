"""The rehearsal's year: two cycles over, the third under way, four to come, around one day."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from onedesk.domain.people import Window

HERE = ZoneInfo("Europe/London")
SLOTS = (time(9), time(9, 50), time(10, 55), time(11, 45), time(13, 20), time(14, 10))
"""The six talks of a day in school."""

_FIRST_DAYS = {1: -168, 2: -98, 3: 0, 4: 98, 5: 203, 6: 280, 7: 357}
"""Days from the start of the third cycle to the start of each."""

_LENGTHS = {1: 26, 2: 26, 3: 26, 4: 12, 5: 26, 6: 19, 7: 26}
_WEEKDAYS = (1, 2, 3, 0)
_SATURDAY = 5
_BEGUN = 8
_LATE = timedelta(days=14)

VISITS = ((-7, -5, 0, 5), (-6, -2, 2, 6), (-4, -1, 1, 4), (-8, -3, 3, 7))
"""School days from today on which an adviser is at the first, second, third, fourth school."""


def at(day: date, moment: time) -> datetime:
    """A moment in school."""
    return datetime.combine(day, moment, HERE)


def school_day(day: date, steps: int) -> date:
    """The school day `steps` after (or before) a day; the day itself for 0."""
    step = timedelta(days=1 if steps > 0 else -1)
    for _ in range(abs(steps)):
        day += step
        while day.weekday() >= _SATURDAY:
            day += step
    return day


def windows(today: date, *, late: bool = False) -> tuple[Window, ...]:
    """The seven windows of a school; the third began eight school days before today."""
    begun = school_day(today, -_BEGUN)
    third = begun - timedelta(days=begun.weekday()) + (_LATE if late else timedelta())
    starts = {cycle: third + timedelta(days=days) for cycle, days in _FIRST_DAYS.items()}
    return tuple(
        Window(cycle=cycle, first=first, last=first + timedelta(days=_LENGTHS[cycle] - 1))
        for cycle, first in starts.items()
    )


def visits(window: Window, place: int) -> list[date]:
    """The five days of a finished cycle on which an adviser was at their `place`-th school.

    One weekday a week, and one of the four Fridays.
    """
    days = [window.first + timedelta(days=7 * week + _WEEKDAYS[place]) for week in range(4)]
    return sorted([*days, window.first + timedelta(days=7 * place + 4)])
