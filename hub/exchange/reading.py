"""Records as domain values, for pages, packs and exports: what a person may see, or everything."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet
from pydantic import JsonValue

from hub.accounts.models import Person
from hub.exchange import models
from hub.exchange.scope import records_for
from onedesk.domain.records import KINDS, Record


class Past(NamedTuple):
    """One change of a record: who, when by the hub's clock and by the writer's, and what.

    `changes` maps a field to its old and new value; `aside` a field to a value that was offered
    and did not become current.
    """

    what: str
    by: str | None
    received_at: datetime
    edited_at: str
    changes: dict[str, tuple[JsonValue, JsonValue]]
    aside: dict[str, JsonValue]


def value(row: models.Record) -> Record:
    """A row as a domain record."""
    return Record(
        kind=row.kind,
        id=row.id,
        school=row.school_id,
        student=row.student,
        body=KINDS[row.kind].model_validate_json(row.body),
    )


def records(person: Person, kind: str, *, school: str | None = None) -> list[Record]:
    """The live records of a kind that this person may see, oldest id first."""
    found = _live(records_for(person)).filter(kind=kind)
    if school is not None:
        found = found.filter(school=school)
    return [value(row) for row in found.order_by("id")]


def of_student(person: Person, student: str) -> list[Record]:
    """The record of a student and all about them that this person may see, by kind and id."""
    found = _live(records_for(person)).filter(Q(id=student, kind="student") | Q(student=student))
    return [value(row) for row in found.order_by("kind", "id")]


def everything() -> Iterator[Record]:
    """Every live record of the hub, by school, kind (referred before referring) and id."""
    order = list(KINDS)
    rows = _live(models.Record.objects.all()).order_by("school", "id")
    for school in rows.values_list("school", flat=True).order_by("school").distinct():
        ours = sorted(rows.filter(school=school), key=lambda row: (order.index(row.kind), row.id))
        yield from map(value, ours)


def places() -> Iterator[tuple[str, str, str]]:
    """Id, kind and school of every record of the hub, deleted ones included."""
    yield from models.Record.objects.values_list("id", "kind", "school_id").iterator()


def past(person: Person, record: str) -> list[Past]:
    """What became of a record that this person may see, oldest first."""
    if not records_for(person).filter(id=record).exists():
        return []
    rows = models.History.objects.filter(record=record).select_related("person")
    return [_past(row) for row in rows.order_by("version", "id")]


def _live(rows: QuerySet[models.Record]) -> QuerySet[models.Record]:
    return rows.filter(deleted=False)


def _past(row: models.History) -> Past:
    return Past(
        what=row.what,
        by=str(row.person) if row.person else None,
        received_at=row.received_at,
        edited_at=row.edited_at,
        changes={name: (old, new) for name, (old, new) in json.loads(row.changes).items()},
        aside=json.loads(row.aside),
    )
