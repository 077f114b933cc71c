"""Records as the exchange reads them: many at once, without a model instance a row."""

import json
from collections.abc import Collection
from typing import Any, NamedTuple

from django.db import connection


class Row(NamedTuple):
    """A record as the hub has it; what is true or not may be 1 or 0."""

    id: str
    kind: str
    school: str
    student: str | None
    body: str
    version: int
    hash: str
    deleted: bool
    erased: bool


_ROWS = (
    "SELECT id, kind, school_id, student, body, version, hash, deleted, erased"
    " FROM exchange_record WHERE id {}"
)
_VERSIONS = "SELECT id, version FROM exchange_record WHERE id {}"


def rows(ids: Collection[str]) -> dict[str, Row]:
    """The records of these ids that are there, deleted ones included."""
    found = map(Row._make, _read(_ROWS, ids))
    return {row.id: row for row in found}


def versions(ids: Collection[str]) -> frozenset[tuple[str, int]]:
    """Id and version of the records of these ids that are there."""
    return frozenset((row[0], row[1]) for row in _read(_VERSIONS, ids))


def _read(select: str, ids: Collection[str]) -> list[Any]:
    """In SQL: a parameter an id, as the ORM makes it, costs more than the query."""
    listed = connection.vendor == "postgresql"
    among = "= ANY(%s)" if listed else "IN (SELECT value FROM json_each(%s))"
    with connection.cursor() as cursor:
        cursor.execute(select.format(among), [list(ids) if listed else json.dumps(list(ids))])
        found: list[Any] = cursor.fetchall()
    return found
