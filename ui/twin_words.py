"""One of two talks of a cycle in words: whose it is, what they did when, and for when it is set."""

from datetime import datetime

from onedesk.desk.twin_views import Twin
from ui import words
from ui.differing import plain
from ui.who import YOU

_NOBODY = "a colleague"


def deed(twin: Twin, now: datetime) -> str:
    """Who did what when: "you held it today at 10:41"."""
    if twin.state == "placed":
        return f"a time is set for {slot(twin, now)}"
    at = f" {words.moment_in_sentence(twin.at, now)}" if twin.at else ""
    return f"{plain(whose(twin))} {'held' if twin.state == 'held' else 'began'} it{at}"


def whose(twin: Twin) -> str:
    """You, the colleague's name, or a colleague."""
    return YOU if twin.mine else twin.adviser or _NOBODY


def slot(twin: Twin, now: datetime) -> str:
    """The day and the hour: "Tuesday 17 March at 10:55"."""
    if twin.day is None:
        return "no day yet"
    at = f" at {words.clock_time(twin.starts)}" if twin.starts else ""
    return f"{words.near_day(twin.day, now.date())}{at}"
