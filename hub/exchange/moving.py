"""A student who moves school: everything about them goes along, and is told in both."""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from hub.accounts.models import Person
from hub.exchange import counters
from hub.exchange.models import Departure, History, Record, Scope
from hub.exchange.push import joining
from hub.exchange.push.attending import Along, taken_along
from hub.exchange.push.writing import depart
from hub.registry.models import School
from onedesk.domain.errors import OneDeskError
from onedesk.domain.people import Student


class NoMoveError(OneDeskError):
    """The student cannot be moved there; nothing was changed."""


class Move(NamedTuple):
    """A student's going: from where, to where, and how many live records of each kind go along.

    `joins` is the student of the new school with whom they become one: the same under another id.
    """

    student: str
    old: str
    new: str
    kinds: dict[str, int]
    joins: str | None = None


def planned(student: str, school: str) -> Move:
    """What `move` would do.

    Raises `NoMoveError` when there is no such student or school, or the student is there already,
    and once; or when somebody else is there under the same UPN.
    """
    row = Record.objects.filter(id=student, kind="student", deleted=False).first()
    if row is None:
        raise NoMoveError(f"The hub has no student {student}. Nothing was moved.")
    if not School.objects.filter(id=school).exists():
        raise NoMoveError(f"The hub does not know the school {school}. Nothing was moved.")
    who = Student.model_validate_json(row.body)
    twin = joining.twin(student, who, school)
    if row.school_id == school and twin is None:
        raise NoMoveError(f"The student {student} is in {school} already. Nothing was moved.")
    if twin is not None and not twin.same:
        raise NoMoveError(
            f"{school} has a student with the same UPN, {who.upn}, but another name or birthday: "
            f"{_called(twin.id, twin.student)} there, {_called(student, who)} here. Put the UPN "
            "right where it is wrong, then say it again. Nothing was moved."
        )
    kinds: dict[str, int] = {}
    for kind in _about(student).filter(deleted=False).values_list("kind", flat=True):
        kinds[kind] = kinds.get(kind, 0) + 1
    return Move(student, row.school_id, school, kinds, twin.id if twin else None)


def move(student: str, school: str, person: Person | None = None) -> Move:
    """Move a student and all that is about them, deletions and history included.

    In both schools it is one step, to the same version, which is higher than any of the records
    ever had. What was attended is told in the attendance, as it was offered by the old school.
    Where the new school has the student under another id, the two become one there (`joining`).
    Raises `NoMoveError`.
    """
    with transaction.atomic():
        before = planned(student, school)
        scopes = counters.lock([before.old, school])
        now = planned(student, school)
        if now.old != before.old:
            raise NoMoveError(f"The student {student} was moved by somebody else just now.")
        if now.old != school:
            _go(now, scopes, person)
        if now.joins is not None:
            joining.join(student, now.joins, scopes[school], person)
    return now


def _go(move: Move, scopes: Mapping[str, Scope], person: Person | None) -> None:
    """Take everything about the student along, at one version in both schools."""
    ours = _about(move.student).filter(school=move.old)
    rows = list(ours)
    version = max(scope.version for scope in scopes.values()) + 1
    along = taken_along(rows)
    _note(rows, version, person, along)
    ours.update(school_id=move.new, version=version, device=None)
    for key, one in along.items():
        Record.objects.filter(id=key).update(body=one.content.text, hash=one.content.hash)
    depart(move.old, [(row.id, row.kind) for row in rows], version)
    Departure.objects.filter(school=move.new, record__in=[row.id for row in rows]).delete()
    live = [row for row in rows if not row.deleted]
    counters.turn(scopes[move.old], ((row.id, row.version, row.hash) for row in live), (), version)
    come = ((row.id, version, _hash(row, along)) for row in live)
    counters.turn(scopes[move.new], (), come, version)


def _called(key: str, student: Student) -> str:
    born = f", born {student.born}" if student.born else ""
    return f"{student.name}{born} ({key})"


def _about(student: str) -> QuerySet[Record]:
    return Record.objects.filter(Q(id=student) | Q(student=student))


def _hash(row: Record, along: Mapping[str, Along]) -> str:
    return along[row.id].content.hash if row.id in along else row.hash


def _note(
    rows: Sequence[Record], version: int, person: Person | None, along: Mapping[str, Along]
) -> None:
    now = timezone.now()
    History.objects.bulk_create(
        [
            History(
                record=row.id,
                version=version,
                what=History.What.MOVED,
                person=person,
                received_at=now,
                edited_at=now.isoformat(),
                changes=json.dumps(along[row.id].changes) if row.id in along else "{}",
            )
            for row in rows
        ]
    )
