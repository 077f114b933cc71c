"""Whose schools are covered by whom: an adviser's school handed to a colleague for some days."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from hub.accounts.models import Person
from hub.registry.models import Cover, School


def works_in(person: Person, day: date) -> Q:
    """The schools in which this person works on this day: their own and those they cover."""
    return Q(pk__in=_own(person)) | Q(pk__in=_taken(person, day).values("school"))


def coming_to(person: Person, day: date) -> Q:
    """The schools that this person will cover, but not yet on this day."""
    covers = Cover.objects.filter(taker=person, ended_at=None, first__gt=day)
    return Q(pk__in=covers.values("school"))


def without_notes(person: Person, day: date) -> Q:
    """The schools that this person covers on this day without the giver's private notes."""
    taken = _taken(person, day)
    seen = Q(pk__in=_own(person)) | Q(pk__in=taken.filter(notes=True).values("school"))
    return Q(pk__in=taken.values("school")) & ~seen


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


def _own(person: Person) -> QuerySet[Any, Any]:
    return Person.schools.through.objects.filter(person=person).values("school")


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
