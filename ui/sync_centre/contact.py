"""When the hub was last reached or tried, and is tried next: a try is no sync."""

from datetime import datetime, timedelta

from onedesk.desk.views import SyncState
from ui import words

_SOON = timedelta(minutes=1)


def contact(state: SyncState, now: datetime, next_try: datetime | None = None) -> str:
    """When the hub was last tried or reached; `next_try` is said where it was not reached."""
    if state.last_round is None:
        return "Not synced yet"
    said = words.moment_said(state.last_round, now)
    return f"Last try {said}{_then(next_try, now)}" if state.last_problem else f"Last sync {said}"


def _then(next_try: datetime | None, now: datetime) -> str:
    """What follows without a deed of anybody's."""
    if next_try is None or next_try <= now:
        return ""
    if next_try - now < _SOON:
        return ", next try by itself within a minute"
    there = next_try.astimezone(now.tzinfo)
    day = "" if there.date() == now.date() else "tomorrow "  # no hub is waited for longer
    return f", next try by itself {day}at {words.clock_time(there)}"
