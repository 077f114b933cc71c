"""Whose schools are covered by whom: an adviser's school handed to a colleague for some days."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from hub.accounts.models import Person, Role
from hub.prepared import Prepared
from hub.registry.models import Cover, Device, School
from onedesk.domain.people import Colleague, Laptop
from onedesk.domain.people import Cover as CoverValue


def covered_schools(person: Person, day: date) -> QuerySet[School]:
    """The schools that this person covers on this day, besides their own."""
    return School.objects.filter(pk__in=_taken(person, day).values("school"))


def coming_schools(person: Person, day: date) -> QuerySet[School]:
    """The schools that this person will cover, but not yet on this day."""
    covers = Cover.objects.filter(taker=person, ended_at=None, first__gt=day)
    return School.objects.filter(pk__in=covers.values("school"))


def schools_of(person: Person, day: date) -> QuerySet[School]:
    """The schools in which this person works on this day: their own and those they cover."""
    return School.objects.filter(
        Q(pk__in=person.schools.values("pk")) | Q(pk__in=covered_schools(person, day).values("pk"))
    )


def without_notes(person: Person, day: date) -> QuerySet[School]:
    """The schools that this person covers on this day without the giver's private notes."""
    open_ones = _taken(person, day).filter(notes=True).values("school")
    return (
        covered_schools(person, day)
        .exclude(pk__in=person.schools.values("pk"))
        .exclude(pk__in=open_ones)
    )


def covers_of(person: Person, day: date) -> tuple[CoverValue, ...]:
    """The covers that this person gave or took and that have not ended, the next first."""
    when = connection.ops.adapt_datefield_value(day)
    return tuple(
        CoverValue(**dict(zip(_COVER, row, strict=True)))
        for row in _COVERS.rows(person=person.pk, day=when)
    )


def colleagues_of(person: Person) -> tuple[Colleague, ...]:
    """The other advisers to whose laptops something can be sealed, by name."""
    found = _colleagues(tuple(_LAPTOPS.rows()))
    return tuple(one for one in found if one.id != person.username)


@lru_cache(maxsize=4)
def _colleagues(rows: tuple[tuple[Any, ...], ...]) -> tuple[Colleague, ...]:
    """Everyone with such a laptop: there may be hundreds, and every page names them."""
    laptops: dict[tuple[str, str], list[Laptop]] = {}
    for username, name, number, signing, sealing in rows:
        laptop = Laptop(device=number, signing_key=signing, sealing_key=sealing)
        laptops.setdefault((username, name), []).append(laptop)
    return tuple(
        Colleague(id=username, name=name, laptops=tuple(found))
        for (username, name), found in laptops.items()
    )


def end(cover: Cover) -> None:
    """End a cover now; one that has ended stays as it is."""
    Cover.objects.filter(pk=cover.pk, ended_at=None).update(ended_at=timezone.now())


def end_given(person: Person, schools: Iterable[School]) -> int:
    """End the covers that this person gave of these schools; how many had not ended."""
    return _end(Cover.objects.filter(giver=person, school__in=list(schools)))


def end_all(person: Person) -> int:
    """End the covers that this person gave and took; how many had not ended."""
    return _end(Cover.objects.filter(Q(giver=person) | Q(taker=person)))


def _end(covers: QuerySet[Cover]) -> int:
    """A right that is lost and comes again does not bring an old cover back."""
    open_ones = covers.filter(ended_at=None, last__gte=timezone.localdate())
    return open_ones.update(ended_at=timezone.now())


def _taken(person: Person, day: date) -> QuerySet[Cover]:
    """The covers under which this person works on this day.

    The giver's right is the taker's: it ends when the giver loses the school or may not sign in.
    """
    return Cover.objects.filter(
        taker=person,
        ended_at=None,
        first__lte=day,
        last__gte=day,
        giver__is_active=True,
        giver__schools=F("school"),
    )


_PERSON, _DAY = -70_707_070, date(1907, 7, 7)
_COVER = ("id", "school", "giver", "giver_name", "taker", "taker_name", "first", "last")
_COVERS = Prepared(
    lambda: (
        Cover.objects.filter(Q(giver=_PERSON) | Q(taker=_PERSON), ended_at=None, last__gte=_DAY)
        .filter(giver__schools=F("school"))
        .values_list(
            *("id", "school", "giver__username", "giver__name"),
            *("taker__username", "taker__name", "first", "last"),
        )
    ),
    {str(_PERSON): "person", str(_DAY): "day"},
)
_LAPTOPS = Prepared(
    lambda: (
        Device.objects.filter(revoked_at=None, person__is_active=True, person__role=Role.ADVISER)
        .exclude(sealing_key="")
        .exclude(signing_key="")
        .order_by("person__name", "person__username", "id")
        .values_list("person__username", "person__name", "id", "signing_key", "sealing_key")
    ),
    {},
)
