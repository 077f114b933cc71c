"""Records in the file: read, edited with their history and debt, or taken away."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from json import dumps
from typing import NamedTuple

from pydantic import JsonValue

from onedesk.domain.fields import Edits, Fields, difference, edited, flat, nested
from onedesk.domain.records import KINDS, Record
from onedesk.store import outbox
from onedesk.store.database import Database
from onedesk.store.errors import NotThere
from onedesk.store.stored import text, value_of, value_text


class Stamp(NamedTuple):
    """Who wrote, and when by the clock of this laptop."""

    by: str
    at: datetime


class Past(NamedTuple):
    """One change of one field, as the history keeps it."""

    rev: int
    field: str
    old: JsonValue
    new: JsonValue
    at: datetime
    by: str


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


def chosen(db: Database, kind: str, ids: Sequence[str]) -> list[Record]:
    """The records of these ids that are in the file, by id."""
    return _fetch(db, "kind = ? AND id IN (SELECT value FROM json_each(?))", [kind, dumps(ids)])


def add(db: Database, records: Iterable[Record], stamp: Stamp) -> None:
    """Put new records into the file, each with its debt; call inside `writing`."""
    for record in records:
        fields = flat(record.body)
        db.execute(
            "INSERT INTO record (kind, id, school, student, body, rev, edited_at)"
            " VALUES (?, ?, ?, ?, ?, 1, ?)",
            [record.kind, record.id, record.school, record.student, text(fields), _when(stamp)],
        )
        _remember(db, record, 1, {}, fields, stamp)
        outbox.mark(db, record.kind, record.id, 1)


def edit(db: Database, kind: str, record_id: str, edits: Edits, stamp: Stamp) -> Record:
    """Apply edits to what is stored now, with history and debt; call inside `writing`.

    Raises `NotThere`, and pydantic's `ValidationError` when a value does not fit its field.
    """
    record = load(db, kind, record_id)
    before = flat(record.body)
    after = record.but(body=nested(edited(before, edits)))
    fields = flat(after.body)
    if fields == before:
        return record
    row = db.execute(
        "UPDATE record SET body = ?, rev = rev + 1, edited_at = ? WHERE kind = ? AND id = ?"
        " RETURNING rev",
        [text(fields), _when(stamp), kind, record_id],
    ).fetchone()
    _remember(db, record, row[0], before, fields, stamp)
    outbox.mark(db, kind, record_id, row[0])
    return after


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
    row = db.execute(
        "UPDATE record SET deleted = 1, rev = rev + 1, edited_at = ? WHERE kind = ? AND id = ?"
        " RETURNING rev",
        [_when(stamp), kind, record_id],
    ).fetchone()
    outbox.mark(db, kind, record_id, row[0])


def restore(db: Database, kind: str, record_id: str, stamp: Stamp) -> Record:
    """Bring a removed record back as it was; call inside `writing`."""
    row = db.execute(
        "UPDATE record SET deleted = 0, rev = rev + 1, edited_at = ? WHERE kind = ? AND id = ?"
        " RETURNING rev",
        [_when(stamp), kind, record_id],
    ).fetchone()
    if row is None:
        raise NotThere
    outbox.mark(db, kind, record_id, row[0])
    return load(db, kind, record_id)


def history(db: Database, kind: str, record_id: str) -> list[Past]:
    """Every change of a record made on this laptop, oldest first."""
    rows = db.execute(
        "SELECT rev, field, old, new, at, by FROM history WHERE id = ? AND kind = ? ORDER BY seq",
        [record_id, kind],
    ).fetchall()
    return [
        Past(rev, field, value_of(old), value_of(new), datetime.fromisoformat(at), by)
        for rev, field, old, new, at, by in rows
    ]


def _fetch(db: Database, where: str, values: Sequence[str]) -> list[Record]:
    rows = db["record"].rows_where(
        f"deleted = 0 AND {where}",
        list(values),
        select="kind, id, school, student, body",
        order_by="kind, id",
    )
    return [
        Record(**{**row, "body": KINDS[row["kind"]].model_validate_json(row["body"])})
        for row in rows
    ]


def _remember(
    db: Database, record: Record, rev: int, before: Fields, after: Fields, stamp: Stamp
) -> None:
    for field, new in difference(before, after).items():
        db.execute(
            "INSERT INTO history (kind, id, rev, field, old, new, at, by)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                record.kind,
                record.id,
                rev,
                field,
                value_text(before.get(field)),
                value_text(new),
                _when(stamp),
                stamp.by,
            ],
        )


def _when(stamp: Stamp) -> str:
    return stamp.at.isoformat()
