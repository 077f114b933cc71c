"""What the hub has not yet accepted: one debt a record, however often it was saved."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import JsonValue, TypeAdapter

from onedesk.domain.fields import Fields, difference, edited
from onedesk.domain.ids import new_id
from onedesk.domain.records import KINDS, fields_hash
from onedesk.store import stored
from onedesk.store.database import Database, writing

SEND_WHOLE = "send_whole"
"""The hub does not know the version the edits stand on, and asks for the whole record."""


DIFFERS = (
    "The hub keeps something else than this laptop sent. It stays safe here, and is tried again "
    "when it is changed. Please tell your service."
)

ITEM_OVERHEAD = 200
"""Bytes of an item on the wire besides its edits, rounded up."""


@dataclass(frozen=True, slots=True)
class Debt:
    """One record's edits since the hub's version `base`, as they were when sealed."""

    kind: str
    id: str
    school: str
    student: str | None
    base: int
    edits: Fields
    deleted: bool
    edited_at: datetime
    rev: int


@dataclass(frozen=True, slots=True)
class Sealed:
    """An envelope that is sent unchanged until the hub has answered it."""

    batch: str
    sealed_at: datetime
    debts: tuple[Debt, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The hub's word on one debt; `body` is the hub's where it differs from what was sent."""

    kind: str
    id: str
    status: str
    version: int
    hash: str
    body: dict[str, JsonValue] | None = None
    deleted: bool = False
    receipt: str | None = None
    code: str | None = None
    say: str | None = None


_DEBTS = TypeAdapter(tuple[Debt, ...])


def mark(db: Database, kind: str, record_id: str, rev: int) -> None:
    """Note that revision `rev` of a record is owed; call in the transaction that saves it.

    A record in quarantine leaves it: edited, it deserves another try.
    """
    db.execute(
        "INSERT INTO debt (kind, id, rev) VALUES (?, ?, ?)"
        " ON CONFLICT (kind, id) DO UPDATE SET rev = excluded.rev",
        [kind, record_id, rev],
    )
    db.execute("DELETE FROM quarantine WHERE kind = ? AND id = ?", [kind, record_id])


def due(db: Database) -> int:
    """How many records the hub has not accepted as they are now, sealed ones included."""
    return int(db.execute("SELECT count(*) FROM debt").fetchone()[0])


def sealed(db: Database) -> Sealed | None:
    """The envelope that was sealed and has not been answered."""
    row = db.execute("SELECT batch, sealed_at, debts FROM envelope ORDER BY rowid").fetchone()
    if row is None:
        return None
    return Sealed(row[0], datetime.fromisoformat(row[1]), _DEBTS.validate_json(row[2]))


def seal(db: Database, at: datetime, most: int, max_bytes: int) -> Sealed | None:
    """The unanswered envelope, or a new one over what is owed; `None` when nothing is.

    It holds at most `most` debts and about `max_bytes` bytes of edits (one debt at least), in an
    order in which a record comes after those it refers to.
    """
    with writing(db):
        waiting = sealed(db)
        if waiting is not None:
            return waiting
        debts = tuple(_fitting(_owed(db), most, max_bytes))
        if not debts:
            return None
        made = Sealed(new_id(), at, debts)
        db.execute(
            "INSERT INTO envelope (batch, sealed_at, debts) VALUES (?, ?, ?)",
            [made.batch, at.isoformat(), _DEBTS.dump_json(debts).decode()],
        )
    return made


def settle(db: Database, batch: str, outcomes: Sequence[Outcome], at: datetime) -> None:
    """Take in the hub's answer to an envelope, in one transaction.

    A debt goes unless the record was edited since it was sealed. A rejected record goes to the
    quarantine and blocks nothing. An answer to an envelope that is not waiting changes nothing.
    """
    with writing(db):
        waiting = sealed(db)
        if waiting is None or waiting.batch != batch:
            return
        debts = {(debt.kind, debt.id): debt for debt in waiting.debts}
        for outcome in outcomes:
            debt = debts.get((outcome.kind, outcome.id))
            if debt is None:
                continue
            if outcome.status == "rejected":
                _reject(db, debt, outcome, at)
            else:
                _accept(db, debt, outcome, at)
        db.execute("DELETE FROM envelope WHERE batch = ?", [batch])


def _owed(db: Database) -> Iterator[Debt]:
    """What may be sent, each record after those it may speak of; read one by one as it is taken."""
    keys = db.execute(
        "SELECT kind, id, rev FROM debt d WHERE NOT EXISTS"
        " (SELECT 1 FROM quarantine q WHERE q.kind = d.kind AND q.id = d.id)"
    ).fetchall()
    order = {kind: place for place, kind in enumerate(KINDS)}
    for kind, record_id, rev in sorted(keys, key=lambda key: (order[key[0]], key[1])):
        debt = _debt(db, kind, record_id, rev)
        if debt.base and not debt.edits and not debt.deleted:
            _forget(db, kind, record_id)
        else:
            yield debt


def _debt(db: Database, kind: str, record_id: str, rev: int) -> Debt:
    school, student, body, base, version, deleted, edited_at = db.execute(
        "SELECT school, student, body, base, version, deleted, edited_at FROM record"
        " WHERE kind = ? AND id = ?",
        [kind, record_id],
    ).fetchone()
    return Debt(
        kind=kind,
        id=record_id,
        school=school,
        student=student,
        base=version,
        edits=difference(stored.fields_of(base), stored.fields_of(body)),
        deleted=bool(deleted),
        edited_at=datetime.fromisoformat(edited_at),
        rev=rev,
    )


def _fitting(debts: Iterator[Debt], most: int, max_bytes: int) -> Iterator[Debt]:
    size = 0
    for taken, debt in enumerate(debts):
        size += len(json.dumps(debt.edits)) + ITEM_OVERHEAD
        if taken == most or (taken and size > max_bytes):
            return
        yield debt


def _accept(db: Database, debt: Debt, outcome: Outcome, at: datetime) -> None:
    row = _row(db, debt)
    if row is None:
        return
    if outcome.deleted:
        db.execute("DELETE FROM record WHERE kind = ? AND id = ?", [debt.kind, debt.id])
        _forget(db, debt.kind, debt.id)
        return
    body, base, rev = row
    sent = edited(stored.fields_of(base), debt.edits)
    hubs = sent if outcome.body is None else stored.fields_in(debt.kind, outcome.body)
    if outcome.hash and fields_hash(hubs) != outcome.hash:
        _quarantine(db, debt, "differs", DIFFERS, at)
        return
    since = difference(sent, stored.fields_of(body))
    db.execute(
        "UPDATE record SET body = ?, base = ?, version = ?, hash = ?, receipt = ?, received_at = ?"
        " WHERE kind = ? AND id = ?",
        [
            stored.text(edited(hubs, since)),
            stored.text(hubs),
            outcome.version,
            outcome.hash,
            outcome.receipt,
            at.isoformat(),
            debt.kind,
            debt.id,
        ],
    )
    if rev == debt.rev:
        if debt.deleted:
            db.execute(
                "UPDATE record SET deleted = 0 WHERE kind = ? AND id = ?", [debt.kind, debt.id]
            )
        _forget(db, debt.kind, debt.id)


def _reject(db: Database, debt: Debt, outcome: Outcome, at: datetime) -> None:
    if outcome.code == SEND_WHOLE:
        db.execute(
            "UPDATE record SET base = NULL, version = 0, hash = '' WHERE kind = ? AND id = ?",
            [debt.kind, debt.id],
        )
        return
    row = _row(db, debt)
    if row is not None and row[2] != debt.rev:
        return
    _quarantine(db, debt, outcome.code or "", outcome.say or "", at)


def _quarantine(db: Database, debt: Debt, code: str, say: str, at: datetime) -> None:
    db.execute(
        "INSERT OR REPLACE INTO quarantine (kind, id, code, say, at) VALUES (?, ?, ?, ?, ?)",
        [debt.kind, debt.id, code, say, at.isoformat()],
    )


def _row(db: Database, debt: Debt) -> tuple[Any, ...] | None:
    row: tuple[Any, ...] | None = db.execute(
        "SELECT body, base, rev FROM record WHERE kind = ? AND id = ?", [debt.kind, debt.id]
    ).fetchone()
    return row


def _forget(db: Database, kind: str, record_id: str) -> None:
    db.execute("DELETE FROM debt WHERE kind = ? AND id = ?", [kind, record_id])


def refused(db: Database) -> list[tuple[str, str]]:
    """The id and the hub's sentence of every record in quarantine."""
    return [(row[0], row[1]) for row in db.execute("SELECT id, say FROM quarantine ORDER BY at")]
