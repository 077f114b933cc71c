"""Erased by law: a record goes with every trace, a student with all that is about them."""

from collections.abc import Collection

from onedesk.store import half_written, outbox, told
from onedesk.store.database import Database
from onedesk.store.settled import Held
from onedesk.store.stored import ids_text
from onedesk.store.tidying import mark

_ABOUT = "SELECT id, school, version, hash FROM record WHERE id = ? OR student = ?"
_BEHIND = "SELECT id FROM behind WHERE id = ? OR student = ?"
_UNSENT = "SELECT 1 FROM record WHERE owed = 1 AND deleted = 0 AND (id = ? OR student = ?) LIMIT 1"
_LEFT = (
    "SELECT id FROM behind WHERE id IN (SELECT value FROM json_each(?))"
    " AND id NOT IN (SELECT id FROM record)"
)
_TRACES = (  # the history first: with it, a record leaves something behind
    "DELETE FROM history WHERE id IN (SELECT value FROM json_each(?))",
    "DELETE FROM record WHERE id IN (SELECT value FROM json_each(?))",
    "DELETE FROM behind WHERE id IN (SELECT value FROM json_each(?))",
    "DELETE FROM quarantine WHERE id IN (SELECT value FROM json_each(?))",
    "DELETE FROM gone WHERE id IN (SELECT value FROM json_each(?))",
    half_written.FORGET,
)


def erase(db: Database, record_id: str) -> list[Held]:
    """Forget the record and all about it, whatever is owed; call inside `writing`.

    Of a student everything goes that names them: what was never sent, and the history of what went
    before. Gives what of it the hub was known to have.
    """
    rows = db.execute(_ABOUT, [record_id, record_id]).fetchall()
    behind = db.execute(_BEHIND, [record_id, record_id]).fetchall()
    forget(db, {record_id, *(row[0] for row in (*rows, *behind))})
    told.unname(db, record_id)
    return [(school, one, version, content) for one, school, version, content in rows if version]


def is_unsent(db: Database, record_id: str) -> bool:
    """Whether something of the record, or about it, was written here and not sent yet."""
    return db.execute(_UNSENT, [record_id, record_id]).fetchone() is not None


def forget(db: Database, ids: Collection[str]) -> None:
    """Take these records and their traces out of the file; call inside `writing`."""
    mark(db)
    text = ids_text(ids)
    for sweep in _TRACES:
        db.execute(sweep, [text])
    told.forget(db, ids)
    _unseal(db, frozenset(ids))


def forget_behind(db: Database, ids: Collection[str]) -> None:
    """Forget what is left behind of records that are in another school now; inside `writing`."""
    left = db.execute(_LEFT, [ids_text(ids)]).fetchall() if ids else ()
    if left:
        forget(db, [row[0] for row in left])


def _unseal(db: Database, ids: frozenset[str]) -> None:
    """Take what was sealed of them out of its envelopes."""
    for sealed in outbox.pending(db):
        if not ids.isdisjoint(sealed.revs):
            outbox.leave_out(db, sealed, ids)
