"""The tables of the desk's file, one step a function; a step that was shipped never changes."""

from sqlite_utils import Database, Migrations

schema = Migrations("onedesk")


@schema()
def s0001_records(db: Database) -> None:
    """Records; `base` is the hub's content where an edit has left it, `owed` marks the debt.

    `anew` is the version under an epoch of the hub that is over.
    """
    db.execute(
        "CREATE TABLE record ("
        " id TEXT PRIMARY KEY, kind TEXT NOT NULL, school TEXT NOT NULL, student TEXT,"
        " version INTEGER NOT NULL DEFAULT 0, hash TEXT NOT NULL DEFAULT '',"
        " receipt TEXT, received_at TEXT,"
        " rev INTEGER NOT NULL DEFAULT 0, owed INTEGER NOT NULL DEFAULT 0,"
        " deleted INTEGER NOT NULL DEFAULT 0, edited_at TEXT,"
        " body TEXT NOT NULL, base TEXT, anew INTEGER) STRICT"
    )
    db.execute("CREATE INDEX record_of_student ON record (student, kind)")
    db.execute("CREATE INDEX record_of_kind ON record (kind, school)")
    db.execute("CREATE INDEX record_owed ON record (kind) WHERE owed = 1")
    db.execute("CREATE INDEX record_unsent ON record (version) WHERE version = 0")


@schema()
def s0002_history(db: Database) -> None:
    """Every save: `old` and `new` are canonical text of the fields that changed.

    A record that began has no `old`. `heard` marks what came from the hub.
    """
    db.execute(
        "CREATE TABLE history ("
        " id TEXT NOT NULL, seq INTEGER NOT NULL, rev INTEGER NOT NULL,"
        " old TEXT, new TEXT, at TEXT NOT NULL, by TEXT NOT NULL,"
        " heard INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (id, seq)) STRICT, WITHOUT ROWID"
    )


@schema()
def s0003_outbox(db: Database) -> None:
    """Sealed envelopes, the hub's proofs for those it took, and what it would not take.

    An envelope lies in the file as it goes over the wire; `cuts`: how often it was cut. `sendable`
    is owed and in none, in the order in which it lies, so that the answer turns few pages.
    """
    db.execute(
        "CREATE TABLE envelope ("
        " seq INTEGER PRIMARY KEY, batch TEXT NOT NULL UNIQUE, packed BLOB NOT NULL,"
        " revs TEXT NOT NULL, choices INTEGER NOT NULL, cuts INTEGER NOT NULL DEFAULT 0) STRICT"
    )
    db.execute(
        "CREATE TABLE proof (batch TEXT PRIMARY KEY, signature TEXT NOT NULL,"
        " leaves BLOB NOT NULL) STRICT"
    )
    db.execute(
        "CREATE TABLE quarantine ("
        " id TEXT PRIMARY KEY, code TEXT NOT NULL, say TEXT NOT NULL, at TEXT NOT NULL)"
        " STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE VIEW sendable AS SELECT rowid AS place, id, kind, rev, school, student, body, base,"
        " version, hash, deleted, coalesce(edited_at, received_at) AS since, anew FROM record"
        " WHERE owed = 1 AND id NOT IN (SELECT id FROM quarantine)"
        " AND id NOT IN (SELECT key FROM envelope, json_each(revs))"
    )


@schema()
def s0004_hub(db: Database) -> None:
    db.execute("CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT")
    db.execute(
        "CREATE TABLE round (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, report TEXT NOT NULL)"
        " STRICT"
    )


@schema()
def s0005_search(db: Database) -> None:
    db.execute(
        "CREATE TABLE sought ("
        " place INTEGER PRIMARY KEY, student TEXT NOT NULL UNIQUE, school TEXT NOT NULL,"
        " gone INTEGER NOT NULL) STRICT"
    )
    db.execute(
        "CREATE VIRTUAL TABLE sought_words USING fts5"
        " (called, legal, form, tokenize = 'unicode61 remove_diacritics 2')"
    )
    db.execute("INSERT INTO sought_words (sought_words, rank) VALUES ('secure-delete', 1)")
    db.execute("CREATE VIRTUAL TABLE sought_terms USING fts5vocab (sought_words, row)")
    db.execute(
        "CREATE INDEX record_of_reference ON record (json_extract(body, '$.reference'))"
        " WHERE kind = 'print'"
    )
    _show_sought(db)
    db.execute(_PEOPLE)
    db.execute(_WORDS)
    came = f"{_PEOPLE} WHERE id = new.id; {_WORDS} WHERE id = new.id;"
    db.execute(
        "CREATE TRIGGER sought_came AFTER INSERT ON record WHEN new.kind = 'student'"
        f" BEGIN {came} END"
    )
    db.execute(
        "CREATE TRIGGER sought_went AFTER DELETE ON record WHEN old.kind = 'student'"
        f" BEGIN {_GONE} END"
    )
    db.execute(
        "CREATE TRIGGER sought_changed AFTER UPDATE OF body, school, deleted ON record"
        " WHEN new.kind = 'student' AND"
        " (old.body <> new.body OR old.school <> new.school OR old.deleted <> new.deleted)"
        f" BEGIN {_GONE} {came} END"
    )


_PEOPLE = "INSERT INTO sought (student, school, gone) SELECT id, school, gone FROM sought_now"
_WORDS = (
    "INSERT INTO sought_words (rowid, called, legal, form)"
    " SELECT place, folded(called), folded(legal), folded(form)"
    " FROM sought JOIN sought_now ON id = student"
)
"""Take students into the search; `folded` is a function of the connection."""

_GONE = (
    "DELETE FROM sought_words WHERE rowid = (SELECT place FROM sought WHERE student = old.id);"
    " DELETE FROM sought WHERE student = old.id;"
)


def _show_sought(db: Database) -> None:
    """What of each student can be sought."""
    db.execute(
        "CREATE VIEW sought_now AS SELECT id, school,"
        " coalesce(json_extract(body, '$.status'), 'on_roll') <> 'on_roll' AS gone,"
        " coalesce(nullif(json_extract(body, '$.preferred_forename'), ''),"
        " json_extract(body, '$.legal_forename'), '') || ' ' ||"
        " coalesce(nullif(json_extract(body, '$.preferred_surname'), ''),"
        " json_extract(body, '$.legal_surname'), '') AS called,"
        " coalesce(json_extract(body, '$.legal_forename'), '') || ' ' ||"
        " coalesce(json_extract(body, '$.legal_surname'), '') AS legal,"
        " coalesce(json_extract(body, '$.form'), '') || ' ' ||"
        " replace(coalesce(json_extract(body, '$.form'), ''), ' ', '') AS form"
        " FROM record WHERE kind = 'student' AND deleted = 0"
    )


@schema()
def s0006_sitting(db: Database) -> None:
    """What an adviser can take back in an interview, and where the keyboard was; never sent."""
    db.execute(
        "CREATE TABLE undo_step ("
        " interview TEXT NOT NULL, seq INTEGER NOT NULL, step TEXT NOT NULL,"
        " PRIMARY KEY (interview, seq)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE TABLE place (interview TEXT PRIMARY KEY, place TEXT NOT NULL) STRICT")
    db.execute(
        "CREATE TRIGGER interview_gone AFTER DELETE ON record WHEN old.kind = 'interview'"
        " BEGIN DELETE FROM undo_step WHERE interview = old.id;"
        " DELETE FROM place WHERE interview = old.id; END"
    )


@schema()
def s0007_gone(db: Database) -> None:
    """What went, and what the adviser's words gave way to (`told`).

    `gone` names what was deleted, `mine` if by this adviser, who is told when it is there again.
    `behind`: whose history stays here though the record went, and where it would have been; so it
    goes with the school or the student it belongs to, however the record went.
    """
    db.execute(
        "CREATE TABLE told (id TEXT PRIMARY KEY, record TEXT NOT NULL, at TEXT NOT NULL,"
        " note TEXT NOT NULL) STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE gone (id TEXT PRIMARY KEY, version INTEGER NOT NULL,"
        " mine INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE behind (id TEXT PRIMARY KEY, school TEXT NOT NULL, student TEXT)"
        " STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TRIGGER record_went AFTER DELETE ON record"
        " WHEN EXISTS (SELECT 1 FROM history WHERE id = old.id)"
        " BEGIN INSERT OR REPLACE INTO behind VALUES (old.id, old.school, old.student); END"
    )


SHIPPED = frozenset(name for name in list(vars()) if name.startswith("s0"))
"""The names of all steps that this OneDesk knows."""
