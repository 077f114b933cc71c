"""The tables of the desk's file, one step a function; a step that was shipped never changes."""

from sqlite_utils import Database, Migrations

schema = Migrations("onedesk")


@schema()
def s0001_records(db: Database) -> None:
    db.execute(
        "CREATE TABLE record ("
        " kind TEXT NOT NULL, id TEXT NOT NULL, school TEXT NOT NULL, student TEXT,"
        " body TEXT NOT NULL,"
        " base TEXT, version INTEGER NOT NULL DEFAULT 0, hash TEXT NOT NULL DEFAULT '',"
        " receipt TEXT, received_at TEXT,"
        " rev INTEGER NOT NULL DEFAULT 0, deleted INTEGER NOT NULL DEFAULT 0,"
        " edited_at TEXT,"
        " PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX record_of_id ON record (id)")
    db.execute("CREATE INDEX record_of_student ON record (student, kind)")
    db.execute("CREATE INDEX record_of_school ON record (school, kind)")
    db.execute("CREATE INDEX record_on_hub ON record (school, id, version, hash) WHERE version > 0")


@schema()
def s0002_history(db: Database) -> None:
    db.execute(
        "CREATE TABLE history ("
        " seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, rev INTEGER NOT NULL,"
        " field TEXT NOT NULL, old TEXT, new TEXT, at TEXT NOT NULL, by TEXT NOT NULL) STRICT"
    )
    db.execute("CREATE INDEX history_of_record ON history (id, kind)")


@schema()
def s0003_outbox(db: Database) -> None:
    db.execute(
        "CREATE TABLE debt ("
        " kind TEXT NOT NULL, id TEXT NOT NULL, rev INTEGER NOT NULL,"
        " PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE envelope ("
        " batch TEXT PRIMARY KEY, sealed_at TEXT NOT NULL, debts TEXT NOT NULL) STRICT"
    )
    db.execute(
        "CREATE TABLE quarantine ("
        " kind TEXT NOT NULL, id TEXT NOT NULL, code TEXT NOT NULL, say TEXT NOT NULL,"
        " at TEXT NOT NULL, PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID"
    )


@schema()
def s0004_hub(db: Database) -> None:
    db.execute("CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT")
    db.execute(
        "CREATE TABLE round (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, report TEXT NOT NULL)"
        " STRICT"
    )


SHIPPED = frozenset(name for name in list(vars()) if name.startswith("s0"))
"""The names of all steps that this OneDesk knows."""
