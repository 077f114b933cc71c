"""What comes down from the hub: a page of changes and its cursor, taken in together."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import JsonValue

from onedesk.domain.merge import merge
from onedesk.domain.records import KINDS
from onedesk.store import kept, stored
from onedesk.store.database import Database, writing

CURSOR = "cursor"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One record as the hub has it; a deleted one has no body."""

    kind: str
    id: str
    school: str
    student: str | None
    version: int
    hash: str
    deleted: bool
    body: dict[str, JsonValue] | None


def cursor(db: Database) -> str:
    """Where the last page ended, in the hub's own opaque words; empty before the first."""
    return kept.get(db, CURSOR) or ""


def take(db: Database, arrivals: Sequence[Arrival], after: str, at: datetime) -> None:
    """Take in one page and the cursor after it, in one transaction.

    A record that owes the hub keeps its local answers. It takes the hub's version as its new base
    only where the two changed different fields; otherwise it keeps the old base, so that the hub
    sees the clash when the record is sent.
    """
    with writing(db):
        for arrival in arrivals:
            if arrival.kind not in KINDS:
                continue
            if _owes(db, arrival):
                _rebase(db, arrival)
            elif arrival.deleted:
                _drop(db, arrival)
            else:
                _replace(db, arrival, at)
        kept.put(db, CURSOR, after)


def sums_input(db: Database) -> dict[str, list[tuple[str, int, str]]]:
    """Per school, (id, version, hash) of every record the hub is known to have."""
    schools: dict[str, list[tuple[str, int, str]]] = {}
    for school, record_id, version, content in db.execute(
        "SELECT school, id, version, hash FROM record WHERE version > 0"
    ):
        schools.setdefault(school, []).append((record_id, version, content))
    return schools


def _owes(db: Database, arrival: Arrival) -> bool:
    found = db.execute(
        "SELECT 1 FROM debt WHERE kind = ? AND id = ?", [arrival.kind, arrival.id]
    ).fetchone()
    return found is not None


def _drop(db: Database, arrival: Arrival) -> None:
    db.execute(
        "DELETE FROM record WHERE kind = ? AND id = ? AND school = ?",
        [arrival.kind, arrival.id, arrival.school],
    )


def _replace(db: Database, arrival: Arrival, at: datetime) -> None:
    body = json.dumps(arrival.body, ensure_ascii=False, separators=(",", ":"))
    db.execute(
        "INSERT INTO record (kind, id, school, student, body, base, version, hash, received_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (kind, id) DO UPDATE SET school = excluded.school,"
        " student = excluded.student, body = excluded.body, base = excluded.base,"
        " version = excluded.version, hash = excluded.hash, received_at = excluded.received_at,"
        " receipt = CASE WHEN version = excluded.version THEN receipt END, deleted = 0"
        " WHERE excluded.version >= version OR excluded.school <> school",
        [
            arrival.kind,
            arrival.id,
            arrival.school,
            arrival.student,
            body,
            body,
            arrival.version,
            arrival.hash,
            at.isoformat(),
        ],
    )


def _rebase(db: Database, arrival: Arrival) -> None:
    row = db.execute(
        "SELECT body, base, version FROM record WHERE kind = ? AND id = ?",
        [arrival.kind, arrival.id],
    ).fetchone()
    if row is None or arrival.deleted or arrival.version <= row[2]:
        return
    mine, base = (stored.fields_of(part) for part in row[:2])
    theirs = stored.fields_in(arrival.kind, arrival.body or {})
    merged = merge(base, theirs, mine)
    if merged.clashes:
        return
    db.execute(
        "UPDATE record SET body = ?, base = ?, version = ?, hash = ? WHERE kind = ? AND id = ?",
        [
            stored.text(merged.fields),
            stored.text(theirs),
            arrival.version,
            arrival.hash,
            arrival.kind,
            arrival.id,
        ],
    )
