"""Times of the day as people type them."""

import re
from collections.abc import Sequence
from datetime import time

_TIME = re.compile(r"(\d{1,2})(?:[:.h]?([0-5]\d))?\s*(am|pm)?")
_FREE = re.compile(r"\+\s*(\d{1,2})")
_HALF_DAY = 12
_SCHOOL_DAY_BEGINS = 7


def time_from(text: str, free: Sequence[time] = ()) -> time | None:
    """The time that `text` means: 10:55, 1055, 9, 9.50, 2pm. 1 to 6 without am are afternoons.

    `+1` is the first of the `free` times, `+2` the second.
    """
    typed = text.strip().lower()
    if counted := _FREE.fullmatch(typed):
        number = int(counted[1])
        return free[number - 1] if 0 < number <= len(free) else None
    found = _TIME.fullmatch(typed)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if (found[3] == "pm" or (not found[3] and 0 < hour < _SCHOOL_DAY_BEGINS)) and hour < _HALF_DAY:
        hour += _HALF_DAY
    return time(hour, minute) if hour < 2 * _HALF_DAY else None


def neighbour(free: Sequence[time], at: time | None, by: int) -> time | None:
    """The next free time after `at`, or before it with `by` -1; the first where none is typed."""
    if at is None:
        return free[0] if free else None
    if by > 0:
        return next((one for one in free if one > at), None)
    return next((one for one in reversed(free) if one < at), None)
