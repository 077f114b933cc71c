"""Who may see and change which records: decided here and nowhere else."""

from collections.abc import Callable
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from hub.accounts.models import Person, Role
from hub.exchange.models import Record
from hub.registry import covering
from hub.registry.models import School
from onedesk.domain.conflict import Conflict
from onedesk.domain.privacy import PRIVATE_FIELDS, PRIVATE_KINDS

_QUOTED = [
    *(f'"of_kind":"{kind}"' for kind in PRIVATE_KINDS),
    *(f'"field":"{field}{end}' for field in PRIVATE_FIELDS for end in ('"', ".")),
]
"""What stands in the body of a conflict about one of these: it holds the same words."""

_PRIVATE = Q(kind__in=PRIVATE_KINDS)
for _part in _QUOTED:
    _PRIVATE |= Q(kind=Conflict.kind, body__contains=_part)


def _all_but_others_notes(person: Person) -> Q:
    """All of the person's schools; where they cover without the notes, of those only their own."""
    partial = School.objects.filter(in_part(person, timezone.localdate()))
    hidden = _PRIVATE & Q(school__in=partial.values("pk"))
    return Q(school__in=schools_of(person).values("pk")) & ~(hidden & ~Q(changed_by=person))


_OF_ROLE: dict[str, Callable[[Person], Q]] = {
    Role.ADVISER: _all_but_others_notes,
    Role.CAREERS_LEAD: lambda person: Q(school__in=schools_of(person).values("pk")) & ~_PRIVATE,
}


def reached(person: Person, day: date) -> Q:
    """The schools whose students' records this person may see on this day."""
    if person.is_active and person.role in _OF_ROLE:
        return covering.works_in(person, day)
    return Q(pk__in=())


def schools_of(person: Person) -> QuerySet[School]:
    """Those of today: own ones and covered ones."""
    return School.objects.filter(reached(person, timezone.localdate()))


def records_for(person: Person) -> QuerySet[Record]:
    """The records this person may see, deleted ones included."""
    allowed = _OF_ROLE.get(person.role) if person.is_active else None
    return Record.objects.filter(allowed(person)) if allowed else Record.objects.none()


def in_part(person: Person, day: date) -> Q:
    """Those of an adviser's schools of which some records are hidden on this day."""
    return covering.without_notes(person, day)


def sees_whole_schools(person: Person) -> bool:
    """Whether this person sees all of a school, but for those `in_part`, and may change it."""
    return person.is_active and person.role == Role.ADVISER
