"""The hub's answer to an envelope, taken in: what it has is no longer owed."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from onedesk.domain.conflict import Conflict
from onedesk.domain.fields import Fields, difference, edited
from onedesk.domain.interview import Interview
from onedesk.domain.merge import merge
from onedesk.domain.people import Student
from onedesk.domain.records import canonical, receipt_text, text_hash
from onedesk.store import choosing, erasing, joining, outbox, past, stored, told
from onedesk.store.database import Database, learning
from onedesk.store.outbox import Sealed
from onedesk.store.settled import Held, Turned
from onedesk.store.tidying import mark
from sync.wire import Result, Setter, codes
from sync.wire.receipts import Proof, leaf

DIFFERS = (
    "The hub keeps something else than this laptop sent. It stays safe here, and is tried again "
    "when it is changed. Please tell your service."
)


Prove = Callable[[Sequence[bytes]], Proof]
"""Given the leaves of what was accepted, in order; raises where the hub has not signed for them."""


class _Row(NamedTuple):
    """A record as it is on this laptop when the answer comes."""

    id: str
    school: str
    version: int
    hash: str
    rev: int
    deleted: int
    body: str
    base: str | None
    kind: str
    student: str | None
    anew: int | None


_TAKEN = (
    "UPDATE record SET version = ?, hash = ?, receipt = ?, received_at = ?, owed = 0, base = NULL,"
    " anew = NULL WHERE id = ?"
)
_SENT = "UPDATE record SET base = ? WHERE id = ? AND version > 0"
"""What was edited since was made on what was sent: the next envelope says so, and the hub asks."""

_WHOLE = "UPDATE record SET base = NULL, version = 0, anew = ?, hash = '' WHERE id = ?"
_ANSWERED = "DELETE FROM envelope WHERE batch = ? RETURNING seq"
_ROWS = (
    "SELECT id, school, version, hash, rev, deleted, body, base, kind, student,"
    " anew FROM record"
    " WHERE id IN (SELECT value FROM json_each(?))"
)


def settle(
    db: Database,
    sealed: Sealed,
    results: Sequence[Result],
    at: datetime,
    prove: Prove | None = None,
) -> Turned:
    """Take in the hub's answer to an envelope, in one transaction.

    A debt goes unless the record was edited since it was sealed. A rejected record goes to the
    quarantine and blocks nothing. An answer to an envelope that is not waiting changes nothing, nor
    does one that `prove` does not let pass.
    """
    with learning(db):
        if db.execute(_ANSWERED, [sealed.batch]).fetchone() is None:
            return Turned()
        turn = _Turn(db, sealed, results, at)
        if prove is not None:
            values = [sealed.batch, *prove(turn.leaves())]
            db.execute("INSERT OR REPLACE INTO proof VALUES (?, ?, ?)", values)
        turn.take()
        return Turned(turn.gone, turn.come)


class _Turn:
    """One answer as it is taken in, inside its transaction."""

    def __init__(
        self, db: Database, sealed: Sealed, results: Sequence[Result], at: datetime
    ) -> None:
        self._db = db
        self._sealed = sealed
        self._results = results
        self._moment = at
        self._at = at.isoformat()
        found = db.execute(_ROWS, [stored.ids_text(sealed.revs)]).fetchall()
        self._rows = {row[0]: _Row(*row) for row in found}
        self._as_sealed = {
            row.id: text_hash(row.body)
            for row in self._rows.values()
            if row.rev == sealed.revs[row.id]
        }
        """By id the hash of what is here, where nothing was done here since."""
        self._hubs = {one.id: self._content(one) for one in results}
        """By id the hash of what the hub has."""
        self.gone: list[Held] = []
        self.come: list[Held] = []

    def leaves(self) -> list[bytes]:
        """What the hub vouches for, in order."""
        return [
            leaf(receipt_text(one.kind, one.id, one.version, self._hubs[one.id]))
            for one in self._results
            if one.status != "rejected"
        ]

    def take(self) -> None:
        """Most answers only say yes: those are written in one go."""
        plain: list[tuple[int, str, str, str, str]] = []
        for result in self._results:
            row = self._rows.get(result.id)
            if result.erased:
                self._erase(result)
            elif row is None:
                continue
            elif self._agreed(result, row):
                content = self._hubs[row.id]
                plain.append((result.version, content, self._sealed.batch, self._at, row.id))
                self._turn(row, result)
            elif result.status == "rejected":
                self._reject(result, row)
            elif result.deleted:
                self._drop(result, row)
            else:
                self._accept(result, row)
        self._db.conn.executemany(_TAKEN, plain)
        known = [one.id for one in self._results if one.kind == Student.kind and _stays(one)]
        outbox.try_again(self._db, known)

    def _content(self, result: Result) -> str:
        """The hash of what the hub has: told, or of what it tells, or of what was sent in full."""
        if result.hash or result.deleted or result.status == "rejected":
            return result.hash
        if result.body is None and result.id in self._as_sealed:
            return self._as_sealed[result.id]
        text = result.body or self._sealed.by_id.get(result.id, {}).get("body")
        return text_hash(text) if text else ""

    def _erase(self, result: Result) -> None:
        """By law it is gone. A pupil who was added here again is told of without a name.

        So is that something about somebody goes unsent.
        """
        row = self._rows.get(result.id)
        again = row is not None and row.kind == Student.kind and not row.version
        if not again and erasing.is_unsent(self._db, result.id):
            told.add_unsent(self._db, self._moment)
        self.gone += erasing.erase(self._db, result.id)
        self._rows = {key: one for key, one in self._rows.items() if one.student != result.id}
        if again or result.code == codes.ERASED_PUPIL:
            told.add(self._db, told.Note(why="erased", kind="student", record="", at=self._moment))

    def _agreed(self, result: Result, row: _Row) -> bool:
        """Whether the hub has just what this laptop has still."""
        return (
            result.status != "rejected"
            and result.body is None
            and not (result.deleted or row.deleted)
            and self._as_sealed.get(row.id) == self._hubs[row.id]
        )

    def _turn(self, row: _Row, result: Result | None) -> None:
        if row.version:
            self.gone.append((row.school, row.id, row.version, row.hash))
        if result is not None and not result.deleted:
            self.come.append((row.school, row.id, result.version, self._hubs[row.id]))

    def _drop(self, result: Result, row: _Row) -> None:
        """The hub does not have it; what was brought back or edited since is owed in whole."""
        self._turn(row, result)
        if row.id not in self._as_sealed:
            self._db.execute(_WHOLE, [result.version, row.id])
            return
        mark(self._db)
        self._db.execute("DELETE FROM record WHERE id = ?", [row.id])
        if result.code == codes.MOVED:
            student = (row.id, Student.model_validate_json(row.body).name)
            told.add_moved(self._db, student, "", self._moment)
        if row.student is not None or row.kind == Student.kind:
            gone = (row.id, max(result.version, row.version), row.deleted)
            self._db.execute("INSERT OR REPLACE INTO gone VALUES (?, ?, ?)", gone)

    def _accept(self, result: Result, row: _Row) -> None:
        """The hub has the record otherwise than it is here, or it was edited meanwhile."""
        sent = self._sent(row)
        hubs = stored.fields_of(result.body) if result.body is not None else sent
        text = result.body if result.body is not None else canonical(sent)
        if text_hash(text) != self._hubs[row.id]:
            outbox.put_aside(self._db, row.id, "differs", DIFFERS, self._moment)
            return
        owed = row.id not in self._as_sealed
        if owed and _unseen(result, row, sent, hubs):
            self._db.execute(_SENT, [canonical(sent), row.id])
            return
        self._turn(row, result)
        now = stored.fields_of(row.body)
        since = difference(sent, now)
        stands = edited(hubs, since)
        self._hear(row, result, now, stands)
        self._db.execute(
            "UPDATE record SET body = ?, base = ?, version = ?, hash = ?, receipt = ?,"
            " received_at = ?, owed = ?, deleted = ?, anew = NULL WHERE id = ?",
            [
                canonical(stands),
                text if owed else None,
                result.version,
                self._hubs[row.id],
                self._sealed.batch,
                self._at,
                int(owed),
                row.deleted if owed else 0,
                row.id,
            ],
        )
        if row.kind == Conflict.kind:
            choosing.Mine(self._db).second(row.id, sent, hubs, self._moment)
        elif row.deleted and not owed:
            self._tell_kept(row, result)

    def _hear(self, row: _Row, result: Result, now: Fields, stands: Fields) -> None:
        """What the answer changes here, each field by whoever changed it."""
        by_hand: dict[past.Hand, Fields] = {}
        for name, value in difference(now, stands).items():
            hand = _hand(result.set_by[name]) if name in result.set_by else (self._at, "")
            by_hand.setdefault(hand, {})[name] = value
        for hand, heard in by_hand.items():
            past.hear(self._db, row.id, row.rev, heard, now, hand)
        if row.kind == Interview.kind and result.body is not None:
            about = (row.id, row.student)
            joining.hear(self._db, about, row.body, result.body, self._moment)

    def _tell_kept(self, row: _Row, result: Result) -> None:
        """The adviser removed a record that a colleague has changed: it is there still."""
        last = max(result.set_by.values(), key=lambda one: one.at, default=Setter(at=self._moment))
        about = {"kind": row.kind, "record": row.id, "student": row.student}
        told.add(self._db, told.Note(why="kept", by=last.by, at=last.at, **about))

    def _sent(self, row: _Row) -> Fields:
        """The record as it was sealed."""
        debt: dict[str, Any] = self._sealed.by_id[row.id]
        if "body" in debt:
            return stored.fields_of(debt["body"])
        base = row.base if row.base is not None else row.body
        return edited(stored.fields_of(base) if row.version else {}, debt.get("edits", {}))

    def _reject(self, result: Result, row: _Row) -> None:
        if result.code == codes.SEND_WHOLE:
            self._turn(row, None)
            self._db.execute(_WHOLE, [None, row.id])
        elif result.code == codes.MOVED and row.anew and text_hash(row.body) == row.hash:
            erasing.forget(self._db, [row.id])  # as the hub once had it, and has it elsewhere now
        elif row.id in self._as_sealed:
            code, say = result.code or "", result.say or ""
            outbox.put_aside(self._db, row.id, code, say, self._moment)


def _unseen(result: Result, row: _Row, sent: Fields, hubs: Fields) -> bool:
    """Whether others changed what was edited or removed here after it was sent."""
    if row.deleted:
        return bool(result.set_by)
    clashes = merge(sent, hubs, stored.fields_of(row.body)).clashes
    return any(clash.field in result.set_by for clash in clashes)


def _stays(result: Result) -> bool:
    """Whether the hub has the record."""
    return not (result.status == "rejected" or result.deleted or result.erased)


def _hand(setter: Setter) -> past.Hand:
    return setter.at.isoformat(), setter.by or ""
