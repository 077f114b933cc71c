"""Records from the hub on their way into the file: each one beside what this laptop has of it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cached_property
from itertools import chain
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
from sync.wire import PAGE_MAX, Change


class Known(NamedTuple):
    """What this laptop has under an id; `anew` is its version under an epoch that is over."""

    id: str
    school: str
    student: str | None
    version: int
    hash: str
    rev: int
    owed: int
    deleted: int
    body: str
    base: str | None
    anew: int | None


_ROWS = (
    "SELECT id, school, student, version, hash, rev, owed, deleted, body, base, anew FROM record"
    " WHERE {}"
)
_KNOWN = _ROWS.format("id IN (SELECT value FROM json_each(?))")
_KNOWN_IN = _ROWS.format("version > 0 AND school = ?")
_ADD = "INSERT INTO record (school, id, version, hash, kind, student, received_at, body) VALUES "
_NEW = "(?, ?, ?, ?, ?, ?, ?, ?)"
_REPLACE = (
    "UPDATE record SET version = ?1, hash = ?2, received_at = ?3, body = ?4,"
    " receipt = CASE WHEN hash = ?2 AND coalesce(anew, version) = ?1 THEN receipt END,"
    " base = NULL, anew = NULL, owed = 0, deleted = 0 WHERE id = ?5"
)
_MOVE = "UPDATE record SET school = ?, student = ? WHERE id = ?"
"""Only where it has moved: a place that is written turns the pages of two indexes."""

_REBASE = "UPDATE record SET body = ?, base = ?, version = ?, hash = ?, receipt = NULL WHERE id = ?"
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
_NEVER_MOVES = frozenset({Intervention.kind})
"""Kinds that stay in their school; any other that is gone with no student named only moved."""

_SEALED = "SELECT key FROM envelope, json_each(revs)"
_GONE = "INSERT OR REPLACE INTO gone (id, version) VALUES (?, ?)"


class Arriving:
    """Some arrivals as they are taken in, inside one transaction."""

    def __init__(self, db: Database, arrivals: Sequence[Change], at: datetime) -> None:
        self._db = db
        self._at = at
        self._received = at.isoformat()
        self._mine = choosing.Mine(db)
        self._fresh: dict[str, Change] = {}
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
        fresh = list(self._fresh.values())
        for at in range(0, len(fresh), PAGE_MAX):
            self._write(fresh[at : at + PAGE_MAX])
        return Turned(self.gone, self.come)

    def _write(self, fresh: Sequence[Change]) -> None:
        """In one statement: what is sought by name is written after each, not after each record."""
        come = [(one.school, one.id, one.version, one.hash) for one in fresh]
        values = (
            (*held, one.kind, one.student, self._received, one.body or "{}")
            for held, one in zip(come, fresh, strict=True)
        )
        self._db.execute(_ADD + ", ".join([_NEW] * len(fresh)), [*chain.from_iterable(values)])
        for one in fresh:
            self._hear_joined(one, None)
        self.come += come

    def add(self, arrival: Change) -> None:
        """A record that is not on this laptop; most of a first page, so written in one go."""
        if arrival.deleted:
            self._fresh.pop(arrival.id, None)
            if _moved(arrival):
                self._left.append(arrival.id)
            return
        self._fresh[arrival.id] = arrival
        if arrival.kind == Conflict.kind and arrival.by is not None:
            said = stored.fields_of(arrival.body)
            self._mine.hear(arrival.student, {}, said, self._when(arrival))

    def erase(self, arrival: Change) -> None:
        """Gone by law: with it go its traces, and whatever is owed of it, which is told."""
        if erasing.is_unsent(self._db, arrival.id):
            told.add_unsent(self._db, self._at)
        for held in erasing.erase(self._db, arrival.id):
            self.gone.append(held)
            self.known.pop(held[1], None)
        self.known.pop(arrival.id, None)
        for one in [key for key, other in self._fresh.items() if _about(other, arrival.id)]:
            del self._fresh[one]

    def drop(self, row: Known, arrival: Change) -> None:
        """The hub does not have it any more; where it was deleted there, that is remembered.

        What left for another school takes its history along, as it is nobody's here any more. An
        interview that is on the screen stays there as if it had never been sent, or, where it left,
        to be sent on top of what is there.
        """
        self._leaves(row)
        if self._on_screen(row.id):
            anew = row.version if _moved(arrival) else None
            self._db.execute(_UNKNOWN, [anew, row.id])
            self.known[row.id] = row._replace(version=0, hash="", anew=anew)
            return
        self.known.pop(row.id, None)
        if _moved(arrival):
            erasing.forget(self._db, [row.id])
            if arrival.moved_to is not None:
                name = Student.model_validate_json(row.body).name
                told.add_moved(self._db, (row.id, name), arrival.moved_to, self._at)
            return
        mark(self._db)
        self._db.execute("DELETE FROM record WHERE id = ?", [row.id])
        if arrival.student is not None:
            self._db.execute(_GONE, [row.id, arrival.version])

    def forget(self, row: Known) -> None:
        """It was deleted too long ago for the hub to know; what is on the screen stays."""
        if self._on_screen(row.id):
            self.send_whole(row, row.school)
            return
        self._leaves(row)
        self.known.pop(row.id, None)
        erasing.forget(self._db, [row.id])

    def replace(self, row: Known, arrival: Change) -> None:
        """The hub's word stands; what it changes is kept in the history."""
        body = arrival.body or "{}"
        if body != row.body and arrival.by is not None:
            edits, before = stored.changes(stored.content_of(row.body), stored.content_of(body))
            past.hear(self._db, row.id, row.rev, edits, before, self._hand(arrival))
            if arrival.kind == Conflict.kind:
                known, told = stored.fields_of(row.body), stored.fields_of(body)
                self._mine.hear(arrival.student, known, told, self._when(arrival))
            self._hear_joined(arrival, row.body)
        now = self._becomes(row, arrival, body)
        values = (now.version, now.hash, self._received, body, row.id)
        self._db.execute(_REPLACE, values)
        if row.owed:
            self._db.execute("DELETE FROM quarantine WHERE id = ?", [row.id])

    def rebase(self, row: Known, arrival: Change) -> None:
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
        edits, hand = difference(mine, merged.fields), self._hand(arrival)
        past.hear(self._db, row.id, row.rev, edits, mine, hand)
        self._hear_joined(arrival, row.body)
        body = canonical(merged.fields)
        now = self._becomes(row, arrival, body, owed=1, base=arrival.body)
        self._db.execute(_REBASE, [body, now.base, now.version, now.hash, row.id])

    @cached_property
    def _sealed(self) -> frozenset[str]:
        """The records in envelopes that have no answer yet."""
        return frozenset(key for (key,) in self._db.execute(_SEALED))

    def send_whole(self, row: Known, school: str) -> None:
        """The hub does not have what it once had: all of it is owed, on top of that version."""
        self._leaves(row)
        self._db.execute(_WHOLE, [school, row.id])

    def send_beside(self, row: Known, school: str) -> None:
        """The hub has something else under the same version: somebody will be asked."""
        self._leaves(row)
        self._db.execute(_OTHERWISE, [school, row.id])

    def _hear_joined(self, arrival: Change, before: str | None) -> None:
        """Another talk became part of an interview: perhaps one of this adviser's."""
        if arrival.kind == Interview.kind and arrival.body is not None:
            about = (arrival.id, arrival.student)
            joining.hear(self._db, about, before, arrival.body, self._when(arrival))

    def _tell_back(self, ids: Iterable[str]) -> None:
        """What the adviser removed is there again, since a colleague changed it."""
        for one in (self._fresh[key] for key in ids):
            about = {"kind": one.kind, "record": one.id, "student": one.student}
            at = one.at or self._at
            told.add(self._db, told.Note(why="kept", by=one.by, at=at, **about))

    def _on_screen(self, record_id: str) -> bool:
        shown = sittings.on_screen(self._db)
        return shown is not None and shown[0] == record_id

    def _leaves(self, row: Known) -> None:
        """The hub is not known any more to have what this laptop knew it to have."""
        if row.version:
            self.gone.append((row.school, row.id, row.version, row.hash))

    def _becomes(
        self, row: Known, arrival: Change, body: str, *, owed: int = 0, base: str | None = None
    ) -> Known:
        """What there is now, where the hub has it; a later arrival of the same page finds it."""
        if (arrival.school, arrival.student) != (row.school, row.student):
            self._db.execute(_MOVE, [arrival.school, arrival.student, row.id])
        self._leaves(row)
        now = row._replace(
            school=arrival.school,
            student=arrival.student,
            version=arrival.version,
            hash=arrival.hash,
            owed=owed,
            deleted=0,
            body=body,
            base=base,
            anew=None,
        )
        self.known[row.id] = now
        self.come.append((now.school, now.id, now.version, now.hash))
        return now

    def _when(self, arrival: Change) -> datetime:
        return arrival.at or self._at

    def _hand(self, arrival: Change) -> past.Hand:
        return self._when(arrival).isoformat(), arrival.by or ""


def known_in(db: Database, school: str) -> list[Known]:
    """What this laptop has of a school as far as the hub is known to have it."""
    return [Known(*row) for row in db.execute(_KNOWN_IN, [school]).fetchall()]


def _known(db: Database, ids: Sequence[str]) -> dict[str, Known]:
    return {row[0]: Known(*row) for row in db.execute(_KNOWN, [stored.ids_text(ids)]).fetchall()}


def _moved(arrival: Change) -> bool:
    """Whether it is gone from here alone, and in another school now."""
    return arrival.student is None and arrival.kind not in _NEVER_MOVES


def _went(arrival: Change) -> bool:
    """Whether it is nowhere any more."""
    return arrival.deleted and not _moved(arrival)


def _about(arrival: Change, record_id: str) -> bool:
    return record_id in (arrival.id, arrival.student)
