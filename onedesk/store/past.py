"""What became of each record, save by save: by the hands of this laptop, and as heard of."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from pydantic import JsonValue

from onedesk.domain.fields import Fields
from onedesk.domain.records import canonical
from onedesk.store.database import Database
from onedesk.store.stored import fields_of


class Past(NamedTuple):
    """One change of one field: who and when, and whether it was heard of from the hub."""

    rev: int
    field: str
    old: JsonValue
    new: JsonValue
    at: datetime
    by: str
    heard: bool


class Heard(NamedTuple):
    """A record that came down, its fields before and after the last change of it."""

    body: Fields
    old: Fields
    new: Fields
    kind: str
    student: str


Hand = tuple[str, str]
"""When (ISO 8601) and who."""

_ADD = (
    "INSERT INTO history (id, seq, rev, old, new, at, by, heard) VALUES (?1,"
    " (SELECT coalesce(max(seq), 0) + 1 FROM history WHERE id = ?1), ?2, ?3, ?4, ?5, ?6, ?7)"
)
_READ = "SELECT rev, old, new, at, by, heard FROM history WHERE id = ? ORDER BY seq"
_HEARD = (
    "SELECT r.body, h.old, h.new, r.kind, coalesce(r.student, r.id) FROM record r"
    " JOIN history h ON h.id = r.id WHERE r.kind IN ('interview', 'student') AND r.deleted = 0"
    " AND r.received_at >= ? AND h.heard = 1"
    " AND h.seq = (SELECT max(seq) FROM history WHERE id = r.id)"
)


def begin(db: Database, bodies: Iterable[tuple[str, str]], hand: Hand) -> None:
    """Keep how new records began: their ids and canonical texts; inside the saving transaction."""
    db.conn.executemany(_ADD, ((key, 1, None, text, *hand, 0) for key, text in bodies))


def write(
    db: Database, record_id: str, rev: int, edits: Fields, before: Fields, hand: Hand
) -> None:
    """Keep what was edited here; call inside the transaction that saves it."""
    _add(db, record_id, rev, edits, before, (*hand, 0))


def hear(db: Database, record_id: str, rev: int, edits: Fields, before: Fields, hand: Hand) -> None:
    """Keep what others changed, in the transaction that takes it in."""
    _add(db, record_id, rev, edits, before, (*hand, 1))


def read(db: Database, record_id: str) -> list[Past]:
    """Every change of a record that this laptop has made or heard of, oldest first."""
    rows = db.execute(_READ, [record_id]).fetchall()
    return [change for row in rows for change in _changes(*row)]


def heard(db: Database, since: datetime) -> list[Heard]:
    """The interviews and students that somebody else changed, as a round told that began then."""
    rows = db.execute(_HEARD, [since.isoformat()]).fetchall()
    return [
        Heard(fields_of(body), fields_of(old), fields_of(new), kind, student)
        for body, old, new, kind, student in rows
    ]


def _add(
    db: Database,
    record_id: str,
    rev: int,
    edits: Fields,
    before: Fields,
    rest: tuple[str, str, int],
) -> None:
    if edits:
        old: Fields = {field: before[field] for field in edits if field in before}
        new: Fields = {field: value for field, value in edits.items() if value is not None}
        db.execute(_ADD, [record_id, rev, _text(old), _text(new), *rest])


def _text(fields: Fields) -> str | None:
    return canonical(fields) if fields else None


def _changes(
    rev: int, before: str | None, after: str | None, at: str, by: str, heard: int
) -> Iterator[Past]:
    old, new, when = fields_of(before), fields_of(after), datetime.fromisoformat(at)
    for field in {**old, **new}:
        yield Past(rev, field, old.get(field), new.get(field), when, by, bool(heard))
