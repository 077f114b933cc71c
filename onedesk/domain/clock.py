"""Time as a parameter, and the school's calendar."""

from collections.abc import Callable
from datetime import date, datetime

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

Clock = Callable[[], datetime]
"""Gives the present moment, aware of its offset. Clocks are shown; they decide nothing."""


def system_clock() -> datetime:
    """The clock of this computer, with its own offset from UTC."""
    return datetime.now().astimezone()


def academic_year(day: date) -> int:
    """The calendar year in which the academic year of `day` began (1 September to 31 August)."""
    september = 9
    return day.year if day.month >= september else day.year - 1


def school_year(day: date) -> str:
    """The academic year of `day` as people write it, such as `2025/26`."""
    first = academic_year(day)
    return f"{first}/{(first + 1) % 100:02d}"


def age_on(born: date, day: date) -> int:
    """Age in whole years on `day`."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
