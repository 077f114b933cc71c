"""What the hub has not yet accepted: one debt a record, however often it was saved."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

import zstandard
from pydantic_core import from_json, to_json

from onedesk.domain.conflict import Conflict
from onedesk.domain.fields import Fields
from onedesk.domain.ids import new_id
from onedesk.domain.records import KINDS, text_hash
from onedesk.store import kept, stored
from onedesk.store.database import Database, writing
from sync.wire import BYTES_MAX, WIRE, codes

_LEVEL = 3

ITEM_OVERHEAD = 200
"""Bytes of an item on the wire besides its content, rounded up."""

_CARRIED = "carried"
"""Which envelopes went into a sealed file when one was last written."""

TOO_LONG = (
    "This is too long to be sent to the hub. It stays safe on this laptop, and is tried again when "
    "it is shorter."
)

_ORDER = (Conflict.kind, *(kind for kind in KINDS if kind != Conflict.kind))
"""Choices go first, and by themselves: what they decide is known before anything else is sent."""

_OWED = (
    "SELECT id, rev, school, student, body, base, version, hash, deleted, since, anew"
    " FROM sendable WHERE kind = ? ORDER BY place"
)

_SENDABLE = (
    "SELECT (SELECT count(*) FROM record WHERE owed = 1) - (SELECT count(*) FROM quarantine)"
)
_BY_PLACE = (codes.MOVED, codes.NO_STUDENT, codes.OUT_OF_SCOPE)
"""Refusals for where a student is, or is not."""

_TRY_AGAIN = (
    "DELETE FROM quarantine WHERE code IN (?, ?, ?)"
    " AND (SELECT coalesce(student, id) FROM record WHERE record.id = quarantine.id)"
    " IN (SELECT value FROM json_each(?))"
)
_AS_THERE = "UPDATE record SET owed = 0, base = NULL WHERE id = ?"
"""The hub has the record as it is here."""


@dataclass(frozen=True)
class Sealed:
    """An envelope that is sent unchanged until the hub has answered it.

    `packed` is `sync.wire.Envelope` in JSON as it goes over the wire (zstd); `revs` are the
    revisions of the records, by id, as they were then; `choices` tells whether it holds choices,
    which decide what else there is to send; `cuts` is how often its way was cut.
    """

    batch: str
    packed: bytes
    revs: Mapping[str, int]
    choices: bool = False
    cuts: int = 0

    @cached_property
    def wire(self) -> bytes:
        """The envelope unpacked."""
        return zstandard.ZstdDecompressor().decompress(self.packed)

    @cached_property
    def by_id(self) -> Mapping[str, dict[str, Any]]:
        """The debts by the record's id."""
        return {debt["id"]: debt for debt in from_json(self.wire)["items"]}


def due(db: Database) -> int:
    """How many records the hub has not accepted as they are now, sealed ones included."""
    return int(db.execute("SELECT count(*) FROM record WHERE owed = 1").fetchone()[0])


def pending(db: Database) -> list[Sealed]:
    """The envelopes that were sealed and have not been answered, oldest first."""
    rows = db.execute(
        "SELECT batch, packed, revs, choices, cuts FROM envelope ORDER BY seq"
    ).fetchall()
    return [Sealed(row[0], row[1], json.loads(row[2]), bool(row[3]), row[4]) for row in rows]


def seal(db: Database, at: datetime, most: int, max_bytes: int) -> Sealed | None:
    """A new envelope over what is owed and in none yet; `None` when nothing is.

    It holds at most `most` debts and about `max_bytes` bytes of content (one debt at least), in an
    order in which a record comes after those it refers to. What is edited after it was sealed waits
    until the envelope is answered.
    """
    with writing(db):
        debts: list[bytes] = []
        revs: dict[str, int] = {}
        same: list[str] = []
        long: list[str] = []
        size, choices = 0, False
        for kind, record_id, rev, debt in _owed(db, same):
            if len(debt) > BYTES_MAX:
                long.append(record_id)
                continue
            size += len(debt) + ITEM_OVERHEAD
            full = len(debts) == most or (debts and size > max_bytes)
            if full or (choices and kind != Conflict.kind):
                break
            choices = kind == Conflict.kind
            debts.append(debt)
            revs[record_id] = rev
        db.conn.executemany(_AS_THERE, [(record_id,) for record_id in same])
        for record_id in long:
            put_aside(db, record_id, "too_long", TOO_LONG, at)
        if not debts:
            return None
        batch = new_id()
        made = Sealed(batch, packed(envelope(batch, at, debts)), revs, choices)
        values = [batch, made.packed, json.dumps(revs), int(choices)]
        db.execute(
            "INSERT INTO envelope (batch, packed, revs, choices) VALUES (?, ?, ?, ?)", values
        )
    return made


def envelope(batch: str, at: datetime, debts: Iterable[bytes]) -> bytes:
    """`sync.wire.Envelope` as JSON; the debts are the JSON of its items."""
    head = f'{{"wire":{WIRE},"batch":"{batch}","sealed_at":"{at.isoformat()}","items":['
    return b"%b%b]}" % (head.encode(), b",".join(debts))


def packed(text: bytes) -> bytes:
    """As it goes over the wire."""
    return zstandard.ZstdCompressor(level=_LEVEL).compress(text)


def seal_all(db: Database, at: datetime, most: int, max_bytes: int) -> list[Sealed]:
    """Every envelope without an answer, after sealing all that is owed and in none: for a file."""
    while True:
        if seal(db, at, most, max_bytes) is None:
            with writing(db):
                if not db.execute("SELECT EXISTS (SELECT 1 FROM sendable)").fetchone()[0]:
                    waiting = pending(db)
                    kept.put(db, _CARRIED, json.dumps([one.batch for one in waiting]))
                    return waiting


def carried(db: Database) -> frozenset[str]:
    """The envelopes that went into a sealed file, which may reach the hub by that way."""
    return frozenset(json.loads(kept.get(db, _CARRIED) or "[]"))


def try_again(db: Database, students: Collection[str]) -> None:
    """Send again what was refused for the place of these students, which is known now."""
    if students:
        db.execute(_TRY_AGAIN, [*_BY_PLACE, stored.ids_text(students)])


def unseal_unsent(db: Database, batches: Collection[str]) -> None:
    """Open envelopes that never left, so that what is typed meanwhile need not wait for an answer.

    One that went into a sealed file meanwhile may reach the hub that way, and stays.
    """
    if not batches:
        return
    with writing(db):
        for batch in frozenset(batches) - carried(db):
            db.execute("DELETE FROM envelope WHERE batch = ?", [batch])


def unseal(db: Database, batch: str) -> None:
    """Open an envelope that the hub will never take in: what is in it is owed as before."""
    with writing(db):
        db.execute("DELETE FROM envelope WHERE batch = ?", [batch])


def unseal_all(db: Database) -> None:
    """Open every envelope: the laptop that sealed them is another to the hub now; in `writing`."""
    db.execute("DELETE FROM envelope")


def leave_out(db: Database, sealed: Sealed, ids: Collection[str]) -> None:
    """Take records out of an envelope, which goes when nothing is left; call inside `writing`.

    Their ids stay in `revs`: the hub may have answered the envelope as it was.
    """
    said = from_json(sealed.wire)
    rest = [debt for debt in said["items"] if debt["id"] not in ids]
    if rest:
        values = [packed(to_json(said | {"items": rest})), sealed.batch]
        db.execute("UPDATE envelope SET packed = ? WHERE batch = ?", values)
    else:
        db.execute("DELETE FROM envelope WHERE batch = ?", [sealed.batch])


def cut(db: Database, batch: str) -> None:
    """The way of an envelope was cut once more."""
    with writing(db):
        db.execute("UPDATE envelope SET cuts = cuts + 1 WHERE batch = ?", [batch])


def put_aside(db: Database, record_id: str, code: str, say: str, at: datetime) -> None:
    """What the hub does not take as it is waits in the quarantine, and blocks nothing.

    Call inside `writing`.
    """
    db.execute(
        "INSERT OR REPLACE INTO quarantine (id, code, say, at) VALUES (?, ?, ?, ?)",
        [record_id, code, say, at.isoformat()],
    )


def refused(db: Database) -> list[tuple[str, str]]:
    """The id and the hub's sentence of every record in quarantine."""
    return [(row[0], row[1]) for row in db.execute("SELECT id, say FROM quarantine ORDER BY at")]


class Refusal(NamedTuple):
    """A record in quarantine: what it is, about whom, and the hub's sentence."""

    kind: str
    student: str | None
    say: str


def refusals(db: Database) -> list[Refusal]:
    """Every record in quarantine that is here still, the one longest there first."""
    rows = db.execute(
        "SELECT r.kind, CASE r.kind WHEN 'student' THEN r.id ELSE r.student END, q.say"
        " FROM quarantine q JOIN record r ON r.id = q.id ORDER BY q.at, r.rowid"
    )
    return [Refusal(*row) for row in rows]


def try_school_again(db: Database, school: str) -> None:
    """Send again what was refused as out of scope, now that the school is opened here."""
    db.execute(
        "DELETE FROM quarantine WHERE code = ? AND id IN (SELECT id FROM record WHERE school = ?)",
        [codes.OUT_OF_SCOPE, school],
    )


def sendable(db: Database) -> int:
    """How many records are owed and not in quarantine."""
    return int(db.execute(_SENDABLE).fetchone()[0])


def _owed(db: Database, same: list[str]) -> Iterator[tuple[str, str, int, bytes]]:
    """Kind, id, revision and debt of what may be sent, read one by one as it is taken.

    What turns out to be as the hub has it goes into `same`.
    """
    for kind in _ORDER:
        for row in db.execute(_OWED, [kind]):
            debt = _debt(kind, row)
            if debt is None:
                same.append(row[0])
            else:
                yield kind, row[0], row[1], to_json(debt)


def _debt(kind: str, row: Sequence[Any]) -> dict[str, Any] | None:
    record_id, _, school, student, body, base, version, known, deleted, edited_at, anew = row
    debt = {"kind": kind, "id": record_id, "school": school, "edited_at": edited_at}
    if student is not None:
        debt["student"] = student
    if deleted:
        debt["deleted"] = True
    if anew is not None:
        debt["base"] = anew
    if not version:
        return debt | {"ancestor" if deleted else "body": body}
    edits: Fields = {}
    if base is not None:
        edits, _ = stored.changes(stored.content_of(base), stored.content_of(body))
        if text_hash(base) != known:
            debt["ancestor"] = base
    owed = edits or deleted or "ancestor" in debt
    return debt | {"base": version, "edits": edits} if owed else None
