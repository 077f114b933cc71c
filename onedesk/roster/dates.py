"""Dates of birth as schools write them; where day and month could be swapped, nobody guesses."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from onedesk.domain.clock import MONTHS

_MONTHS = tuple(name.lower() for name in MONTHS)
_CLOCK = re.compile(r"(?<=[0-9])(?:[T ]+[0-9]{1,2}:[0-9:.]+(?:Z|[+-][0-9:]+)?)$")
_NUMBERS = re.compile(r"([0-9]{1,2})[/.\-\s]([0-9]{1,2})[/.\-\s]([0-9]{4}|[0-9]{2})")
_ISO = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_PACKED = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_WORDS = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th)?[\s\-/.,]*([a-z]{3,9})\.?[\s\-/,]*([0-9]{4}|[0-9]{2})"
)
_WORDS_US = re.compile(r"([a-z]{3,9})\.?\s*([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})")
_SERIAL = re.compile(r"([1-9][0-9]{4})(?:\.0+)?")

_MONTHS_A_YEAR = 12
_SHORT = 2  # digits of a year without its century
_EXCEL_DAY_0 = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class DateRead:
    """A date, or none; `doubt` is empty or names what a person should look at."""

    value: date | None
    doubt: str = ""


def _whole_year(text: str) -> int:
    return int(text) if len(text) > _SHORT else 2000 + int(text)


def _made(year: int, month: int, day: int, doubt: str = "") -> DateRead:
    try:
        return DateRead(date(year, month, day), doubt)
    except ValueError:
        return DateRead(None, "date_impossible")


def _month(word: str) -> int | None:
    return next((n for n, name in enumerate(_MONTHS, start=1) if name.startswith(word)), None)


def _plain(text: str) -> str:
    return _CLOCK.sub("", " ".join(text.split())).lower().strip()


def month_first(texts: Iterable[str]) -> bool:
    """Whether some date of the file can only be read with the month first, as in 04/27/2011."""
    for text in texts:
        found = _NUMBERS.fullmatch(_plain(text))
        if found and int(found[1]) <= _MONTHS_A_YEAR < int(found[2]):
            return True
    return False


def read_date(text: str, *, american: bool = False) -> DateRead:
    """The date that `text` means.

    Numbers with strokes are day first, as in Britain. Where the file is `american` (see
    `month_first`) a date that could be read both ways is refused.
    """
    plain = _plain(text)
    if found := _ISO.fullmatch(plain) or _PACKED.fullmatch(plain):
        return _made(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(plain):
        return _numbers(found, american=american)
    if found := _WORDS.fullmatch(plain):
        return _words(found[3], found[2], found[1])
    if found := _WORDS_US.fullmatch(plain):
        return _words(found[3], found[1], found[2])
    if found := _SERIAL.fullmatch(plain):
        return DateRead(_EXCEL_DAY_0 + timedelta(days=int(found[1])), "date_serial")
    return DateRead(None, "date_unread")


def _numbers(found: re.Match[str], *, american: bool) -> DateRead:
    day, month, year = int(found[1]), int(found[2]), _whole_year(found[3])
    short = "date_short_year" if len(found[3]) == _SHORT else ""
    if month > _MONTHS_A_YEAR >= day:
        return DateRead(None, "date_month_first")
    if american and day != month and day <= _MONTHS_A_YEAR:
        return DateRead(None, "date_ambiguous")
    return _made(year, month, day, short)


def _words(year: str, word: str, day: str) -> DateRead:
    month = _month(word)
    if month is None:
        return DateRead(None, "date_unread")
    short = "date_short_year" if len(year) == _SHORT else ""
    return _made(_whole_year(year), month, int(day), short)
