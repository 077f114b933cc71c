"""Who may see and change which records: decided here and nowhere else."""

from collections.abc import Callable

from django.db.models import Q, QuerySet

from hub.accounts.models import Person, Role
from hub.exchange.models import Record
from hub.registry.models import School
from onedesk.domain.conflict import Conflict

PRIVATE = frozenset({"note"})
"""Kinds that only advisers see."""

PRIVATE_FIELDS = frozenset({"rating_notes"})
"""Fields whose words are the adviser's own, in records that others see."""

_QUOTED = [
    *(f'"of_kind":"{kind}"' for kind in PRIVATE),
    *(f'"field":"{field}{end}' for field in PRIVATE_FIELDS for end in ('"', ".")),
]
"""What stands in the body of a conflict about one of these: it holds the same words."""

_PRIVATE = Q(kind__in=PRIVATE)
for _part in _QUOTED:
    _PRIVATE |= Q(kind=Conflict.kind, body__contains=_part)

_OF_ROLE: dict[str, Callable[[Person], Q]] = {
    Role.ADVISER: lambda person: Q(school__in=person.schools.all()),
    Role.CAREERS_LEAD: lambda person: Q(school__in=person.schools.all()) & ~_PRIVATE,
}


def schools_of(person: Person) -> QuerySet[School]:
    """The schools whose students' records this person may see."""
    if person.is_active and person.role in _OF_ROLE:
        return person.schools.all()
    return School.objects.none()


def records_for(person: Person) -> QuerySet[Record]:
    """The records this person may see, deleted ones included."""
    allowed = _OF_ROLE.get(person.role) if person.is_active else None
    return Record.objects.filter(allowed(person)) if allowed else Record.objects.none()


def sees_whole_schools(person: Person) -> bool:
    """Whether nothing in this person's schools is hidden, so that sums can be compared."""
    return person.is_active and person.role == Role.ADVISER


def writable_schools(person: Person) -> frozenset[str]:
    """The ids of the schools in which this person may change records of every kind."""
    if not (person.is_active and person.role == Role.ADVISER):
        return frozenset()
    return frozenset(schools_of(person).values_list("id", flat=True))
