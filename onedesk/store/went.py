"""What a round moved: talks, absences and times to talk apart, and what others changed in them."""

import json
from collections import Counter
from datetime import datetime
from typing import NamedTuple

from onedesk.domain.fields import Fields
from onedesk.domain.interview import HELD
from onedesk.domain.round_report import RoundReport
from onedesk.store import stored
from onedesk.store.database import Database

_MOVED = (
    "SELECT receipt IS NOT NULL, CASE"
    " WHEN outcome IS NOT NULL AND outcome NOT IN (SELECT value FROM json_each(?1)) THEN 'absence'"
    " WHEN outcome IS NULL AND begun IS NULL THEN 'appointment' ELSE 'interview' END, count(*)"
    " FROM (SELECT receipt, json_extract(body, '$.outcome') AS outcome,"
    "  json_extract(body, '$.started_at') AS begun FROM record"
    "  WHERE kind = 'interview' AND received_at >= ?2) GROUP BY 1, 2"
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


def told_apart(db: Database, report: RoundReport) -> RoundReport:
    """The report with absences and appointments counted apart from interviews.

    What was received since the round began is what it moved; what carries a receipt was sent. One
    that is gone again was a time that nobody used.
    """
    if "interview" not in {*report.sent, *report.received}:
        return report
    found: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for receipt, what, count in db.execute(_MOVED, [json.dumps(list(HELD)), report.at.isoformat()]):
        found[bool(receipt)][what] = count
    return report.but(
        sent=_apart(report.sent, found[True]), received=_apart(report.received, found[False])
    )


def _apart(kinds: dict[str, int], found: Counter[str]) -> dict[str, int]:
    whole = kinds.get("interview", 0)
    absences = min(found["absence"], whole)
    interviews = min(found["interview"], whole - absences)
    parts = {
        "interview": interviews,
        "absence": absences,
        "appointment": whole - absences - interviews,
    }
    return {key: count for key, count in {**kinds, **parts}.items() if count}
