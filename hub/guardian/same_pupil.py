"""Other records of one pupil, known by the UPN: whoever erases one is told of them."""

from typing import NamedTuple

from django.db.models import F, Q

from hub.exchange.models import History, Record
from hub.guardian.pupil_mark import upn_of
from onedesk.domain.people import Student


class Other(NamedTuple):
    """Another student with the same UPN; one that was `removed` is there in the history alone."""

    student: str
    school: str
    removed: bool


def others(student: str) -> tuple[Other, ...]:
    """Those that are not erased, by school; none where the student's UPN is not known.

    Who became one with the student is erased with them, and is no other.
    """
    upn = upn_of(student)
    if not upn:
        return ()
    told = History.objects.filter(changes__icontains=upn).values("record")
    rows = Record.objects.filter(
        Q(deleted=False, body__icontains=upn) | Q(deleted=True, id__in=told),
        Q(student=None) | Q(student=F("id")),
        kind=Student.kind,
        erased=False,
    ).exclude(Q(id=student) | Q(student=student))
    return tuple(
        Other(row.id, row.school_id, row.deleted)
        for row in rows.order_by("school", "id")
        if upn_of(row.id) == upn
    )
