"""Students with more than one interview in a cycle, found without opening a record."""

from onedesk.store.database import Database

_REPEATED = (
    "SELECT DISTINCT student FROM (SELECT student FROM record"
    " WHERE kind = 'interview' AND deleted = 0 AND student IS NOT NULL"
    " GROUP BY student, json_extract(body, '$.cycle') HAVING count(*) > 1)"
)


def more_than_one(db: Database) -> list[str]:
    """The ids of these students, in order."""
    return sorted(row[0] for row in db.execute(_REPEATED))
