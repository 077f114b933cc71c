"""What the day says of its records: how many are here only, or that all are on the hub."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from onedesk.desk.views import SyncRow, SyncState
from onedesk.domain.clock import DAYS
from ui import owing
from ui.words import counted, day_month, moment_said

_WEEK = 7
_MOST_PARTS = 3


class Said(NamedTuple):
    """A headline, a sentence or two, and when the hub was last reached or tried."""

    head: str
    text: str
    last: str


def sync_words(state: SyncState, now: datetime) -> Said:
    """The card of the day."""
    deed = "try" if state.last_problem else "sync"
    last = f"Last {deed} {moment_said(state.last_round, now)}" if state.last_round else ""
    head, text = _where(state, now)
    return Said(
        head, " ".join(part for part in (text, _wanted(state), _to_know(state)) if part), last
    )


def _where(state: SyncState, now: datetime) -> tuple[str, str]:
    """How much is nowhere else, or that all is there."""
    here = [row for row in state.rows if row.state != "hub"]
    if here:
        one = len(here) == 1
        head = f"{counted(len(here), 'interview')} {'is' if one else 'are'} on this laptop only"
        send = f"Send {'it' if one else 'them'} when you can connect."
        send = owing.kept_back(owing.interviews(state)) or send
        kept = owing.all_are(len(here))
        return head, f"{from_where(here, now)}. {kept} saved and encrypted here. {send}"
    if state.rows:
        count = len(state.rows)
        verb = "interview is" if count == 1 else "interviews are"
        signed = "The hub signed a receipt for each one."
        if state.records_owed:
            is_still = "is still" if state.records_owed == 1 else "are still"
            signed += f" {counted(state.records_owed, 'other change')} {is_still} on this laptop."
            signed += f" {owing.kept_back(owing.records(state))}".rstrip()
        return f"{count} of {count} {verb} on the hub", f"{from_where(state.rows, now)}. {signed}"
    if state.records_owed:
        changes = counted(state.records_owed, "change")
        are = owing.they_are(state.records_owed)
        send = f"No interview waits. {are} saved{owing.going_up(state)}"
        return f"{changes} on this laptop only", send
    return "Nothing waits on this laptop", "A finished interview shows up here."


def _wanted(state: SyncState) -> str:
    """How much waits for an answer of the adviser's."""
    asks = int(state.restored) + int(state.removal is not None)
    refused = owing.interviews(state).stays or int(bool(state.refused))
    count = refused + len(state.questions) + asks
    return f"{count} need{'s' if count == 1 else ''} you." if count else ""


def _to_know(state: SyncState) -> str:
    """How much there is to know, where nothing is asked."""
    count = len(state.told)
    return f"{counted(count, 'thing')} for you to know." if count else ""


def from_where(rows: Iterable[SyncRow], now: datetime) -> str:
    """2 from today, 3 from Cinderhill School on Tuesday; long lists end in "from before"."""
    groups = Counter((_day(row, now), row.school_name) for row in rows)
    several = len({school for day, school in groups if day == now.date()}) > 1
    newest = sorted(groups.items(), key=lambda group: group[0][0], reverse=True)
    parts = [
        _part(count, school, day, now.date(), several=several) for (day, school), count in newest
    ]
    if len(parts) > _MOST_PARTS:
        before = sum(count for _, count in newest[_MOST_PARTS - 1 :])
        parts = [*parts[: _MOST_PARTS - 1], f"{before} from before"]
    return ", ".join(parts)


def _part(count: int, school: str, day: date, today: date, *, several: bool) -> str:
    if day == today:
        return f"{count} from {school} today" if several and school else f"{count} from today"
    when = DAYS[day.weekday()] if (today - day).days < _WEEK else day_month(day)
    return f"{count} from {school} on {when}" if school else f"{count} on {when}"


def _day(row: SyncRow, now: datetime) -> date:
    return row.finished_at.astimezone(now.tzinfo).date() if row.finished_at else date.min
