"""What a round moved: talks, absences and times to talk apart, and what others changed in them."""

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import NamedTuple

from onedesk.domain.fields import Fields
from onedesk.domain.interview import HELD
from onedesk.store import stored
from onedesk.store.database import Database

_MOVED = (
    "SELECT CASE WHEN outcome NOT IN (SELECT value FROM json_each(?1)) THEN 'absence'"
    " WHEN outcome IS NULL AND begun IS NULL THEN 'appointment' ELSE 'interview' END, count(*)"
    " FROM (SELECT json_extract(body, '$.outcome') AS outcome,"
    "  json_extract(body, '$.started_at') AS begun FROM record"
    "  WHERE id IN (SELECT value FROM json_each(?2))) GROUP BY 1"
)
_HEARD = (
    "SELECT r.body, h.old, h.new, r.kind, coalesce(r.student, r.id) FROM record r"
    " JOIN history h ON h.id = r.id WHERE r.kind IN ('interview', 'student') AND r.deleted = 0"
    " AND r.received_at >= ? AND h.heard = 1"
    " AND h.seq = (SELECT max(seq) FROM history WHERE id = r.id)"
)


class Heard(NamedTuple):
    """A record that came down, its fields before and after the last change of it."""

    body: Fields
    old: Fields
    new: Fields
    kind: str
    student: str


def heard(db: Database, since: datetime) -> list[Heard]:
    """The interviews and students that somebody else changed, as a round told that began then."""
    rows = db.execute(_HEARD, [since.isoformat()]).fetchall()
    fields = stored.fields_of
    return [
        Heard(fields(body), fields(old), fields(new), kind, student)
        for body, old, new, kind, student in rows
    ]


def told_apart(db: Database, kinds: Mapping[str, int], moved: Collection[str]) -> dict[str, int]:
    """Counts of what was moved, by kind, with absences and appointments apart from interviews.

    `moved` are the ids of the interviews among it. One that is gone again was a time that nobody
    used.
    """
    whole = kinds.get("interview", 0)
    if not (whole and moved):
        return dict(kinds)
    found = dict(db.execute(_MOVED, [json.dumps(list(HELD)), stored.ids_text(moved)]))
    absences = min(found.get("absence", 0), whole)
    interviews = min(found.get("interview", 0), whole - absences)
    parts = {
        "interview": interviews,
        "absence": absences,
        "appointment": whole - absences - interviews,
    }
    return {key: count for key, count in {**kinds, **parts}.items() if count}
