"""The hub's answer to an envelope, taken in: what it has is no longer owed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from onedesk.domain.conflict import Conflict
from onedesk.domain.fields import Fields, difference, edited
from onedesk.domain.interview import Interview
from onedesk.domain.people import Student
from onedesk.domain.records import canonical, text_hash
from onedesk.store import choosing, erasing, joining, outbox, past, stored, told
from onedesk.store.database import Database, learning
from onedesk.store.outbox import Sealed
from onedesk.store.settled import Held, Turned
from onedesk.store.tidying import mark
from sync.receipts import Proof

SEND_WHOLE = "send_whole"
"""The hub does not know the version the edits stand on, and asks for the whole record."""

ERASED_PUPIL = "erased_pupil"
"""The hub knows the UPN of a new student as that of a pupil who was erased by law."""

MOVED = "moved"
"""The hub has the record in another school."""

DIFFERS = (
    "The hub keeps something else than this laptop sent. It stays safe here, and is tried again "
    "when it is changed. Please tell your service."
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The hub's word on one debt; `body` is the hub's text where it differs from what was sent.

    `set_by` tells by field who changed it meanwhile, and when.
    """

    kind: str
    id: str
    status: str
    version: int
    hash: str
    body: str | None = None
    set_by: Mapping[str, past.Hand] = field(default_factory=dict)
    deleted: bool = False
    erased: bool = False
    code: str | None = None
    say: str | None = None


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
_WHOLE = "UPDATE record SET base = NULL, version = 0, anew = ?, hash = '' WHERE id = ?"
_ROWS = (
    "SELECT id, school, version, hash, rev, deleted, body, base, kind, student,"
    " anew FROM record"
    " WHERE id IN (SELECT value FROM json_each(?))"
)


def settle(
    db: Database, batch: str, outcomes: Sequence[Outcome], at: datetime, proof: Proof | None = None
) -> Turned:
    """Take in the hub's answer to an envelope, in one transaction.

    A debt goes unless the record was edited since it was sealed. A rejected record goes to the
    quarantine and blocks nothing. An answer to an envelope that is not waiting changes nothing.
    """
    with learning(db):
        waiting = next((one for one in outbox.pending(db) if one.batch == batch), None)
        if waiting is None:
            return Turned()
        turn = _Turn(db, waiting, at)
        if proof is not None:
            db.execute("INSERT OR REPLACE INTO proof VALUES (?, ?, ?)", [batch, *proof])
        turn.take(outcomes)
        db.execute("DELETE FROM envelope WHERE batch = ?", [batch])
        return Turned(turn.gone, turn.come)


class _Turn:
    """One answer as it is taken in, inside its transaction."""

    def __init__(self, db: Database, waiting: Sealed, at: datetime) -> None:
        self._db = db
        self._waiting = waiting
        self._moment = at
        self._at = at.isoformat()
        self.gone: list[Held] = []
        self.come: list[Held] = []

    def take(self, outcomes: Sequence[Outcome]) -> None:
        """Most answers only say yes: those are written in one go."""
        rows = self._rows()
        plain: list[tuple[int, str, str, str, str]] = []
        for outcome in outcomes:
            row = rows.get(outcome.id)
            if outcome.erased:
                self._erase(outcome)
                rows = {key: one for key, one in rows.items() if one.student != outcome.id}
            elif row is None:
                continue
            elif self._agreed(outcome, row):
                plain.append((outcome.version, outcome.hash, self._waiting.batch, self._at, row.id))
                self._turn(row, outcome)
            elif outcome.status == "rejected":
                self._reject(outcome, row)
            elif outcome.deleted:
                self._drop(outcome, row)
            else:
                self._accept(outcome, row)
        self._db.conn.executemany(_TAKEN, plain)
        known = [one.id for one in outcomes if one.kind == Student.kind and _stays(one)]
        outbox.try_again(self._db, known)

    def _erase(self, outcome: Outcome) -> None:
        """By law it is gone. A pupil who had come back under a new id is told of without a name."""
        self.gone += erasing.erase(self._db, outcome.id)
        if outcome.code == ERASED_PUPIL:
            told.add(self._db, told.Note(why="erased", kind="student", record="", at=self._moment))

    def _rows(self) -> Mapping[str, _Row]:
        found = self._db.execute(_ROWS, [json.dumps(list(self._waiting.revs))]).fetchall()
        return {row[0]: _Row(*row) for row in found}

    def _agreed(self, outcome: Outcome, row: _Row) -> bool:
        """Whether the hub has just what this laptop has still."""
        return (
            outcome.status != "rejected"
            and outcome.body is None
            and not (outcome.deleted or row.deleted)
            and self._is_as_sealed(row)
            and text_hash(row.body) == outcome.hash
        )

    def _is_as_sealed(self, row: _Row) -> bool:
        """Whether nothing was done here since."""
        return row.rev == self._waiting.revs[row.id]

    def _turn(self, row: _Row, outcome: Outcome) -> None:
        if row.version:
            self.gone.append((row.school, row.id, row.version, row.hash))
        if not outcome.deleted:
            self.come.append((row.school, row.id, outcome.version, outcome.hash))

    def _drop(self, outcome: Outcome, row: _Row) -> None:
        """The hub does not have it; what was brought back or edited since is owed in whole."""
        self._turn(row, outcome)
        if not self._is_as_sealed(row):
            self._db.execute(_WHOLE, [outcome.version, row.id])
            return
        mark(self._db)
        self._db.execute("DELETE FROM record WHERE id = ?", [row.id])
        if row.student is not None or row.kind == Student.kind:
            gone = (row.id, max(outcome.version, row.version), row.deleted)
            self._db.execute("INSERT OR REPLACE INTO gone VALUES (?, ?, ?)", gone)

    def _accept(self, outcome: Outcome, row: _Row) -> None:
        """The hub has the record otherwise than it is here, or it was edited meanwhile."""
        sent = self._sent(row)
        hubs = stored.fields_of(outcome.body) if outcome.body is not None else sent
        text = outcome.body if outcome.body is not None else canonical(sent)
        if text_hash(text) != outcome.hash:
            self._quarantine(row, "differs", DIFFERS)
            return
        self._turn(row, outcome)
        now = stored.fields_of(row.body)
        since = difference(sent, now)
        stands = edited(hubs, since)
        self._hear(row, outcome, now, stands)
        owed = not self._is_as_sealed(row)
        self._db.execute(
            "UPDATE record SET body = ?, base = ?, version = ?, hash = ?, receipt = ?,"
            " received_at = ?, owed = ?, deleted = ?, anew = NULL WHERE id = ?",
            [
                canonical(stands),
                text if owed else None,
                outcome.version,
                outcome.hash,
                self._waiting.batch,
                self._at,
                int(owed),
                row.deleted if owed else 0,
                row.id,
            ],
        )
        if row.kind == Conflict.kind:
            choosing.Mine(self._db).second(row.id, sent, hubs, self._moment)
        elif row.deleted and not owed:
            self._tell_kept(row, outcome)

    def _hear(self, row: _Row, outcome: Outcome, now: Fields, stands: Fields) -> None:
        """What the answer changes here, each field by whoever changed it."""
        by_hand: dict[past.Hand, Fields] = {}
        for name, value in difference(now, stands).items():
            by_hand.setdefault(outcome.set_by.get(name, (self._at, "")), {})[name] = value
        for hand, heard in by_hand.items():
            past.hear(self._db, row.id, row.rev, heard, now, hand)
        if row.kind == Interview.kind and outcome.body is not None:
            about = (row.id, row.student)
            joining.hear(self._db, about, row.body, outcome.body, self._moment)

    def _tell_kept(self, row: _Row, outcome: Outcome) -> None:
        """The adviser removed a record that a colleague has changed: it is there still."""
        at, by = max(outcome.set_by.values(), default=(self._at, ""))
        about = {"kind": row.kind, "record": row.id, "student": row.student}
        when = datetime.fromisoformat(at)
        told.add(self._db, told.Note(why="kept", by=by or None, at=when, **about))

    def _sent(self, row: _Row) -> Fields:
        """The record as it was sealed."""
        debt: dict[str, Any] = self._waiting.by_id[row.id]
        if "body" in debt:
            return stored.fields_of(debt["body"])
        base = row.base if row.base is not None else row.body
        return edited(stored.fields_of(base) if row.version else {}, debt.get("edits", {}))

    def _reject(self, outcome: Outcome, row: _Row) -> None:
        if outcome.code == SEND_WHOLE:
            self._turn(row, Outcome(row.id, row.id, "", 0, "", deleted=True))
            self._db.execute(_WHOLE, [None, row.id])
        elif outcome.code == MOVED and row.anew and text_hash(row.body) == row.hash:
            erasing.forget(self._db, [row.id])  # as the hub once had it, and has it elsewhere now
        elif self._is_as_sealed(row):
            self._quarantine(row, outcome.code or "", outcome.say or "")

    def _quarantine(self, row: _Row, code: str, say: str) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO quarantine (id, code, say, at) VALUES (?, ?, ?, ?)",
            [row.id, code, say, self._at],
        )


def _stays(outcome: Outcome) -> bool:
    """Whether the hub has the record."""
    return not (outcome.status == "rejected" or outcome.deleted or outcome.erased)
