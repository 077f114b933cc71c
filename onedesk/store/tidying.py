"""What is left of records that went: swept up after a round, never while anybody waits for it."""

import contextlib

from sqlcipher3 import dbapi2

from onedesk.store import kept
from onedesk.store.database import BUSY_MS, Database, writing

_UNTIDY = "untidy"
_STEP = 100
"""Pages given back at once: a few milliseconds between which anybody may write."""

_NOBODYS = (
    "DELETE FROM history WHERE id IN (SELECT id FROM behind WHERE student NOT IN"
    " (SELECT id FROM record UNION SELECT id FROM behind UNION SELECT id FROM gone))"
)
"""What went before its student left this laptop is told of by nobody, and erased by nobody."""

_ORPHANS = (  # but the history of what was deleted stays: there its words can still be found
    "DELETE FROM told WHERE record <> '' AND record NOT IN (SELECT id FROM record)",
    "DELETE FROM undo_step WHERE interview NOT IN (SELECT id FROM record)",
    "DELETE FROM place WHERE interview NOT IN (SELECT id FROM record)",
    "DELETE FROM behind WHERE id IN (SELECT id FROM record)",
    _NOBODYS,
    "DELETE FROM behind WHERE id NOT IN (SELECT id FROM history)",
)


def mark(db: Database) -> None:
    """Records went whose traces must go too; call inside `writing`.

    From here on what this connection deletes is overwritten in the file.
    """
    db.execute("PRAGMA secure_delete = ON").fetchall()
    kept.put(db, _UNTIDY, "1")


def due(db: Database) -> bool:
    """Whether there is something to sweep."""
    return kept.get(db, _UNTIDY) is not None


def tidy(db: Database) -> None:
    """Take away what belongs to no record any more, and give the room back to the disk."""
    db.execute("PRAGMA secure_delete = ON").fetchall()
    with writing(db):
        for sweep in _ORPHANS:
            db.execute(sweep)
        _prune(db)
        kept.drop(db, _UNTIDY)
    while db.execute("PRAGMA freelist_count").fetchone()[0]:
        before = db.execute("PRAGMA freelist_count").fetchone()[0]
        with contextlib.suppress(dbapi2.OperationalError):
            db.execute(f"PRAGMA incremental_vacuum({_STEP})").fetchall()
        if db.execute("PRAGMA freelist_count").fetchone()[0] >= before:
            break
    db.execute("PRAGMA secure_delete = OFF").fetchall()
    _empty_log(db)


def prune(db: Database) -> None:
    """Forget proofs that no record refers to any more."""
    with writing(db):
        _prune(db)


def _prune(db: Database) -> None:
    db.execute(
        "DELETE FROM proof WHERE batch NOT IN"
        " (SELECT receipt FROM record WHERE receipt IS NOT NULL)"
    )


def _empty_log(db: Database) -> None:
    """What was deleted is not left in the write-ahead log, unless somebody is reading just now."""
    db.execute("PRAGMA busy_timeout = 0").fetchall()
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    db.execute(f"PRAGMA busy_timeout = {BUSY_MS}").fetchall()
