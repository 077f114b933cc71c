"""The last rounds with the hub, kept in the file."""

from collections.abc import Collection
from datetime import timedelta

from onedesk.domain.round_report import RoundReport
from onedesk.store import handing, went
from onedesk.store.database import Database, learning, writing

KEEP = 50


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
            sent=went.told_apart(db, report.sent, sent),
            received=went.told_apart(db, report.received, received),
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
