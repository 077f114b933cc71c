"""Records from the hub on their way into the file: each one beside what this laptop has of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from onedesk.domain.conflict import Conflict
from onedesk.domain.fields import difference
from onedesk.domain.intervention import Intervention
from onedesk.domain.interview import Interview
from onedesk.domain.merge import merge
from onedesk.domain.people import Student
from onedesk.domain.records import KINDS, canonical
from onedesk.store import choosing, erasing, joining, outbox, past, restored, sittings, stored, told
from onedesk.store.database import Database
from onedesk.store.settled import Held, Turned
from onedesk.store.tidying import mark


@dataclass(frozen=True, slots=True)
class Arrival:
    """One record as the hub has it; a deleted one has no body.

    `by` and `at` tell who changed it and when the hub heard of it, as far as the hub says.
    """

    kind: str
    id: str
    school: str
    student: str | None
    version: int
    hash: str
    deleted: bool = False
    erased: bool = False
    body: str | None = None
    by: str | None = None
    at: datetime | None = None


class Known(NamedTuple):
    """What this laptop has under an id; `anew` is its version under an epoch that is over."""

    id: str
    school: str
    version: int
    hash: str
    rev: int
    owed: int
    deleted: int
    body: str
    base: str | None
    anew: int | None


_ROWS = (
    "SELECT id, school, version, hash, rev, owed, deleted, body, base, anew FROM record WHERE {}"
)
_KNOWN = _ROWS.format("id IN (SELECT value FROM json_each(?))")
_KNOWN_IN = _ROWS.format("version > 0 AND school = ?")
_ADD = (
    "INSERT INTO record (id, kind, school, student, version, hash, received_at, body)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_REPLACE = (
    "UPDATE record SET school = ?, student = ?, version = ?, hash = ?, received_at = ?, body = ?,"
    " receipt = CASE WHEN hash = ? AND coalesce(anew, version) = ? THEN receipt END,"
    " base = NULL, anew = NULL, owed = 0, deleted = 0 WHERE id = ?"
)
_REBASE = (
    "UPDATE record SET body = ?, base = ?, version = ?, hash = ?, school = ?, receipt = NULL"
    " WHERE id = ?"
)
_WHOLE = (
    "UPDATE record SET school = ?, owed = 1, base = NULL, anew = coalesce(anew, version),"
    " version = 0 WHERE id = ?"
)
_OTHERWISE = (
    "UPDATE record SET school = ?, owed = 1, base = NULL, anew = 0, version = 0 WHERE id = ?"
)
_UNKNOWN = (
    "UPDATE record SET version = 0, hash = '', receipt = NULL, base = NULL, anew = ? WHERE id = ?"
)
ABOUT_NO_ONE = frozenset({Intervention.kind})
"""Kinds of which a deletion names no student; of all others it does, unless they only moved."""

_SEALED = "SELECT key FROM envelope, json_each(revs)"
_GONE = "INSERT OR REPLACE INTO gone (id, version) VALUES (?, ?)"


class Arriving:
    """Some arrivals as they are taken in, inside one transaction."""

    def __init__(self, db: Database, arrivals: Sequence[Arrival], at: datetime) -> None:
        self._db = db
        self._at = at
        self._mine = choosing.Mine(db)
        self._fresh: dict[str, Arrival] = {}
        self._left: list[str] = []
        self.arrivals = [one for one in arrivals if one.kind in KINDS]
        self.known = _known(db, [one.id for one in self.arrivals])
        self.gone: list[Held] = []
        self.come: list[Held] = []

    def turned(self) -> Turned:
        """What this turned, after all of it is written."""
        erasing.forget_behind(self._db, self._left)
        heard = {one.id for one in self.arrivals if one.kind == Student.kind and not _went(one)}
        outbox.try_again(self._db, heard)
        if self._fresh and not restored.reading(self._db):
            self._tell_back(told.removed_here(self._db, self._fresh))
        values = [self._values(one) for one in self._fresh.values()]
        self._db.conn.executemany(_ADD, values)
        for one in self._fresh.values():
            self._hear_joined(one, None)
        self.come += [(one.school, one.id, one.version, one.hash) for one in self._fresh.values()]
        return Turned(self.gone, self.come)

    def add(self, arrival: Arrival) -> None:
        """A record that is not on this laptop; most of a first page, so written in one go."""
        if arrival.deleted:
            self._fresh.pop(arrival.id, None)
            if _moved(arrival):
                self._left.append(arrival.id)
            return
        self._fresh[arrival.id] = arrival
        if arrival.kind == Conflict.kind and arrival.by is not None:
            self._mine.hear(arrival.id, {}, stored.fields_of(arrival.body), self._heard(arrival)[0])

    def erase(self, arrival: Arrival) -> None:
        """Gone by law: with it go its traces, and whatever is owed of it."""
        for held in erasing.erase(self._db, arrival.id):
            self.gone.append(held)
            self.known.pop(held[1], None)
        self.known.pop(arrival.id, None)
        for one in [key for key, other in self._fresh.items() if _about(other, arrival.id)]:
            del self._fresh[one]

    def drop(self, row: Known, arrival: Arrival) -> None:
        """The hub does not have it any more; where it was deleted there, that is remembered.

        What left for another school takes its history along, as it is nobody's here any more. An
        interview that is on the screen stays there as if it had never been sent, or, where it left,
        to be sent on top of what is there.
        """
        self._turn(row, None)
        if self._on_screen(row.id):
            anew = row.version if _moved(arrival) else None
            self._db.execute(_UNKNOWN, [anew, row.id])
            self.known[row.id] = row._replace(version=0, hash="", anew=anew)
            return
        self.known.pop(row.id, None)
        if _moved(arrival):
            erasing.forget(self._db, [row.id])
            return
        mark(self._db)
        self._db.execute("DELETE FROM record WHERE id = ?", [row.id])
        if arrival.student is not None:
            self._db.execute(_GONE, [row.id, arrival.version])

    def replace(self, row: Known, arrival: Arrival) -> None:
        """The hub's word stands; what it changes is kept in the history."""
        self._turn(row, arrival)
        body = arrival.body or "{}"
        if body != row.body and arrival.by is not None:
            edits, before = stored.changes(stored.content_of(row.body), stored.content_of(body))
            at, hand = self._heard(arrival)
            past.hear(self._db, row.id, row.rev, edits, before, hand)
            if arrival.kind == Conflict.kind:
                known, told = stored.fields_of(row.body), stored.fields_of(body)
                self._mine.hear(row.id, known, told, at)
            self._hear_joined(arrival, row.body)
        values = self._values(arrival)[2:]
        self._db.execute(_REPLACE, [*values, arrival.hash, arrival.version, row.id])
        if row.owed:
            self._db.execute("DELETE FROM quarantine WHERE id = ?", [row.id])
        self._now(row, arrival, body)

    def rebase(self, row: Known, arrival: Arrival) -> None:
        """Beside what is owed the hub's words are taken in, unless both changed one field.

        Nor where it is sealed: the answer will be about what was sealed, and tells them too. Nor
        beside a deletion: whoever deleted did not know of them, and an edit wins.
        """
        older = arrival.version <= row.version
        if arrival.deleted or row.deleted or older or row.id in self._sealed:
            return
        mine = stored.fields_of(row.body)
        base = stored.fields_of(row.base) if row.base is not None else mine
        theirs = stored.fields_of(arrival.body)
        merged = merge(base if row.version else {}, theirs, mine)
        if merged.clashes:
            return
        self._turn(row, arrival)
        hand = self._heard(arrival)[1]
        past.hear(self._db, row.id, row.rev, difference(mine, merged.fields), mine, hand)
        self._hear_joined(arrival, row.body)
        body = canonical(merged.fields)
        values = (body, arrival.body, arrival.version, arrival.hash, arrival.school, row.id)
        self._db.execute(_REBASE, values)
        self._now(row, arrival, body, owed=1, base=arrival.body)

    @cached_property
    def _sealed(self) -> frozenset[str]:
        """The records in envelopes that have no answer yet."""
        return frozenset(key for (key,) in self._db.execute(_SEALED))

    def send_whole(self, row: Known, school: str) -> None:
        """The hub does not have what it once had: all of it is owed, on top of that version."""
        self._turn(row, None)
        self._db.execute(_WHOLE, [school, row.id])

    def send_beside(self, row: Known, school: str) -> None:
        """The hub has something else under the same version: somebody will be asked."""
        self._turn(row, None)
        self._db.execute(_OTHERWISE, [school, row.id])

    def _hear_joined(self, arrival: Arrival, before: str | None) -> None:
        """Another talk became part of an interview: perhaps one of this adviser's."""
        if arrival.kind == Interview.kind and arrival.body is not None:
            about = (arrival.id, arrival.student)
            joining.hear(self._db, about, before, arrival.body, self._heard(arrival)[0])

    def _tell_back(self, ids: Iterable[str]) -> None:
        """What the adviser removed is there again, since a colleague changed it."""
        for one in (self._fresh[key] for key in ids):
            about = {"kind": one.kind, "record": one.id, "student": one.student}
            at = one.at or self._at
            told.add(self._db, told.Note(why="kept", by=one.by, at=at, **about))

    def _on_screen(self, record_id: str) -> bool:
        shown = sittings.on_screen(self._db)
        return shown is not None and shown[0] == record_id

    def _turn(self, row: Known, arrival: Arrival | None) -> None:
        if row.version:
            self.gone.append((row.school, row.id, row.version, row.hash))
        if arrival is not None:
            self.come.append((arrival.school, arrival.id, arrival.version, arrival.hash))

    def _now(
        self, row: Known, arrival: Arrival, body: str, *, owed: int = 0, base: str | None = None
    ) -> None:
        """What a later arrival of the same page finds."""
        self.known[row.id] = row._replace(
            school=arrival.school,
            version=arrival.version,
            hash=arrival.hash,
            owed=owed,
            deleted=0,
            body=body,
            base=base,
            anew=None,
        )

    def _values(self, one: Arrival) -> tuple[object, ...]:
        rest = (one.version, one.hash, self._at.isoformat(), one.body or "{}")
        return (one.id, one.kind, one.school, one.student, *rest)

    def _heard(self, arrival: Arrival) -> tuple[datetime, past.Hand]:
        at = arrival.at or self._at
        return at, (at.isoformat(), arrival.by or "")


def known_in(db: Database, school: str) -> list[Known]:
    """What this laptop has of a school as far as the hub is known to have it."""
    return [Known(*row) for row in db.execute(_KNOWN_IN, [school]).fetchall()]


def _known(db: Database, ids: Sequence[str]) -> dict[str, Known]:
    return {row[0]: Known(*row) for row in db.execute(_KNOWN, [stored.ids_text(ids)]).fetchall()}


def _moved(arrival: Arrival) -> bool:
    """Whether it is gone from here alone, and in another school now."""
    return arrival.student is None and arrival.kind not in ABOUT_NO_ONE


def _went(arrival: Arrival) -> bool:
    """Whether it is nowhere any more."""
    return arrival.deleted and not _moved(arrival)


def _about(arrival: Arrival, record_id: str) -> bool:
    return record_id in (arrival.id, arrival.student)
