"""The last rounds with the hub, kept in the file."""

from datetime import timedelta

from onedesk.domain.round_report import RoundReport
from onedesk.store import handing, went
from onedesk.store.database import Database, writing

KEEP = 50


def add(db: Database, report: RoundReport) -> int:
    """Keep a report, and the `KEEP` newest only; its number. What day it is, is kept as well."""
    with writing(db):
        if report.offset is None:
            handing.see_day(db, report.at.date())
        else:
            handing.hear_day(db, (report.at - timedelta(seconds=report.offset)).date())
        added = db.execute(
            "INSERT INTO round (at, report) VALUES (?, ?) RETURNING seq",
            [report.at.isoformat(), went.told_apart(db, report).model_dump_json()],
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
