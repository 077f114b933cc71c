"""What became of each record, field by field: by the hands of this laptop, and as heard of."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from pydantic import JsonValue

from onedesk.domain.fields import Fields
from onedesk.store.database import Database
from onedesk.store.stored import value_of, value_text


class Past(NamedTuple):
    """One change of one field: who and when, and whether it was heard of from the hub."""

    rev: int
    field: str
    old: JsonValue
    new: JsonValue
    at: datetime
    by: str
    heard: bool


Hand = tuple[str, str]
"""When (ISO 8601) and who."""

_ADD = (
    "INSERT INTO history (id, seq, rev, field, old, new, at, by, heard)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_LAST = "SELECT seq FROM history WHERE id = ? ORDER BY seq DESC LIMIT 1"


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
    rows = db.execute(
        "SELECT rev, field, old, new, at, by, heard FROM history WHERE id = ? ORDER BY seq",
        [record_id],
    ).fetchall()
    return [_past(row) for row in rows]


def _add(
    db: Database,
    record_id: str,
    rev: int,
    edits: Fields,
    before: Fields,
    rest: tuple[str, str, int],
) -> None:
    if not edits:
        return
    last = db.execute(_LAST, [record_id]).fetchone()
    db.conn.executemany(_ADD, _rows(record_id, rev, edits, before, last[0] if last else 0, rest))


def _rows(
    record_id: str,
    rev: int,
    edits: Fields,
    before: Fields,
    last: int,
    rest: tuple[str, str, int],
) -> Iterable[tuple[object, ...]]:
    for seq, (field, new) in enumerate(edits.items(), last + 1):
        old = value_text(before.get(field))
        yield (record_id, seq, rev, field, old, value_text(new), *rest)


def _past(row: tuple[int, str, str | None, str | None, str, str, int]) -> Past:
    rev, field, old, new, at, by, heard = row
    when = datetime.fromisoformat(at)
    return Past(rev, field, value_of(old), value_of(new), when, by, bool(heard))
