"""Two records of one student made one: what is about the one is about the other from then on."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from hub.accounts.models import Person
from hub.exchange import counters
from hub.exchange.content import GONE, Content, fitting
from hub.exchange.models import History, Record, Scope
from hub.exchange.push import clashes
from hub.exchange.push.known import known
from hub.exchange.push.setters import setter
from hub.exchange.push.weigh import between, weigh
from hub.exchange.push.writing import Hand, Write, write
from hub.exchange.rows import Row, rows
from onedesk.domain.conflict import Conflict
from onedesk.domain.fields import Edits, Fields
from onedesk.domain.people import Student
from onedesk.domain.records import canonical
from onedesk.roster.matching import Known
from onedesk.roster.students import is_of_a_list, known_student
from sync.wire import Item

_OWN = frozenset({"born", "upn", "uln", "gender"})
"""What every school's list would say of a student."""


class Twin(NamedTuple):
    """A student whom a school has under another id.

    Not `same` is somebody of another name or birthday: one of the UPNs is a slip of the pen.
    """

    id: str
    student: Student
    same: bool


def twin(key: str, student: Student, school: str) -> Twin | None:
    """Whom the school's next list would take for this student: by UPN, or by name and birthday."""
    marks = [str(mark) for mark in (student.upn, student.uln, student.born) if mark]
    marked = reduce(or_, (Q(body__contains=mark) for mark in marks), Q(pk=None))
    rows_there = Record.objects.filter(marked, kind=Student.kind, school=school, deleted=False)
    bodies = rows_there.exclude(id=key).order_by("id").values_list("id", "body")
    there = {one: Student.model_validate_json(body) for one, body in bodies}
    for one, body in there.items():
        if student.upn and body.upn == student.upn:
            return Twin(one, body, same=_found(student, {one: body}) == one)
    found = _found(student, there)
    return Twin(found, there[found], same=True) if found else None


def _found(student: Student, there: Mapping[str, Student]) -> str | None:
    known_there = Known([known_student(key, body) for key, body in there.items()])
    found = known_there.match(known_student("", student)).student
    return found.id if found else None


def join(student: str, stays: str, scope: Scope, person: Person | None) -> None:
    """Make a student one with another of the same school, whose counter row is held.

    All that is about the one is about the other then, deletions and history included. What was
    typed about the student is merged, and asked about where both say something; what a list says is
    as it is with the one who stays, who gets a number or a birthday that was not known there. The
    empty row is about the other, so that it goes wherever they go, and what is still owed finds
    them (`straying`).
    """
    now, past = timezone.now(), list(_past(student))
    about = list(Record.objects.filter(student=student))
    version = scope.version + 1
    Record.objects.filter(student=student).update(student=stays, version=version, device=None)
    Record.objects.filter(id=student).update(student=stays)
    live = [row for row in about if not row.deleted]
    counters.turn(
        scope,
        ((row.id, row.version, row.hash) for row in live),
        ((row.id, version, row.hash) for row in live),
    )
    questions = {row.id for row in live if row.kind == Conflict.kind}
    there = rows({student, *questions})
    gone = there.pop(student)
    writes = [
        _write(gone, now, GONE),
        *(one for row in there.values() for one in _asked(row, student, stays, now)),
        *merged(stays, gone.content.fields, now, past),
    ]
    write(writes, {scope.school_id: scope}, Hand(person, None, now))


def merged(
    stays: str, said: Fields, at: datetime, past: Sequence[History], by: Person | None = None
) -> list[Write]:
    """What the student's record becomes by what was typed about them elsewhere, and what is asked.

    Who typed it is told by the `past` of that other record, or else it was this person.
    """
    row = rows({stays}).get(stays)
    if row is None or row.deleted:
        return []
    item = Item(
        kind=row.kind,
        id=row.id,
        school=row.school,
        student=row.student,
        body=listed_as(row, said, besides=_OWN),
        edited_at=at,
    )
    there = known([item])
    found = weigh(item, there.standing(item))
    asked: list[Write] = []
    for clash in found.clashes:
        one = setter(past, clash.field)
        when = datetime.fromisoformat(one.edited_at) if one else at
        hand = one.person if one else by
        asked += clashes.conflicts(item.but(edited_at=when), [clash], there, hand)
    if found.after is None and not found.aside:
        return []
    becomes = _write(row, at, found.after)._replace(aside=found.aside, echo=True)
    return [becomes, *clashes.unknown(asked)]


def listed_as(row: Row, said: Fields, besides: Collection[str] = ()) -> str:
    """The canonical text of what was typed about a student, who is in the list as `row` says.

    And of what else was said, of these fields, where `row` says nothing.
    """
    more = {name: value for name, value in said.items() if name in besides}
    listed = {name: value for name, value in row.content.fields.items() if is_of_a_list(name)}
    return canonical({**more, **listed, **typed(said)})


def typed(said: Edits) -> Fields:
    """What no list of a school says."""
    return {name: value for name, value in said.items() if not is_of_a_list(name)}


def _asked(row: Row, student: str, stays: str, now: datetime) -> Iterator[Write]:
    """A question about the student, put about the one who stays; none is left about a list."""
    fields = row.content.fields
    if fields.get("of_id") != student:
        return
    if is_of_a_list(str(fields["field"])) and "choice" not in fields:
        yield _write(row, now, GONE)
    else:
        yield _write(row, now, fitting(row.kind, {**fields, "of_id": stays}))


def _write(row: Row, at: datetime, after: Content | None) -> Write:
    return Write(
        kind=row.kind,
        id=row.id,
        school=row.school,
        student=row.student,
        before=row,
        after=after,
        edited_at=at.isoformat(),
        changes={} if after is None else between(row.content, after),
    )


def _past(student: str) -> QuerySet[History]:
    """What happened to the record, newest first."""
    found = History.objects.filter(record=student).select_related("person")
    return found.order_by("-version", "-id")
