"""A school that is no longer this laptop's: its records go, but for what is owed."""

from collections.abc import Collection

from onedesk.store import erasing, stored
from onedesk.store.database import Database, writing
from onedesk.store.settled import Turned
from onedesk.store.tidying import mark

_FREE = (
    "SELECT id, school, version, hash FROM record"
    " WHERE school IN (SELECT value FROM json_each(?)) AND owed = 0"
    " AND id NOT IN (SELECT key FROM envelope, json_each(revs))"
    " AND id NOT IN (SELECT student FROM record WHERE owed = 1 AND student IS NOT NULL)"
)

_BEHIND = (
    "SELECT id FROM behind WHERE school IN (SELECT value FROM json_each(?))"
    " AND id NOT IN (SELECT id FROM record)"
)


def going(db: Database, schools: Collection[str]) -> set[str]:
    """The records that `drop` would take from this laptop."""
    return {row[0] for row in db.execute(_FREE, [stored.ids_text(schools)])}


def drop(db: Database, schools: Collection[str]) -> Turned:
    """Take away all records of these schools, with every trace of them, in one transaction.

    What the hub would not take stays, and the student it is about. The history goes of what was
    deleted there before.
    """
    with writing(db):
        text = stored.ids_text(schools)
        rows = db.execute(_FREE, [text]).fetchall()
        behind = db.execute(_BEHIND, [text]).fetchall()
        mark(db)  # a write, after which a power cut brings back nothing that went before either
        if rows or behind:
            erasing.forget(db, [row[0] for row in (*rows, *behind)])
        gone = [(school, key, version, content) for key, school, version, content in rows]
        return Turned([row for row in gone if row[2]], ())


def staying(db: Database, schools: Collection[str]) -> dict[str, int]:
    """How many records of these schools are still on this laptop."""
    rows = db.execute(
        "SELECT school, count(*) FROM record WHERE school IN (SELECT value FROM json_each(?))"
        " GROUP BY school",
        [stored.ids_text(schools)],
    )
    return dict(rows.fetchall())


def elsewhere(db: Database, schools: Collection[str]) -> dict[str, int]:
    """How many records are owed in schools other than these, by school."""
    rows = db.execute(
        "SELECT school, count(*) FROM record WHERE owed = 1"
        " AND school NOT IN (SELECT value FROM json_each(?)) GROUP BY school",
        [stored.ids_text(schools)],
    )
    return dict(rows.fetchall())
