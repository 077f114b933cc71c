"""Erased by law: a record goes with every trace, a student with all that is about them."""

import json
from collections.abc import Collection

from onedesk.store import outbox, told
from onedesk.store.database import Database
from onedesk.store.settled import Held
from onedesk.store.stored import ids_text
from onedesk.store.tidying import mark

_ABOUT = "SELECT id, school, version, hash FROM record WHERE id = ? OR student = ?"
_TRACES = (
    "DELETE FROM record WHERE id IN (SELECT value FROM json_each(?))",
    "DELETE FROM history WHERE id IN (SELECT value FROM json_each(?))",
    "DELETE FROM quarantine WHERE id IN (SELECT value FROM json_each(?))",
    "DELETE FROM gone WHERE id IN (SELECT value FROM json_each(?))",
)


def erase(db: Database, record_id: str) -> list[Held]:
    """Forget the record and all about it, whatever is owed; call inside `writing`.

    Of a student everything goes that names them, what was never sent included. Gives what of it the
    hub was known to have.
    """
    rows = db.execute(_ABOUT, [record_id, record_id]).fetchall()
    forget(db, {record_id, *(row[0] for row in rows)})
    return [(school, one, version, content) for one, school, version, content in rows if version]


def forget(db: Database, ids: Collection[str]) -> None:
    """Take these records and their traces out of the file; call inside `writing`."""
    mark(db)
    text = ids_text(ids)
    for sweep in _TRACES:
        db.execute(sweep, [text])
    told.forget(db, ids)
    _unseal(db, frozenset(ids))


def _unseal(db: Database, ids: frozenset[str]) -> None:
    """Take what was sealed of them out of its envelopes.

    Their ids stay in `revs`: the hub may have answered the envelope as it was.
    """
    for sealed in outbox.pending(db):
        if ids.isdisjoint(sealed.revs):
            continue
        rest = [debt for key, debt in sealed.by_id.items() if key not in ids]
        if rest:
            text = json.dumps(rest, ensure_ascii=False, separators=(",", ":"))
            db.execute("UPDATE envelope SET debts = ? WHERE batch = ?", [text, sealed.batch])
        else:
            db.execute("DELETE FROM envelope WHERE batch = ?", [sealed.batch])
