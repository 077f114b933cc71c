"""A record as a desk is told of it: one `wire.Change` as JSON."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import (
    BigIntegerField,
    BooleanField,
    CharField,
    DateTimeField,
    QuerySet,
    TextField,
    Value,
)
from pydantic_core import to_json

from hub.accounts.models import Person
from hub.exchange.models import Departure
from hub.many import among
from hub.prepared import moment


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
    changed_by_id: int | None = None
    changed_at: datetime | None = None


LATER: tuple[str, ...] = Row._fields
FIRST = LATER[:-2]
"""The columns of a change, and of one that fills a desk for the first time."""

_PERSON = ("id", "username", "name")
_PEOPLE = "SELECT id, username, name FROM accounts_person WHERE id {}"


def departed(left: QuerySet[Departure], columns: Sequence[str]) -> QuerySet[Departure, Any]:
    """The changes that tell of records' going to another school, in the columns of a `Row`."""
    nothing = {
        "student_": Value(None, CharField()),
        "deleted_": Value(True, BooleanField()),
        "erased_": Value(False, BooleanField()),
        "body_": Value("", TextField()),
        "changed_by_id_": Value(None, BigIntegerField()),
        "changed_at_": Value(None, DateTimeField()),
    }
    names = [
        {"id": "record"}.get(one, f"{one}_" if f"{one}_" in nothing else one) for one in columns
    ]
    return left.annotate(**nothing).values_list(*names)


def told(rows: Sequence[Row]) -> bytes:
    """The rows as a JSON list, each body as the canonical text that is kept."""
    names = _names({row.changed_by_id for row in rows if row.changed_by_id is not None})
    return to_json([_change(row, names) for row in rows])


def _names(people: set[int]) -> dict[int | None, str]:
    found = among(_PEOPLE, people) if people else ()
    return {row[0]: str(Person.from_db(None, _PERSON, row)) for row in found}


def _change(row: Row, names: dict[int | None, str]) -> dict[str, Any]:
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
        if row.changed_by_id in names:
            change["by"] = names[row.changed_by_id]
    if row.erased:
        change["erased"] = True
    if row.deleted:
        return change | {"deleted": True}
    return change | {"body": row.body}
