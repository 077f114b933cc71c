"""Records as the exchange reads them: many at once, without a model instance a row."""

from collections.abc import Collection
from typing import Any, NamedTuple

from hub.exchange.content import GONE, Content
from hub.many import among


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

    @property
    def content(self) -> Content:
        """What the hub has now."""
        return GONE if self.deleted else Content(self.body, self.hash)


_ROWS = (
    "SELECT id, kind, school_id, student, body, version, hash, deleted, erased"
    " FROM exchange_record WHERE id {}"
)
_VERSIONS = "SELECT id, version FROM exchange_record WHERE id {}"
_ABOUT = (
    "SELECT id, version, student, school_id FROM exchange_record WHERE NOT deleted AND student {}"
)


def rows(ids: Collection[str]) -> dict[str, Row]:
    """The records of these ids that are there, deleted ones included."""
    found = map(Row._make, among(_ROWS, ids))
    return {row.id: row for row in found}


def versions(ids: Collection[str]) -> frozenset[tuple[str, int]]:
    """Id and version of the records of these ids that are there."""
    return frozenset((row[0], row[1]) for row in among(_VERSIONS, ids))


def about(students: Collection[str]) -> list[tuple[Any, ...]]:
    """Id, version, student and school of the live records about these students."""
    return among(_ABOUT, students)
