"""Times of the day as people type them."""

import re
from datetime import time

_TIME = re.compile(r"(\d{1,2})(?:[:.h]?([0-5]\d))?\s*(am|pm)?")
_HALF_DAY = 12
_SCHOOL_DAY_BEGINS = 7


def time_from(text: str) -> time | None:
    """The time that `text` means: 10:55, 1055, 9, 9.50, 2pm. 1 to 6 without am are afternoons."""
    found = _TIME.fullmatch(text.strip().lower())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if (found[3] == "pm" or (not found[3] and 0 < hour < _SCHOOL_DAY_BEGINS)) and hour < _HALF_DAY:
        hour += _HALF_DAY
    return time(hour, minute) if hour < 2 * _HALF_DAY else None
