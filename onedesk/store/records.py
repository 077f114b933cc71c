"""Records in the file: read, edited with their history and debt, or taken away."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from onedesk.domain.fields import Edits, applied, difference, flat
from onedesk.domain.records import (
    KINDS,
    Record,
    canonical_body,
    canonical_content,
    content_text,
)
from onedesk.store import past, stored
from onedesk.store.database import Database
from onedesk.store.errors import NotThere


class Stamp(NamedTuple):
    """Who wrote, and when by the clock of this laptop."""

    by: str
    at: datetime

    @property
    def hand(self) -> past.Hand:
        """The same as the history keeps it."""
        return self.at.isoformat(), self.by


def load(db: Database, kind: str, record_id: str) -> Record:
    """One record.

    Raises `NotThere` when it is not in the file or was deleted.
    """
    found = _fetch(db, "kind = ? AND id = ?", [kind, record_id])
    if not found:
        raise NotThere
    return found[0]


def of_student(db: Database, student: str, kinds: Sequence[str]) -> list[Record]:
    """All records of the given kinds about one student, oldest id first."""
    marks = ", ".join("?" * len(kinds))
    return _fetch(db, f"student = ? AND kind IN ({marks})", [student, *kinds])


def of_students(db: Database, students: Iterable[str], kind: str) -> list[Record]:
    """All records of one kind about any of the students, oldest id first."""
    about = "student IN (SELECT value FROM json_each(?)) AND +kind = ?"
    return _fetch(db, about, [json.dumps(list(students)), kind])


def students_with(db: Database, school: str, kind: str) -> frozenset[str]:
    """The students of a school about whom there is a record of a kind."""
    query = "SELECT DISTINCT student FROM record WHERE kind = ? AND school = ? AND deleted = 0"
    return frozenset(row[0] for row in db.execute(query, [kind, school]) if row[0] is not None)


def of_ids(db: Database, ids: Iterable[str], kind: str) -> list[Record]:
    """The records of one kind that have these ids; those not there are left out."""
    return _fetch(
        db, "kind = ? AND id IN (SELECT value FROM json_each(?))", [kind, json.dumps(list(ids))]
    )


def of_school(db: Database, school: str, kind: str) -> list[Record]:
    """All records of one kind in one school, oldest id first."""
    return _fetch(db, "school = ? AND kind = ?", [school, kind])


def of_kind(db: Database, kind: str) -> list[Record]:
    """All records of one kind on this laptop, oldest id first."""
    return _fetch(db, "kind = ?", [kind])


def ids_of_kind(db: Database, kind: str) -> frozenset[str]:
    """The ids of all records of a kind, of those too that were deleted and wait to be sent."""
    return frozenset(row[0] for row in db.execute("SELECT id FROM record WHERE kind = ?", [kind]))


def add(db: Database, records: Iterable[Record], stamp: Stamp) -> None:
    """Put new records into the file, each owed to the hub; call inside `writing`."""
    at = stamp.at.isoformat()
    rows = [
        (one.kind, one.id, one.school, one.student, canonical_body(one.body), at) for one in records
    ]
    db.conn.executemany(_BEGUN, rows)
    past.begin(db, ((row[1], row[4]) for row in rows), stamp.hand)


def edit(db: Database, kind: str, record_id: str, edits: Edits, stamp: Stamp) -> Record:
    """Apply edits to what is stored now, with history and debt; call inside `writing`.

    Raises `NotThere`, and pydantic's `ValidationError` when a value does not fit its field.
    """
    row = db.execute(_EDITABLE, [record_id, kind]).fetchone()
    if row is None:
        raise NotThere
    school, student, text, owed, refused = row
    content = stored.content_of(text)
    body = KINDS[kind].model_validate(applied(content, edits))
    after = canonical_content(body)
    changes, before = stored.changes(content, after)
    if changes:
        rev = _changed(db, record_id, _AGAIN if owed else _EDITED, content_text(after), stamp)
        if refused:
            _try_again(db, record_id)
        past.write(db, record_id, rev, changes, before, stamp.hand)
    return Record.model_construct(
        kind=kind, id=record_id, school=school, student=student, body=body
    )


def place_of(db: Database, record_id: str) -> tuple[str, str, str | None] | None:
    """Kind, school and student of the record of an id, removed ones included."""
    found: tuple[str, str, str | None] | None = db.execute(
        "SELECT kind, school, student FROM record WHERE id = ?", [record_id]
    ).fetchone()
    return found


def put(db: Database, record: Record, stamp: Stamp) -> None:
    """Add a record, or edit the one of that id until it says the same; call inside `writing`.

    One that was removed comes back.
    """
    if place_of(db, record.id) is None:
        add(db, [record], stamp)
        return
    if not _fetch(db, "kind = ? AND id = ?", [record.kind, record.id]):
        restore(db, record.kind, record.id, stamp)
    known = load(db, record.kind, record.id)
    edit(db, record.kind, record.id, difference(flat(known.body), flat(record.body)), stamp)


def remove(db: Database, kind: str, record_id: str, stamp: Stamp) -> None:
    """Take a record away, owing the hub its deletion; call inside `writing`.

    Its history stays. Raises `NotThere`.
    """
    load(db, kind, record_id)
    _changed(db, record_id, _TURNED, 1, stamp)
    _try_again(db, record_id)


def restore(db: Database, kind: str, record_id: str, stamp: Stamp) -> Record:
    """Bring a removed record back as it was; call inside `writing`. Raises `NotThere`."""
    if place_of(db, record_id) is None:
        raise NotThere
    _changed(db, record_id, _TURNED, 0, stamp)
    _try_again(db, record_id)
    return load(db, kind, record_id)


_BEGUN = (
    "INSERT INTO record (kind, id, school, student, body, rev, owed, edited_at)"
    " VALUES (?, ?, ?, ?, ?, 1, 1, ?)"
)
_EDITABLE = (
    "SELECT school, student, body, owed, EXISTS (SELECT 1 FROM quarantine q WHERE q.id = record.id)"
    " FROM record WHERE id = ? AND kind = ? AND deleted = 0"
)
_EDITED = (
    "UPDATE record SET body = ?, base = CASE WHEN version > 0 THEN coalesce(base, body) END,"
    " rev = rev + 1, owed = 1, edited_at = ? WHERE id = ? RETURNING rev"
)
_AGAIN = _EDITED.replace(" owed = 1,", "")
"""What is marked as a debt stays so: that page of the index need not be written again."""

_TURNED = (
    "UPDATE record SET deleted = ?, base = CASE WHEN version > 0 THEN coalesce(base, body) END,"
    " rev = rev + 1, owed = 1, edited_at = ? WHERE id = ? RETURNING rev"
)


def _changed(db: Database, record_id: str, change: str, value: str | int, stamp: Stamp) -> int:
    """Write a change as a debt of the next revision; that revision.

    The first edit after an exchange keeps what the hub has as `base`.
    """
    row = db.execute(change, [value, stamp.at.isoformat(), record_id]).fetchone()
    return int(row[0])


def _try_again(db: Database, record_id: str) -> None:
    """A record in quarantine leaves it: edited, it deserves another try."""
    db.execute("DELETE FROM quarantine WHERE id = ?", [record_id])


def _fetch(db: Database, where: str, values: Sequence[str]) -> list[Record]:
    """The live records, which were checked when they came into the file."""
    rows = db.execute(_LIVE.format(where), list(values)).fetchall()
    return [
        Record.model_construct(
            kind=kind,
            id=record_id,
            school=school,
            student=student,
            body=KINDS[kind].model_validate_json(body),
        )
        for kind, record_id, school, student, body in rows
    ]


_LIVE = (
    "SELECT kind, id, school, student, body FROM record WHERE deleted = 0 AND {} ORDER BY kind, id"
)
