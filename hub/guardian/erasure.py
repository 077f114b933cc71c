"""Erasure by law: what a student's records held goes everywhere here, and does not come back."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from hub.exchange import answers, counters, identity
from hub.exchange.answers import Answer
from hub.exchange.models import Departure, History, Record, Scope
from hub.guardian import erased_file
from hub.guardian.erased_file import Erased
from hub.guardian.models import Erasure
from hub.guardian.pupil_mark import mark_of_student
from hub.guardian.same_pupil import Other, others
from hub.registry.models import School
from onedesk.domain.errors import OneDeskError
from onedesk.domain.people import Student
from onedesk.domain.records import receipt_text
from sync.wire import Result
from sync.wire.receipts import leaf


class NotErasedError(OneDeskError):
    """The erasure cannot be done; nothing was changed."""


class About(NamedTuple):
    """What there is about a student: the school, and how many live records of each kind.

    `others` are records of the same UPN, of which nothing goes.
    """

    student: str
    school: str
    kinds: dict[str, int]
    others: tuple[Other, ...]


def about(student: str) -> About:
    """What `erase` would take away. Raises `NotErasedError` when the hub has no such student."""
    row = Record.objects.filter(id=student, kind="student").first()
    if row is None:
        raise NotErasedError(f"The hub has no student {student}. Nothing was erased.")
    if row.student not in {None, student} and not row.erased:
        raise NotErasedError(
            f"The student {student} became one with {row.student}, who is to be erased instead: "
            "both go together. Nothing was erased."
        )
    kinds: dict[str, int] = {}
    for kind in _records(student).filter(deleted=False).values_list("kind", flat=True):
        kinds[kind] = kinds.get(kind, 0) + 1
    return About(student, row.school_id, kinds, others(student))


def erase(student: str, reason: str) -> Erasure:
    """Empty the student's record and all about it for good, history and kept answers included.

    Empty rows stay, which tell every laptop to do the same and turn away whatever still comes. The
    file of erasures is written last before it counts. Raises `NotErasedError`.
    """
    with transaction.atomic():
        there = about(student)
        now, pupil = timezone.now(), mark_of_student(student)
        emptied = {row.id: row for row in _empty(student, now)}
        done = Erased(
            student=student,
            school=emptied[student].school_id if student in emptied else there.school,
            at=now,
            records={row.id: row.kind for row in emptied.values()},
            pupil=pupil,
        )
        erasure = _note(done, reason)
        erased_file.add(done)
    return erasure


def repeat() -> int:
    """Erase again whoever is in the file of erasures; how many were there again.

    Call inside a transaction. Raises `NotErasedError` for a school that is not registered.
    """
    again = 0
    for line in erased_file.lines():
        back = [one for student in _students(line) for one in _empty(student, line.at)]
        _bury(line)
        _note(line, "restored from a backup")
        again += bool(back)
    return again


def _students(line: Erased) -> set[str]:
    """Whoever the erased student was: before the two were joined, another one too."""
    return {line.student, *(key for key, kind in line.records.items() if kind == Student.kind)}


def _records(student: str) -> QuerySet[Record]:
    return Record.objects.filter(Q(id=student) | Q(student=student))


def _empty(student: str, at: datetime) -> list[Record]:
    """Empty every record that is not empty for good yet; the rows as they were."""
    scopes = _locked(student)
    rows = list(_records(student).filter(erased=False))
    for school, scope in scopes.items():
        ours = [row for row in rows if row.school_id == school]
        if not ours:
            continue
        live = [(row.id, row.version, row.hash) for row in ours if not row.deleted]
        counters.turn(scope, live, ())
        Record.objects.filter(id__in=[row.id for row in ours]).update(
            body="{}",
            hash="",
            deleted=True,
            erased=True,
            version=scope.version,
            device=None,
            changed_by=None,
            changed_at=at,
        )
        _forget(ours, scope.version, at)
    _tell_where_they_were(student, scopes, at)
    if rows:
        gone = frozenset(row.id for row in rows)
        answers.rewrite(lambda answer: _scrubbed(answer, gone), gone)
    return rows


def _locked(student: str) -> Mapping[str, Scope]:
    """The counter rows of the schools with records about the student, which do not move now."""
    while True:
        schools = _schools(student)
        scopes = counters.lock(schools)
        if schools == _schools(student):
            return scopes


def _schools(student: str) -> set[str]:
    """Where they are, and where they were: there too laptops may still say their name."""
    left = Departure.objects.filter(record__in=_records(student).values("id"))
    here = _records(student).values_list("school_id", flat=True)
    return {*here, *left.values_list("school_id", flat=True)}


def _tell_where_they_were(student: str, scopes: Mapping[str, Scope], at: datetime) -> None:
    """The schools that they left hear of them once more: that they are gone by law."""
    left = Departure.objects.filter(record__in=_records(student).values("id"))
    for school in set(left.values_list("school_id", flat=True)):
        counters.turn(scopes[school], (), ())
        left.filter(school=school).update(version=scopes[school].version, at=at)


def _forget(rows: Iterable[Record], version: int, at: datetime) -> None:
    """The history keeps that something was done and when, not what."""
    ids = [row.id for row in rows]
    History.objects.filter(record__in=ids).update(changes="{}", aside="{}")
    History.objects.bulk_create(
        [
            History(
                record=record,
                version=version,
                what=History.What.ERASED,
                received_at=at,
                edited_at=at.isoformat(),
            )
            for record in ids
        ]
    )


def _scrubbed(answer: Answer, gone: frozenset[str]) -> Answer:
    """The answer without what it says of these records, signed again."""
    results = [_empty_result(one) if one.id in gone else one for one in answer.reply.results]
    leaves = {
        one.id: leaf(receipt_text(one.kind, one.id, one.version, ""))
        if one.id in gone
        else answer.leaves[one.id]
        for one in results
        if one.status != "rejected"
    }
    signature = identity.signature(identity.current(), list(leaves.values()))
    return Answer(answer.reply.but(results=tuple(results), signature=signature), leaves)


def _empty_result(result: Result) -> Result:
    return Result(
        kind=result.kind,
        id=result.id,
        status="applied",
        version=result.version,
        deleted=True,
        erased=True,
    )


def _bury(line: Erased) -> None:
    """Make the empty rows that turn away what a restored hub does not know any more."""
    named = {**line.records, line.student: "student"}
    there = set(Record.objects.filter(id__in=named).values_list("id", flat=True))
    missing = {record: kind for record, kind in named.items() if record not in there}
    if not missing:
        return
    if not School.objects.filter(pk=line.school).exists():
        raise NotErasedError(
            f"Somebody of the school {line.school} was erased, and it is not registered here. Add "
            "it with: onedesk-hub school add. Then go on. Nothing was changed."
        )
    scope = counters.lock([line.school])[line.school]
    counters.turn(scope, (), ())
    Record.objects.bulk_create(
        [
            Record(
                id=record,
                kind=kind,
                school_id=line.school,
                student=None if record == line.student else line.student,
                body="{}",
                version=scope.version,
                hash="",
                deleted=True,
                erased=True,
                changed_at=line.at,
            )
            for record, kind in missing.items()
        ]
    )


def _note(done: Erased, reason: str) -> Erasure:
    noted, _ = Erasure.objects.get_or_create(
        student=done.student,
        defaults={
            "school": done.school,
            "at": done.at,
            "reason": reason,
            "records": len(done.records),
            "pupil": done.pupil,
        },
    )
    if done.pupil and not noted.pupil:
        noted.pupil = done.pupil
        noted.save(update_fields=["pupil"])
    return noted
