"""What the adviser's own words gave way to, as it stands now."""

from collections.abc import Collection, Iterable, Mapping

from pydantic import JsonValue

from onedesk.desk import asked, files
from onedesk.desk.twin_views import Twins
from onedesk.desk.views import Told
from onedesk.domain.alike import alike
from onedesk.domain.fields import Fields, flat
from onedesk.store import records, told
from onedesk.store.database import Database
from onedesk.store.told import Note


def gave_way(db: Database, twins: Iterable[Twins]) -> list[Told]:
    """All that the adviser has not seen yet, the newest first; call inside `reading`.

    Not that a talk is back which was made one with another: that is asked anyway. Nor that words
    gave way which stand after all, by another choice or since they were written again. Nor of
    students who moved and are here again.
    """
    asked_about = {key for pair in twins for key in pair.id.split("+")}
    found = told.all_of(db)
    there = _there(db, [note for _, note in found])
    back = files.names(db, [key for _, note in found for key in _moved(note)])
    notes = [
        (key, note)
        for key, note in found
        if not (note.why == "kept" and note.record in asked_about)
        if not (_is_there(note, there) and alike(_now(note, there), note.yours))
        if not (note.why == "moved" and _moved(note).keys() <= back.keys())
    ]
    names = files.names(db, {note.student for _, note in notes if note.student})
    return [
        Told(
            id=key,
            why=note.why,
            kind=note.kind,
            record=note.record,
            student_name=names.get(note.student or note.record, ""),
            field=asked.field_words(note.field) if note.field else "",
            yours=_yours(note, back),
            stands=_stands(note),
            by=note.by,
            at=note.at,
            now=_other(note, there),
        )
        for key, note in notes
    ]


def _there(db: Database, notes: Iterable[Note]) -> dict[str, Fields]:
    """By id what stands in the records in which words gave way, where they are there still."""
    wanted: dict[str, set[str]] = {}
    for note in notes:
        if note.why == "chosen":
            wanted.setdefault(note.kind, set()).add(note.record)
    return {
        record.id: flat(record.body)
        for kind, ids in wanted.items()
        for record in records.of_ids(db, ids, kind)
    }


def _is_there(note: Note, there: Mapping[str, Fields]) -> bool:
    return note.why == "chosen" and note.record in there


def _now(note: Note, there: Mapping[str, Fields]) -> JsonValue:
    return there[note.record].get(note.field)


def _other(note: Note, there: Mapping[str, Fields]) -> str:
    """What stands now, where it is not what was chosen: somebody has chosen or written since."""
    if not _is_there(note, there) or alike(_now(note, there), note.stands):
        return ""
    return asked.value_words(note.field, _now(note, there))


def _stands(note: Note) -> str:
    """What stands instead, in words; the school where they are, of students who moved."""
    if note.why == "moved":
        return str(note.stands)
    return asked.value_words(note.field, note.stands) if note.field else ""


def _moved(note: Note) -> dict[str, JsonValue]:
    """The names of the students who moved, by id."""
    return note.yours if note.why == "moved" and isinstance(note.yours, dict) else {}


def _yours(note: Note, back: Collection[str]) -> str:
    """What gave way: the value of the field, or of each answer of a talk; or who went."""
    if note.why == "moved":
        return "\n".join(str(name) for key, name in _moved(note).items() if key not in back)
    if isinstance(note.yours, dict) and not note.field:
        return asked.answers_words(note.yours)
    return asked.value_words(note.field, note.yours) if note.field else ""
