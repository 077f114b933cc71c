"""What the hub has not yet accepted: one debt a record, however often it was saved."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from onedesk.domain.conflict import Conflict
from onedesk.domain.fields import Fields, difference
from onedesk.domain.ids import new_id
from onedesk.domain.records import KINDS
from onedesk.store import stored
from onedesk.store.database import Database, writing
from sync.wire import BYTES_MAX, WIRE

ITEM_OVERHEAD = 200
"""Bytes of an item on the wire besides its content, rounded up."""

_LONG = BYTES_MAX // 4
"""Fewer letters than that are never too many bytes."""

TOO_LONG = (
    "This is too long to be sent to the hub. It stays safe on this laptop, and is tried again when "
    "it is shorter."
)

_ORDER = (Conflict.kind, *(kind for kind in KINDS if kind != Conflict.kind))
"""Choices go first, and by themselves: what they decide is known before anything else is sent."""

_TEXT = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode

_OWED = (
    "SELECT id, rev, school, student, body, base, version, deleted,"
    " coalesce(edited_at, received_at), anew FROM record"
    " WHERE owed = 1 AND kind = ?"
    " AND id NOT IN (SELECT id FROM quarantine)"
    " AND id NOT IN (SELECT key FROM envelope, json_each(revs)) ORDER BY id"
)


@dataclass(frozen=True)
class Sealed:
    """An envelope that is sent unchanged until the hub has answered it.

    `debts` is a JSON list of what is owed, in the shape of `sync.wire.Item`; `revs` are the
    revisions of the records, by id, as they were then; `cuts` is how often its way was cut.
    """

    batch: str
    sealed_at: datetime
    debts: str
    revs: Mapping[str, int]
    cuts: int = 0

    @property
    def choices(self) -> bool:
        """Whether it holds choices, which decide what else there is to send."""
        return self.debts.startswith(f'[{{"kind":"{Conflict.kind}"')

    @property
    def wire(self) -> bytes:
        """The envelope as it goes over the wire (`sync.wire.Envelope`); the same each time."""
        head = f'"wire":{WIRE},"batch":"{self.batch}","sealed_at":"{self.sealed_at.isoformat()}"'
        return f'{{{head},"items":{self.debts}}}'.encode()

    @cached_property
    def by_id(self) -> Mapping[str, dict[str, Any]]:
        """The debts by the record's id."""
        return {debt["id"]: debt for debt in json.loads(self.debts)}


def due(db: Database) -> int:
    """How many records the hub has not accepted as they are now, sealed ones included."""
    return int(db.execute("SELECT count(*) FROM record WHERE owed = 1").fetchone()[0])


def pending(db: Database) -> list[Sealed]:
    """The envelopes that were sealed and have not been answered, oldest first."""
    rows = db.execute(
        "SELECT batch, sealed_at, debts, revs, cuts FROM envelope ORDER BY seq"
    ).fetchall()
    return [
        Sealed(row[0], datetime.fromisoformat(row[1]), row[2], json.loads(row[3]), row[4])
        for row in rows
    ]


def seal(db: Database, at: datetime, most: int, max_bytes: int) -> Sealed | None:
    """A new envelope over what is owed and in none yet; `None` when nothing is.

    It holds at most `most` debts and about `max_bytes` bytes of content (one debt at least), in an
    order in which a record comes after those it refers to. What is edited after it was sealed waits
    until the envelope is answered.
    """
    with writing(db):
        debts: list[str] = []
        revs: dict[str, int] = {}
        same: list[str] = []
        long: list[str] = []
        size, choices = 0, False
        for kind, record_id, rev, text in _owed(db, same):
            if len(text) > _LONG and len(text.encode()) > BYTES_MAX:
                long.append(record_id)
                continue
            size += len(text) + ITEM_OVERHEAD
            full = len(debts) == most or (debts and size > max_bytes)
            if full or (choices and kind != Conflict.kind):
                break
            choices = kind == Conflict.kind
            debts.append(text)
            revs[record_id] = rev
        for record_id in same:
            forget(db, record_id)
        for record_id in long:
            _put_aside(db, record_id, at)
        if not debts:
            return None
        made = Sealed(new_id(), at, f"[{','.join(debts)}]", revs)
        db.execute(
            "INSERT INTO envelope (batch, sealed_at, debts, revs) VALUES (?, ?, ?, ?)",
            [made.batch, at.isoformat(), made.debts, json.dumps(revs)],
        )
    return made


def seal_all(db: Database, at: datetime, most: int, max_bytes: int) -> list[Sealed]:
    """Every envelope without an answer, after sealing all that is owed and in none."""
    while seal(db, at, most, max_bytes) is not None:
        pass
    return pending(db)


def unseal(db: Database, batch: str) -> None:
    """Open an envelope that the hub will never take in: what is in it is owed as before."""
    with writing(db):
        db.execute("DELETE FROM envelope WHERE batch = ?", [batch])


def cut(db: Database, batch: str) -> None:
    """The way of an envelope was cut once more."""
    with writing(db):
        db.execute("UPDATE envelope SET cuts = cuts + 1 WHERE batch = ?", [batch])


def refused(db: Database) -> list[tuple[str, str]]:
    """The id and the hub's sentence of every record in quarantine."""
    return [(row[0], row[1]) for row in db.execute("SELECT id, say FROM quarantine ORDER BY at")]


def sendable(db: Database) -> int:
    """How many records are owed and not in quarantine."""
    return due(db) - len(refused(db))


def _owed(db: Database, same: list[str]) -> Iterator[tuple[str, str, int, str]]:
    """Kind, id, revision and debt of what may be sent, read one by one as it is taken.

    What turns out to be as the hub has it goes into `same`.
    """
    for kind in _ORDER:
        for row in db.execute(_OWED, [kind]):
            debt = _debt(kind, row)
            if debt is None:
                same.append(row[0])
            else:
                yield kind, row[0], row[1], _TEXT(debt)


def _debt(kind: str, row: Sequence[Any]) -> dict[str, Any] | None:
    record_id, _, school, student, body, base, version, deleted, edited_at, anew = row
    debt = {"kind": kind, "id": record_id, "school": school, "edited_at": edited_at}
    if student is not None:
        debt["student"] = student
    if deleted:
        debt["deleted"] = True
    if anew is not None:
        debt["base"] = anew
    if not version:
        return debt if deleted else debt | {"body": body}
    edits: Fields = {}
    if base is not None:
        edits = difference(stored.fields_of(base), stored.fields_of(body))
    return debt | {"base": version, "edits": edits} if edits or deleted else None


def forget(db: Database, record_id: str) -> None:
    """The hub has the record as it is here; call inside `writing`."""
    db.execute("UPDATE record SET owed = 0, base = NULL WHERE id = ?", [record_id])


def _put_aside(db: Database, record_id: str, at: datetime) -> None:
    """What the hub could never read waits in the quarantine, and blocks nothing."""
    db.execute(
        "INSERT OR REPLACE INTO quarantine (id, code, say, at) VALUES (?, ?, ?, ?)",
        [record_id, "too_long", TOO_LONG, at.isoformat()],
    )
