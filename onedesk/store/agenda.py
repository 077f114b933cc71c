"""What stands in the adviser's diary, found without opening every record."""

from datetime import date, time

from onedesk.domain.records import Record
from onedesk.store import records
from onedesk.store.database import Database

_ON_DAY = (
    "SELECT id FROM record"
    " WHERE kind = 'interview' AND deleted = 0 AND json_extract(body, '$.day') = ?"
)
_PROMISED = (
    "SELECT id FROM record WHERE school = ? AND kind = 'action' AND deleted = 0"
    " AND json_extract(body, '$.who') = 'adviser' AND (json_extract(body, '$.outcome') IS NULL"
    " OR json_extract(body, '$.outcome_on') = ?)"
)
_STARTS = (
    "SELECT json_extract(body, '$.day'), json_extract(body, '$.starts') FROM record"
    " WHERE school = ? AND kind = 'interview' AND deleted = 0"
)


def on_day(db: Database, day: date) -> list[Record]:
    """Every interview of a day, at whichever school."""
    found = db.execute(_ON_DAY, [day.isoformat()])
    return records.of_ids(db, [row[0] for row in found], "interview")


def promises(db: Database, school: str, day: date) -> list[Record]:
    """What advisers promised at a school and still owe, or dealt with on this very day."""
    found = db.execute(_PROMISED, [school, day.isoformat()])
    return records.of_ids(db, [row[0] for row in found], "action")


def starts(db: Database, school: str) -> list[tuple[date, time]]:
    """When the appointments of a school begin or began, of those that have a day and a time."""
    found = db.execute(_STARTS, [school])
    return [(date.fromisoformat(day), time.fromisoformat(at)) for day, at in found if day and at]
