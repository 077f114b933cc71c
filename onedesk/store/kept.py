"""Single values that the file keeps by name."""

from onedesk.store.database import Database


def get(db: Database, name: str) -> str | None:
    row = db.execute("SELECT value FROM kept WHERE name = ?", [name]).fetchone()
    return None if row is None else str(row[0])


def beginning(db: Database, start: str) -> list[str]:
    """The values under all names that begin so."""
    rows = db.execute("SELECT value FROM kept WHERE name GLOB ?", [f"{start}*"])
    return [str(row[0]) for row in rows]


def names_beginning(db: Database, start: str) -> list[str]:
    """The names that begin so."""
    rows = db.execute("SELECT name FROM kept WHERE name GLOB ? ORDER BY name", [f"{start}*"])
    return [str(row[0]) for row in rows]


def put(db: Database, name: str, value: str) -> None:
    """Keep a value under a name; call inside `writing`."""
    db.execute("INSERT OR REPLACE INTO kept (name, value) VALUES (?, ?)", [name, value])


def drop(db: Database, name: str) -> None:
    """Keep nothing under a name; call inside `writing`."""
    db.execute("DELETE FROM kept WHERE name = ?", [name])
