"""The last rounds with the hub, kept in the file."""

import json
from collections.abc import Collection, Mapping
from datetime import timedelta

from onedesk.domain.interview import HELD
from onedesk.domain.round_report import RoundReport
from onedesk.store import handing, stored
from onedesk.store.database import Database, learning, writing

KEEP = 50

_MOVED = (
    "SELECT CASE WHEN outcome NOT IN (SELECT value FROM json_each(?1)) THEN 'absence'"
    " WHEN outcome IS NULL AND begun IS NULL THEN 'appointment' ELSE 'interview' END, count(*)"
    " FROM (SELECT json_extract(body, '$.outcome') AS outcome,"
    "  json_extract(body, '$.started_at') AS begun FROM record"
    "  WHERE id IN (SELECT value FROM json_each(?2))) GROUP BY 1"
)


def add(
    db: Database, report: RoundReport, sent: Collection[str] = (), received: Collection[str] = ()
) -> int:
    """Keep a report, and the `KEEP` newest only; its number. What day it is, is kept as well.

    `sent` and `received` are the ids of the interviews that it counts. Of a round that moved
    nothing no disk needs to know at once.
    """
    moved = report.sent or report.received or report.gone or report.repaired
    with writing(db) if moved else learning(db):
        if report.offset is None:
            handing.see_day(db, report.at.date())
        else:
            handing.hear_day(db, (report.at - timedelta(seconds=report.offset)).date())
        kept = report.but(
            sent=told_apart(db, report.sent, sent),
            received=told_apart(db, report.received, received),
        )
        added = db.execute(
            "INSERT INTO round (at, report) VALUES (?, ?) RETURNING seq",
            [report.at.isoformat(), kept.model_dump_json()],
        ).fetchone()
        db.execute("DELETE FROM round WHERE seq <= (SELECT max(seq) FROM round) - ?", [KEEP])
        return int(added[0])


def last(db: Database) -> RoundReport | None:
    row = db.execute("SELECT report FROM round ORDER BY seq DESC LIMIT 1").fetchone()
    return None if row is None else RoundReport.model_validate_json(row[0])


def latest(db: Database) -> tuple[RoundReport, ...]:
    """The rounds that are kept, newest first."""
    rows = db.execute("SELECT report FROM round ORDER BY seq DESC").fetchall()
    return tuple(RoundReport.model_validate_json(row[0]) for row in rows)


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
