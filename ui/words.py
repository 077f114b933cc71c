"""Times, dates and counts as the desk says them; never by the computer's locale."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Protocol

from onedesk.domain import series
from onedesk.domain.clock import DAYS, MONTHS

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TERMS = (
    "Year 10, autumn",
    "Year 10, winter",
    "Year 10, spring",
    "Year 10, summer",
    "Year 11, autumn",
    "Year 11, winter",
    "Year 11, spring",
)
_NOON, _EVENING = 12, 17
_WEEK = 7
_FAR = 300  # days: soon the same month again, so the year is said
_KILO = 1000

listed = series.listed
"""a, b and c."""


def clock_time(at: time | datetime) -> str:
    """09:42."""
    return f"{at.hour:02d}:{at.minute:02d}"


def month_of(day: date) -> str:
    """December."""
    return MONTHS[day.month - 1]


def day_month(day: date, today: date | None = None) -> str:
    """9 December; with the year where `today` is given and the day is far from it."""
    words = f"{day.day} {month_of(day)}"
    far = today is not None and abs((today - day).days) > _FAR
    return f"{words} {day.year}" if far else words


def weekday_date(day: date) -> str:
    """Thursday 12 March."""
    return f"{DAYS[day.weekday()]} {day_month(day)}"


def short_date(day: date) -> str:
    """Thu 12 March: for a field that has little room."""
    return f"{DAYS[day.weekday()][:3]} {day_month(day)}"


def full_date(day: date) -> str:
    """Thursday 12 March 2026: for paper."""
    return f"{weekday_date(day)} {day.year}"


def near_day(day: date, today: date) -> str:
    """The day as one says it: today, yesterday, tomorrow, Tuesday 17 March, 9 December."""
    apart = (day - today).days
    if apart in (-1, 0, 1):
        return ("yesterday", "today", "tomorrow")[apart + 1]
    return weekday_date(day) if 0 < apart < 2 * _WEEK else day_month(day, today)


def moment(at: datetime, now: datetime) -> str:
    """09:42 for today, Tue 09:48 for the last six days, 9 December for all before."""
    return clock_time(_here(at, now)) if _days(at, now) == 0 else _older(at, now)


def moment_said(at: datetime, now: datetime) -> str:
    """The same with today in words: today 09:42, Tue 09:48, 9 December."""
    return f"today {clock_time(_here(at, now))}" if _days(at, now) == 0 else _older(at, now)


def moment_in_sentence(at: datetime, now: datetime) -> str:
    """Inside a sentence: today at 13:41, yesterday at 15:05, on Tuesday at 09:48, on 9 December."""
    apart, clock = _days(at, now), clock_time(_here(at, now))
    if apart in (0, 1):
        return f"{('today', 'yesterday')[apart]} at {clock}"
    here = _here(at, now).date()
    if 0 < apart < _WEEK:
        return f"on {DAYS[here.weekday()]} at {clock}"
    return f"on {day_month(here, now.date())}"


def span_in_sentence(first: datetime, last: datetime, now: datetime) -> str:
    """Today from 15:25 to 15:29; one moment of the clock as `moment_in_sentence` has it."""
    begun, ended = moment_in_sentence(first, now), moment_in_sentence(last, now)
    day, timed, clock = begun.partition(" at ")
    if begun == ended or not timed:
        return begun
    same = _days(first, now) == _days(last, now)
    return f"{day} from {clock} to {clock_time(_here(last, now)) if same else ended}"


def due(by: date, today: date) -> str:
    """As a line of meta: due today, due Friday 13 March, was due 9 March."""
    if by < today:
        return f"was due {near_day(by, today)}"
    return f"due {near_day(by, today)}"


def span(first: date, last: date) -> str:
    """2 to 27 March, 23 February to 13 March."""
    if first == last:
        return day_month(first)
    same = (first.year, first.month) == (last.year, last.month)
    return f"{first.day if same else day_month(first)} to {day_month(last)}"


class Days(Protocol):
    """Days that belong together, such as the window of a cycle."""

    @property
    def first(self) -> date: ...

    @property
    def last(self) -> date: ...


def window_span(window: Days) -> str:
    """The days of a cycle's window."""
    return span(window.first, window.last)


def term(cycle: int) -> str:
    """When a cycle falls that has no window yet: Year 11, autumn."""
    return _TERMS[cycle - 1]


def greeting(now: datetime) -> str:
    """Good morning, until noon; and so on."""
    part = "morning" if now.hour < _NOON else "afternoon" if now.hour < _EVENING else "evening"
    return f"Good {part}"


def counted(count: int, one: str, many: str = "") -> str:
    """1 interview, 1,347 interviews, no interviews; `many` where an s does not do."""
    word = one if count == 1 else many or f"{one}s"
    return f"{count:,} {word}" if count else f"no {word}"


def small(count: int) -> str:
    """A small number in letters, as sentences say it: one, two ... ten, 11."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else str(count)


def capital(words: str) -> str:
    """The words with a capital at the start."""
    return words[:1].upper() + words[1:]


def sentences(parts: Iterable[str]) -> str:
    """The parts that are not empty, each a sentence."""
    return " ".join(f"{capital(part)}." for part in parts if part)


def size(count: int) -> str:
    """41 KB; less than one kilobyte is 1 KB, nothing is 0 KB."""
    return f"{-(-count // _KILO)} KB"


def lasting(seconds: float) -> str:
    """6 seconds, 2 minutes; anything shorter than a second is 1 second."""
    minute = 60
    whole = max(round(seconds), 1)
    if whole < 2 * minute:
        return counted(whole, "second")
    return counted(round(whole / minute), "minute")


def _here(at: datetime, now: datetime) -> datetime:
    return at.astimezone(now.tzinfo)


def _days(at: datetime, now: datetime) -> int:
    """How many days ago, by the calendar of this laptop."""
    return (now.date() - _here(at, now).date()) // timedelta(days=1)


def _older(at: datetime, now: datetime) -> str:
    here = _here(at, now)
    if 0 < _days(at, now) < _WEEK:
        return f"{DAYS[here.weekday()][:3]} {clock_time(here)}"
    return day_month(here.date(), now.date())
