"""What the sync centre says: counts, receipts and the clock, as sentences."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from onedesk.desk.exchange_views import Refused
from onedesk.desk.views import SyncRow, SyncState
from onedesk.paper.wording import APOSTROPHE
from ui import owing, words
from ui.differing import plain

CLOCK_MATTERS = 300
"""Seconds from which a laptop's clock is said to be wrong."""

_HOUR = 3600
_DAY = 24 * _HOUR
_DAYS_NAMED = 3
_NAMED = 4
_NEVER_TWICE = "Nothing is lost, and nothing is sent twice."
_KINDS = (
    (
        ("interview", "interview", ""),
        ("action", "action", ""),
        ("print", "printed plan", ""),
        ("absence", "absence", ""),
    ),
    (
        ("student", "student", ""),
        ("appointment", "appointment", ""),
        ("destination", "destination", ""),
    ),
    (
        ("intervention", "workshop or visit", "workshops and visits"),
        ("attendance", "attendance", "attendances"),
    ),
    (("conflict", "question", ""), ("removal", "removal", "")),
    (
        (
            "note",
            "private note, not visible to the school",
            "private notes, not visible to the school",
        ),
    ),
)
"""Kinds of records that stand in one line, with their words."""
ANSWERS = ("answer to a question", "answers to questions")
_ONE = {kind: said for line in _KINDS for kind, *said in line} | {"note": ["private note", ""]}


def headline(state: SyncState) -> str:
    """The state of everything in one sentence with both counts."""
    if state.rows:
        of = words.counted(len(state.rows), "interview")
        verb = "is" if len(state.rows) == 1 else "are"
        return f"{state.on_hub:,} of {of} {verb} on the hub"
    if state.records_owed:
        return f"{_changes(state.records_owed)} on this laptop only"
    return "Nothing is waiting"


def all_there(state: SyncState) -> bool:
    """Whether the hub has signed for every interview, and nothing else is owed either."""
    return state.on_hub == len(state.rows) and (bool(state.rows) or not state.records_owed)


def below(state: SyncState, now: datetime) -> str:
    """The line under the headline: proof, or what is safe; then what can wait."""
    return " ".join(part for part in (_proof(state, now), _questions(state)) if part)


def sending(done: int, owed: int) -> str:
    """What is going on now."""
    return f"Sending {done + 1:,} of {owed:,}" if done < owed else "Asking the hub for news"


def pill(row: SyncRow, now: datetime | None) -> str:
    """One of three states in words, with the time of the receipt where `now` is given.

    What a colleague has changed is on the hub by their receipt.
    """
    if row.state == "needs":
        return "Needs you"
    if row.state == "laptop":
        return "On this laptop"
    if row.changed_at is not None:
        return "On the hub, changed"
    if row.on_hub_at is None or now is None:
        return "On the hub"
    return f"On the hub {words.moment(row.on_hub_at, now)}"


def receipt(row: SyncRow, now: datetime) -> str:
    """What proves that it is there: the receipt; or since when it is a colleague's version."""
    if row.state != "hub":
        return ""
    if row.changed_at is not None:
        by = row.changed_by or "a colleague"
        return f"{words.moment(row.changed_at, now)} by {by}"
    return f"receipt {row.receipt}" if row.receipt else ""


def about(row: SyncRow, now: datetime) -> str:
    """What more there is to know of an interview: why it was refused, or what was signed for."""
    if row.changed_at is None or row.state != "hub":
        return row.say or ""
    when = words.moment_in_sentence(row.changed_at, now)
    return (
        f"{row.changed_by or 'A colleague'} changed it {when}. Your receipt was for it as you sent "
        f"it; what is there now is their version, for which the hub signed to them."
    )


def where_from(state: SyncState, now: datetime) -> str:
    """How many interviews from which school on which day, and who was absent, if few were."""
    return "; ".join(part for part in (_schools(state, now), _absent(state)) if part)


def _absent(state: SyncState) -> str:
    if not 0 < len(state.absent) <= _NAMED:
        return words.counted(len(state.absent), "absence") if state.absent else ""
    return f"absent: {words.listed(state.absent)}"


def _schools(state: SyncState, now: datetime) -> str:
    found: Counter[tuple[str, datetime]] = Counter()
    for row in state.rows:
        if row.finished_at is not None:
            day = row.finished_at.astimezone(now.tzinfo).replace(hour=12, minute=0, second=0)
            found[row.school_name, day.replace(microsecond=0)] += 1
    if not 0 < len(found) <= _DAYS_NAMED:
        return ""
    return ", ".join(
        f"{count}{f' from {school}' if school else ''} {_on_day(day, now)}"
        for (school, day), count in found.items()
    )


def counts(kinds: Mapping[str, int], *, up: bool = False) -> tuple[str, ...]:
    """Counts of records by kind, in words, a line for those that belong together.

    What goes `up` of a question is its answer.
    """
    lines = []
    for line in _KINDS:
        said = [
            words.counted(kinds[kind], *(ANSWERS if up and kind == "conflict" else (one, many)))
            for kind, one, many in line
            if kinds.get(kind)
        ]
        if said:
            lines.append(", ".join(said))
    return tuple(lines)


def went(count: int) -> tuple[str, ...]:
    """How many records were removed at the hub, and so went from here; nothing for none."""
    if not count:
        return ()
    was = "was removed at the hub and has" if count == 1 else "were removed at the hub and have"
    return (f"{words.counted(count, 'record')} {was} gone from here",)


def refusals(refused: Sequence[Refused]) -> tuple[str, ...]:
    """Who and what was refused why, a line for each student and reason; `**` marks what is bold."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for one in refused:
        found.setdefault((one.student_name, one.say), Counter())[one.kind] += 1
    lines = []
    for (name, say), kinds in found.items():
        what = words.listed([words.counted(kinds[k], *_ONE[k]) for k in _ONE if kinds[k]])
        each = ", for each" if kinds.total() > 1 else ""
        lines.append(f"**{plain(name) or 'About no student'}**, {what or 'a record'}{each}: {say}")
    return tuple(lines)


def connection(state: SyncState) -> tuple[str, ...]:
    """How much went over the line, and whether the clocks agree."""
    if state.last_round is None:
        return ("No contact with the hub yet.",)
    said = [_traffic(state)]
    if state.repaired:
        was = "was" if state.repaired == 1 else "were"
        said.append(f"{words.counted(state.repaired, 'record')} {was} not as at the hub: mended.")
    if state.offset is not None:
        said.append(clock(state.offset))
    return tuple(said)


def _traffic(state: SyncState) -> str:
    """What went over the line, and how long that took."""
    went = ((state.bytes_up, "sent"), (state.bytes_down, "received"))
    told = [f"{words.size(count)} {way}" for count, way in went if count]
    lasting = words.lasting(state.seconds)
    return f"{', '.join(told)}, {lasting}." if told else f"The last round took {lasting}."


def clock(offset: float) -> str:
    """How this laptop's clock stands to the hub's; `offset` is how many seconds it is ahead."""
    apart = abs(offset)
    if apart <= CLOCK_MATTERS:
        return f"Laptop clock agrees with the hub within {words.lasting(apart)}."
    long = _far(apart) if apart >= _HOUR - CLOCK_MATTERS else words.lasting(apart)
    way = "ahead of" if offset > 0 else "behind"
    return (
        f"**This laptop{APOSTROPHE}s clock is {long} {way} the hub{APOSTROPHE}s.** "
        "Interviews are safe, and the clock decides nothing. Set it when you can."
    )


def _far(apart: float) -> str:
    """Hours; from two days on days, from two years on years."""
    for unit, size in (("year", 365 * _DAY), ("day", _DAY)):
        if apart >= 2 * size:
            return words.counted(round(apart / size), unit)
    return words.counted(round(apart / _HOUR), "hour")


def _proof(state: SyncState, now: datetime) -> str:
    if not state.rows:
        return _without_rows(state, now)
    others = len(state.rows) - state.on_hub
    if not others:
        return _signed(state, now)
    if not state.on_hub:
        who = owing.all_are(others)
    else:
        who = "The other one is" if others == 1 else f"The other {others} are"
    rest = owing.kept_back(owing.interviews(state)) or _NEVER_TWICE
    return f"{who} safe on this laptop. {rest}"


def _signed(state: SyncState, now: datetime) -> str:
    """Every interview has its receipt."""
    kept = (row for row in state.rows if row.changed_at is None)
    times = {words.moment_in_sentence(row.on_hub_at, now) for row in kept if row.on_hub_at}
    one = len(state.rows) == 1
    each = "a receipt for it" if one else "a receipt for each one"
    at = f" {times.pop()}" if len(times) == 1 else ""
    at = at.replace("today at", "at")
    if state.records_owed:
        rest = f"{_changes(state.records_owed, other=True)} still on this laptop, and safe."
        rest += f" {owing.kept_back(owing.records(state))}".rstrip()
    else:
        rest = "You can close the laptop."
    return f"The hub signed {each}{at}. {_changed_since(state)}{rest}"


def _without_rows(state: SyncState, now: datetime) -> str:
    if state.records_owed:
        return f"{owing.they_are(state.records_owed)} safe{owing.going_up(state)}"
    if state.last_round is None or state.last_problem:
        return "Finished interviews stand here until the hub has signed for them."
    when = words.moment_in_sentence(state.last_round, now)
    return f"The hub has everything from this laptop. Last sync {when}."


def _changed_since(state: SyncState) -> str:
    """How many of them are a colleague's version by now."""
    count, of = state.changed_since, len(state.rows)
    if not count:
        return ""
    all_of = {1: "it", 2: "both"}.get(of, f"all {words.small(of)}")
    some = all_of if count == of else f"{words.small(count)} of them"
    return f"A colleague has changed {some} since, and the hub has that, too. "


def _questions(state: SyncState) -> str:
    count = len(state.questions) + len(state.twins)
    if not count:
        return ""
    if count == 1:
        return "One question is waiting, and it can wait."
    return f"{words.capital(words.small(count))} questions are waiting, and they can wait."


def _changes(count: int, *, other: bool = False) -> str:
    one = "other change" if other else "change"
    return f"{words.counted(count, one)} {'is' if count == 1 else 'are'}"


def _on_day(day: datetime, now: datetime) -> str:
    return words.moment_in_sentence(day, now).partition(" at ")[0]
