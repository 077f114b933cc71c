"""A school's records from one laptop to another: each as it is, with what the hub has of it."""

import json
from collections.abc import Iterable
from typing import Any

from onedesk.domain.conflict import Conflict
from onedesk.domain.fields import Fields, edited
from onedesk.domain.merge import merge
from onedesk.domain.plan import Note
from onedesk.domain.records import Id, canonical
from onedesk.domain.value import Value
from onedesk.store import stored
from onedesk.store.database import Database


class Row(Value):
    """A record as a laptop keeps it: `base` is the hub's content where an edit has left it.

    `edited_at` is when it came there, where nobody edited it there.
    """

    id: Id
    kind: str
    school: Id
    student: Id | None = None
    version: int = 0
    hash: str = ""
    owed: bool = False
    deleted: bool = False
    edited_at: str | None = None
    body: str
    base: str | None = None


_OF_SCHOOL = (
    "SELECT id, kind, school, student, version, hash, owed, deleted,"
    " coalesce(edited_at, received_at), body, base, id IN (SELECT id FROM quarantine)"
    " FROM record WHERE school = ? ORDER BY id"
)
_ADD = (
    "INSERT INTO record"
    " (id, kind, school, student, version, hash, owed, deleted, edited_at, body, base, rev)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)"
)
_REPLACE = (
    "UPDATE record SET version = ?, hash = ?, owed = ?, deleted = ?, edited_at = ?, body = ?,"
    " base = ?, rev = rev + 1, receipt = NULL WHERE id = ?"
)
_KNOWN = (
    "SELECT id, kind, school, version, owed, deleted, body, base FROM record"
    " WHERE id IN (SELECT value FROM json_each(?))"
)


def of_school(db: Database, school: str, *, notes: bool) -> list[Row]:
    """Every record of a school, what the hub does not have yet included.

    What the hub would not take goes as the hub has it, or not at all. Without `notes`, private
    notes stay here, and the questions about them.
    """
    rows = []
    for *values, refused in db.execute(_OF_SCHOOL, [school]):
        row = Row.model_validate(dict(zip(Row.model_fields, values, strict=True)))
        if not notes and _private(row):
            continue
        if refused and row.base is not None:
            hubs = {"owed": False, "deleted": False, "body": row.base, "base": None}
            row = row.model_copy(update=hubs)
        if not refused or row.version:
            rows.append(row)
    return rows


def take(db: Database, rows: Iterable[Row]) -> None:
    """Take a school's records in; call inside `writing`.

    What is newer here stays. Where both laptops edited the same record, edits of different fields
    stand together and this laptop's own stand where they meet; the hub asks about those. What the
    giver still owed is owed here too: a second way home, and the same value twice is one value.
    """
    coming = list(rows)
    ids = json.dumps([row.id for row in coming])
    known = {one[0]: one for one in db.execute(_KNOWN, [ids]).fetchall()}
    new = [row for row in coming if row.id not in known]
    db.conn.executemany(_ADD, [_values(row) for row in new])
    for row in coming:
        if row.id in known:
            _meet(db, row, known[row.id])


def _private(row: Row) -> bool:
    return row.kind == Note.kind or (
        row.kind == Conflict.kind and json.loads(row.body).get("of_kind") == Note.kind
    )


def _values(row: Row) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in Row.model_fields)


def _meet(db: Database, row: Row, known: tuple[Any, ...]) -> None:
    _, kind, school, version, owed, _deleted, body, base = known
    if (kind, school) != (row.kind, row.school):
        return
    if not owed:
        if row.version > version or (row.version == version and row.owed):
            state = (row.version, row.hash, row.owed, row.deleted, row.edited_at)
            db.execute(_REPLACE, [*state, row.body, row.base, row.id])
        return
    if row.version == version and row.owed:
        mine = stored.fields_of(body)
        merged = merge(_base(version, body, base), stored.fields_of(row.body), mine)
        own = {clash.field: clash.mine for clash in merged.clashes}
        text = canonical(edited(merged.fields, own))
        if text != body:
            update = "UPDATE record SET body = ?, rev = rev + 1 WHERE id = ?"
            db.execute(update, [text, row.id])


def _base(version: int, body: str, base: str | None) -> Fields:
    if not version:
        return {}
    return stored.fields_of(base if base is not None else body)
