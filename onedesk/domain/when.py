"""Dates as people type them for an action: "fri 1 may", "+3w", "12/6", "c4"."""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Protocol

from onedesk.domain.clock import DAYS, MONTHS
from onedesk.domain.errors import RuleError

_YEAR, _CENTURY, _LEAST = 12, 100, 3  # months, years, letters that name a month or a day

_LATER = re.compile(r"(?:in |\+)\s*(\d{1,3})\s*(d|w|m)[a-z]*")
_CYCLE = re.compile(r"c(?:ycle)?\s*([1-7])")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{4}|\d{2}))?")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+)(?: (\d{4}|\d{2}))?")
_MONTH_FIRST = re.compile(r"([a-z]+) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}|\d{2}))?")


class NotADay(RuleError):
    """The words name no day, or one that cannot be; `say` tells why."""

    say = "That is no date we know. Try “fri 1 may”, “12/6”, “+3w” or “c4”."


class CycleWindow(Protocol):
    """The days of one cycle (`onedesk.domain.people.Window`)."""

    @property
    def cycle(self) -> int: ...

    @property
    def first(self) -> date: ...


def parse_when(text: str, today: date, windows: Sequence[CycleWindow] = ()) -> date:
    """The day meant, never before `today`; a day without a year is the next one of that name.

    `+3w` counts on from today in days, weeks or months; `fri` is the next Friday; `c4` is the
    first day of that cycle's window, so that an action is done by the next talk.

    Raises `NotADay`.
    """
    words = " ".join(text.lower().replace(",", " ").split())
    readers: tuple[Callable[[str], date | None], ...] = (
        lambda said: _named(said, today),
        lambda said: _later(said, today),
        lambda said: _window(said, windows),
        lambda said: _calendar(said, today),
    )
    for reader in readers:
        day = reader(words)
        if day is not None:
            if day < today:
                raise NotADay(f"{_full(day)} has gone by. Is there a later day?")
            return day
    raise NotADay


def _named(words: str, today: date) -> date | None:
    """Today, tomorrow, or the next day of the week with that name."""
    if words in ("today", "tomorrow"):
        return today + timedelta(days=words == "tomorrow")
    weekday = _starts(words, DAYS)
    if weekday is None:
        return None
    return today + timedelta(days=(weekday - today.weekday() - 1) % len(DAYS) + 1)


def _later(words: str, today: date) -> date | None:
    """So many days, weeks or months from today; a month on is the same day, or its last."""
    found = _LATER.fullmatch(words)
    if not found:
        return None
    count, unit = int(found[1]), found[2]
    if unit == "m":
        years, month = divmod(today.month - 1 + count, _YEAR)
        last = monthrange(today.year + years, month + 1)[1]
        return date(today.year + years, month + 1, min(today.day, last))
    return today + timedelta(days=count * (len(DAYS) if unit == "w" else 1))


def _window(words: str, windows: Sequence[CycleWindow]) -> date | None:
    found = _CYCLE.fullmatch(words)
    if not found:
        return None
    cycle = int(found[1])
    window = next((one for one in windows if one.cycle == cycle), None)
    if window is None:
        raise NotADay(f"This school has no dates for talk {cycle} yet.")
    return window.first


def _calendar(words: str, today: date) -> date | None:
    """A day of the calendar, with or without its weekday in front."""
    head, _, tail = words.partition(" ")
    weekday = _starts(head, DAYS) if tail else None
    day = _day_of(tail if weekday is not None else words, today)
    if day is not None and weekday is not None and day.weekday() != weekday:
        raise NotADay(f"{_full(day)} is a {DAYS[day.weekday()]}. Which of the two?")
    return day


def _day_of(words: str, today: date) -> date | None:
    if found := _ISO.fullmatch(words):
        return _date(int(found[3]), int(found[2]), found[1], today)
    if found := _NUMBERS.fullmatch(words):
        return _date(int(found[1]), int(found[2]), found[3], today)
    if found := _DAY_FIRST.fullmatch(words):
        month = _starts(found[2], MONTHS)
        return None if month is None else _date(int(found[1]), month + 1, found[3], today)
    if found := _MONTH_FIRST.fullmatch(words):
        month = _starts(found[1], MONTHS)
        return None if month is None else _date(int(found[2]), month + 1, found[3], today)
    return None


def _date(day: int, month: int, year: str | None, today: date) -> date:
    """The date, in the given year or the next one in which it is not before `today`."""
    if not 1 <= month <= _YEAR:
        raise NotADay(f"There is no month {month}.")
    number = _year(year, today) if year else today.year + ((month, day) < (today.month, today.day))
    days = monthrange(number, month)[1]
    if not 1 <= day <= days:
        raise NotADay(f"{MONTHS[month - 1]} has {days} days in {number}.")
    return date(number, month, day)


def _year(text: str, today: date) -> int:
    number = int(text)
    if number < _CENTURY:
        number += today.year - today.year % _CENTURY
    if not today.year <= number < today.year + 10:
        raise NotADay(f"{number} is not a year for a plan. Is there an earlier day?")
    return number


def _starts(word: str, names: Sequence[str]) -> int | None:
    """Which name begins with the word; three letters or more."""
    if len(word) < _LEAST:
        return None
    return next((at for at, name in enumerate(names) if name.lower().startswith(word)), None)


def _full(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
