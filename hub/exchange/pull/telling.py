"""A record as a desk is told of it: one `wire.Change` as JSON."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import (
    BooleanField,
    CharField,
    DateTimeField,
    Exists,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from pydantic_core import to_json

from hub.exchange.content import GONE
from hub.exchange.models import Departure, Record
from hub.prepared import moment
from onedesk.domain.people import Student


class Row(NamedTuple):
    """A change as it is read from the database; who made it and when where the desk is told.

    What is true or not may be 1 or 0, and a time without a zone is in UTC.
    """

    version: int
    id: str
    kind: str
    school_id: str
    student: str | None
    deleted: bool
    erased: bool
    body: str
    name: str | None = None
    username: str | None = None
    changed_at: datetime | None = None


FIRST: tuple[str, ...] = Row._fields[:-3]
LATER = (*FIRST, "changed_by__name", "changed_by__username", "changed_at")
"""The columns of a change that fills a desk for the first time, and of a later one."""


def departed(left: QuerySet[Departure], columns: Sequence[str]) -> QuerySet[Departure, Any]:
    """The changes that tell of records' going to another school, in the columns of a `Row`.

    Their body is the name of the school that they are in now.
    """
    nothing = Value(None, CharField())
    now = Record.objects.filter(id=OuterRef("record"))
    where = Subquery(now.values("school__name"), output_field=TextField())
    told: dict[str, str | Combinable] = {
        "id": "record",
        "student": nothing,
        "deleted": Value(True, BooleanField()),
        "erased": Exists(now.filter(erased=True)),
        "body": Coalesce(where, Value(""), output_field=TextField()),
        "changed_by__name": nothing,
        "changed_by__username": nothing,
        "changed_at": Value(None, DateTimeField()),
    }
    return left.values_list(*(told.get(one, one) for one in columns))


def told(rows: Sequence[Row]) -> bytes:
    """The rows as a JSON list, each body as the canonical text that is kept."""
    return to_json([_change(row) for row in rows])


def _change(row: Row) -> dict[str, Any]:
    change: dict[str, Any] = {
        "kind": row.kind,
        "id": row.id,
        "school": row.school_id,
        "version": row.version,
    }
    if row.student is not None:
        change["student"] = row.student
    if row.changed_at is not None:
        change["at"] = moment(row.changed_at).isoformat()
        if by := row.name or row.username:
            change["by"] = by
    if row.erased:
        change["erased"] = True
    elif row.deleted and row.kind == Student.kind and row.body != GONE.text:
        change["moved_to"] = row.body
    if row.deleted:
        return change | {"deleted": True}
    return change | {"body": row.body}
