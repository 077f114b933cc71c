"""Schools that are handed over or have left: who works there until when, in sentences."""

from collections.abc import Iterator, Sequence
from datetime import date

from onedesk.desk.exchange_views import Leaving, RefusedCover
from onedesk.domain.people import Cover, Programme
from ui import words

SOON = 2
"""Days before the end of a cover from which it is told without being asked."""


def lines(
    programme: Programme,
    leaving: Sequence[Leaving],
    refused: Sequence[RefusedCover],
    today: date,
) -> tuple[str, ...]:
    """What there is to know about schools that change hands; `**` marks what is bold."""
    covers = sorted(programme.covers, key=lambda one: (one.last, one.id))
    told = [_cover(one, programme, today) for one in covers if one.last >= today]
    return (*map(not_taken, refused), *(_leaving(one) for one in leaving), *told)


def not_taken(cover: RefusedCover) -> str:
    """A cover that the hub would not have, and why; the hub's reason says what is safe."""
    if cover.given:
        return f"The hub did not accept that {cover.colleague} covers {cover.school}. {cover.say}"
    return f"The hub did not accept your cover of {cover.school} for {cover.colleague}. {cover.say}"


def soon_over(programme: Programme, today: date) -> tuple[str, ...]:
    """What is said by itself: covers of this adviser's that are about to end."""
    me = programme.adviser.id
    return tuple(
        f"Your cover of {_school(one, programme)} ends {_day(one.last, today)}. Sync before then."
        for one in sorted(programme.covers, key=lambda one: one.last)
        if one.taker == me and one.holds(today) and (one.last - today).days <= SOON
    )


def changed(
    before: Programme, after: Programme, refused: Sequence[RefusedCover] = ()
) -> Iterator[str]:
    """Schools that left this laptop or came to it between two rounds, a sentence each.

    Not those of which it is told otherwise why they left: their cover was `refused`.
    """
    had = {school.id: school.name for school in before.schools}
    has = {school.id: school.name for school in after.schools}
    for school in sorted(had.keys() - has.keys() - {one.school_id for one in refused}):
        yield f"{had[school]} is no longer yours. It leaves this laptop once the hub has your work."
    for school in sorted(has.keys() - had.keys()):
        yield f"{has[school]} is now on this laptop."


def _leaving(one: Leaving) -> str:
    are, go = ("is", "goes") if one.records == 1 else ("are", "go")
    return (
        f"**{one.school}** is no longer yours. {words.counted(one.records, 'record')} could not be "
        f"sent yet and {are} kept here until {'it' if one.records == 1 else 'they'} {go}."
    )


def _cover(cover: Cover, programme: Programme, today: date) -> str:
    school, days = _school(cover, programme), f"until {_day(cover.last, today)}"
    if cover.first > today:
        days = f"from {_day(cover.first, today)} {days}"
    if cover.taker == programme.adviser.id:
        return f"You cover **{school}** for {cover.giver_name} {days}. It ends by itself."
    return f"{cover.taker_name} covers **{school}** for you {days}. It ends by itself."


def _school(cover: Cover, programme: Programme) -> str:
    known = {school.id: school.name for school in programme.schools}
    return known.get(cover.school, "a school")


def _day(day: date, today: date) -> str:
    return words.near_day(day, today)
