"""Where the talks of a school's students stand, counted by the file itself: no record is opened."""

import json
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from onedesk.domain.interview import HELD
from onedesk.store.database import Database

_REPEATED = (
    "SELECT DISTINCT student FROM (SELECT student FROM record"
    " WHERE kind = 'interview' AND deleted = 0 AND student IS NOT NULL"
    " GROUP BY student, json_extract(body, '$.cycle') HAVING count(*) > 1)"
)


class LastTalk(NamedTuple):
    """The cycles that were held, and what the last of them said."""

    held: tuple[int, ...]
    day: date | None
    sector: str | None
    job: str | None
    plan: str | None


def last_talks(db: Database, school: str) -> Mapping[str, LastTalk]:
    """By student, for everyone in the school with at least one talk held.

    Of two of one cycle the one of the latest day counts.
    """
    rows = db.execute(
        "SELECT student, json_extract(body, '$.cycle') AS cycle, json_extract(body, '$.day'),"
        " json_extract(body, '$.sectors[0]'), json_extract(body, '$.job'),"
        " json_extract(body, '$.plan') FROM record"
        " WHERE school = ? AND kind = 'interview' AND deleted = 0 AND student IS NOT NULL"
        " AND json_extract(body, '$.outcome') IN (SELECT value FROM json_each(?))"
        " ORDER BY student, cycle, json_extract(body, '$.day'), id",
        [school, json.dumps(sorted(HELD))],
    )
    talks: dict[str, LastTalk] = {}
    for student, cycle, day, sector, job, plan in rows:
        before = talks[student].held if student in talks else ()
        held = before if cycle in before else (*before, cycle)
        when = date.fromisoformat(day) if day else None
        talks[student] = LastTalk(held, when, sector, job, plan)
    return talks


def open_actions(db: Database, school: str) -> Mapping[str, int]:
    """By student, how many actions have no outcome yet; those with none are left out."""
    return dict(
        db.execute(
            "SELECT student, count(*) FROM record"
            " WHERE school = ? AND kind = 'action' AND deleted = 0 AND student IS NOT NULL"
            " AND json_extract(body, '$.outcome') IS NULL GROUP BY student",
            [school],
        )
    )


def more_than_one(db: Database) -> list[str]:
    """The ids of the students with more than one interview in a cycle, in order."""
    return sorted(row[0] for row in db.execute(_REPEATED))
