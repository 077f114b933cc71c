"""What the adviser's words gave way to: kept until the adviser has seen it."""

from collections.abc import Collection
from datetime import datetime
from typing import Literal

from pydantic import AwareDatetime, JsonValue

from onedesk.domain.ids import new_id
from onedesk.domain.value import Value
from onedesk.store.database import Database, writing
from onedesk.store.stored import ids_text


class Note(Value):
    """One field of one record, the adviser's value and the one chosen instead, and by whom.

    `chosen`: somebody chose the other value. `kept`: a record that the adviser removed is there
    still, or again, since a colleague changed it; then there is no field. `joined`: the adviser's
    talk became part of the one that is named; `yours` are its answers that gave way, by field.
    `erased`: a student who was added here is a pupil whom the law erased; there is no record then.
    `unsent`: what was written about somebody went unsent as the law erased them; likewise. `moved`:
    students left for the school whose name `stands` is (empty: another one), with all that was
    written about them; `yours` are their names by id, as there is no record here any more.
    """

    why: Literal["chosen", "kept", "joined", "erased", "unsent", "moved"]
    kind: str
    record: str
    student: str | None = None
    field: str = ""
    yours: JsonValue = None
    stands: JsonValue = None
    by: str | None = None
    at: AwareDatetime


def add(db: Database, note: Note) -> None:
    """Tell the adviser; call inside `writing`."""
    db.execute(
        "INSERT INTO told (id, record, at, note) VALUES (?, ?, ?, ?)",
        [new_id(), note.record, note.at.isoformat(), note.model_dump_json()],
    )


def forget_same(db: Database, note: Note) -> None:
    """Tell no more what was told of the same words of one field; call inside `writing`."""
    rows = db.execute("SELECT id, note FROM told WHERE record = ?", [note.record]).fetchall()
    for key, text in rows:
        one = Note.model_validate_json(text)
        if (one.why, one.field, one.yours) == (note.why, note.field, note.yours):
            db.execute("DELETE FROM told WHERE id = ?", [key])


def add_unsent(db: Database, at: datetime) -> None:
    """Tell, once for all of whom it is so, that work went unsent with somebody the law erased."""
    if not any(note.why == "unsent" for _, note in all_of(db)):
        add(db, Note(why="unsent", kind="student", record="", at=at))


def add_moved(db: Database, student: tuple[str, str], to: str, at: datetime) -> None:
    """Tell, once for all who left for this school, that a student (id and name) did too."""
    names: dict[str, JsonValue] = dict([student])
    for key, note in all_of(db):
        if note.why == "moved" and note.stands == to:
            names = {**_names(note), **names}
            db.execute("DELETE FROM told WHERE id = ?", [key])
    add(db, Note(why="moved", kind="student", record="", yours={**names}, stands=to, at=at))


def removed_here(db: Database, ids: Collection[str]) -> list[str]:
    """Those of these records that the adviser removed here, named once; call inside `writing`."""
    asked = "UPDATE gone SET mine = 0 WHERE mine = 1 AND id IN (SELECT value FROM json_each(?))"
    return [row[0] for row in db.execute(f"{asked} RETURNING id", [ids_text(ids)]).fetchall()]


def all_of(db: Database) -> list[tuple[str, Note]]:
    """What is still to be seen, by its id, the newest first."""
    rows = db.execute("SELECT id, note FROM told ORDER BY id DESC").fetchall()
    return [(row[0], Note.model_validate_json(row[1])) for row in rows]


def dismiss(db: Database, note: str) -> None:
    """The adviser has seen it."""
    with writing(db):
        db.execute("DELETE FROM told WHERE id = ?", [note])


def forget(db: Database, records: Collection[str]) -> None:
    """Nothing of these records is told any more; call inside `writing`."""
    db.execute(
        "DELETE FROM told WHERE record IN (SELECT value FROM json_each(?))", [ids_text(records)]
    )


def unname(db: Database, student: str) -> None:
    """The student is not named any more among those who moved; call inside `writing`."""
    for key, note in all_of(db):
        names = _names(note)
        if student not in names:
            continue
        stay: JsonValue = {one: name for one, name in names.items() if one != student}
        if stay:
            text = note.but(yours=stay).model_dump_json()
            db.execute("UPDATE told SET note = ? WHERE id = ?", [text, key])
        else:
            db.execute("DELETE FROM told WHERE id = ?", [key])


def _names(note: Note) -> dict[str, JsonValue]:
    """The students of whose going this tells, by id."""
    return note.yours if note.why == "moved" and isinstance(note.yours, dict) else {}


def moment(text: str | None, other: datetime) -> datetime:
    """A moment as a record has it, `other` where it has none that tells its offset."""
    if not text:
        return other
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else other
