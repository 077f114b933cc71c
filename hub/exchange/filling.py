"""Records taken in by the hub's own hand: a file that is read, a rehearsal that is filled."""

from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Person
from hub.exchange import counters
from hub.exchange.content import content
from hub.exchange.push.weigh import between
from hub.exchange.push.writing import Hand, Write, write
from hub.exchange.rows import Row, rows
from hub.registry.models import School
from onedesk.domain.errors import OneDeskError
from onedesk.domain.records import Record


class UnfitError(OneDeskError):
    """Records that the hub cannot hold as they are; nothing of them was stored."""


def store_records(records: Iterable[Record], person: Person | None = None) -> int:
    """Insert or replace records in bulk, all or nothing; how many of them were new or different.

    Raises `UnfitError` when a school is not registered, a student is not in the school, an id comes
    twice, or the hub has it for something else.
    """
    coming = list(records)
    now = timezone.now()
    with transaction.atomic():
        scopes = counters.lock(_schools(coming))
        named = {one.id for one in coming} | {one.student for one in coming if one.student}
        there = rows(named)
        _check(coming, there)
        writes = [
            one
            for record in coming
            for one in _write(record, there.get(record.id), now.isoformat())
        ]
        write(writes, scopes, Hand(person, None, now))
    return len(writes)


def _schools(records: Iterable[Record]) -> set[str]:
    named = {record.school for record in records}
    missing = named - set(School.objects.filter(id__in=named).values_list("id", flat=True))
    if missing:
        raise UnfitError(f"The hub does not know the school {min(missing)}. Nothing was stored.")
    return named


def _check(records: Sequence[Record], there: dict[str, Row]) -> None:
    home = {r.id: r.school for r in there.values() if r.kind == "student" and not r.deleted}
    home |= {record.id: record.school for record in records if record.kind == "student"}
    ids: set[str] = set()
    for record in records:
        row = there.get(record.id)
        what = f"the {record.kind} {record.id}"
        if record.id in ids:
            raise UnfitError(f"The file has {what} twice. Nothing was stored.")
        if row and row.erased:
            raise UnfitError(f"By law {what} is gone. Nothing was stored.")
        if row and _is_other(row, record):
            raise UnfitError(f"The hub has {what} as something else. Nothing was stored.")
        about = there.get(record.student or "")
        if about and about.erased:
            raise UnfitError(f"By law the student of {what} is gone. Nothing was stored.")
        if record.student is not None and home.get(record.student) != record.school:
            raise UnfitError(f"The student of {what} is not in its school. Nothing was stored.")
        ids.add(record.id)


def _is_other(row: Row, record: Record) -> bool:
    """Whether the hub has it elsewhere or about somebody else, such as who became one with them."""
    elsewhere = (row.kind, row.school) != (record.kind, record.school)
    return elsewhere or row.student not in {None, row.id, record.student}


def _write(record: Record, row: Row | None, at: str) -> Iterator[Write]:
    after = content(record.body)
    if row is not None and not row.deleted and row.hash == after.hash:
        return
    yield Write(
        kind=record.kind,
        id=record.id,
        school=record.school,
        student=record.student,
        before=row,
        after=after,
        edited_at=at,
        changes=between(row.content, after) if row else {},
    )
