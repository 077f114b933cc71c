"""What came down, by name: the few things that somebody on the way to a school has to know."""

from collections.abc import Sequence
from datetime import date, time

from onedesk.desk.exchange_views import News
from onedesk.paper.wording import APOSTROPHE
from ui import words
from ui.differing import plain

_NAMED = 3


def lines(news: Sequence[News], today: date) -> tuple[str, ...]:
    """The first of them, a sentence each; `**` marks what is bold."""
    return tuple(_said(one, today) for one in news[:_NAMED])


def _said(one: News, today: date) -> str:
    old, new = plain(one.old), plain(one.new)
    match one.what:
        case "called":
            return f"{old} is now called **{new}**"
        case "day":
            old, new = (_day(date.fromisoformat(day), today) for day in (one.old, one.new))
            return f"{_whose(one)} talk is now {new}, not {old}"
        case "starts":
            old, new = (words.clock_time(time.fromisoformat(at)) for at in (one.old, one.new))
            return f"{_whose(one)} talk{_on(one, today)} is now at **{new}**, not {old}"
        case "room":
            return f"Room for {_for(one, today)} is now **{new}**, not {old}"


def _for(one: News, today: date) -> str:
    if one.student or one.day is None:
        return f"{plain(one.student) or 'several talks'}{_on(one, today)}"
    return words.near_day(one.day, today)


def _whose(one: News) -> str:
    return f"{plain(one.student)}{APOSTROPHE}s"


def _on(one: News, today: date) -> str:
    return f" {_day(one.day, today)}" if one.day else ""


def _day(day: date, today: date) -> str:
    said = words.near_day(day, today)
    return said if said[0].islower() else f"on {said}"
