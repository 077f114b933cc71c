"""What happened in the last rounds with the hub."""

from datetime import datetime

from onedesk.domain.value import Value
from onedesk.store.database import Database, writing

KEEP = 50


class RoundReport(Value):
    """One round: what went up and came down by kind, at what cost, and what stood in the way.

    Durations are seconds, `offset` is how many seconds this laptop's clock is ahead of the hub's,
    `problem` is a sentence or nothing, `code` its kind for programs (`sync.errors.SyncError.code`);
    `repaired` is how many records were not as at the hub and were mended.
    """

    at: datetime
    sent: dict[str, int] = {}
    received: dict[str, int] = {}
    bytes_up: int = 0
    bytes_down: int = 0
    requests: int = 0
    seconds: float = 0.0
    offset: float | None = None
    differs: tuple[str, ...] = ()
    problem: str | None = None
    code: str | None = None
    repaired: int = 0


def add(db: Database, report: RoundReport) -> int:
    """Keep a report, and the `KEEP` newest only; its number."""
    with writing(db):
        added = db.execute(
            "INSERT INTO round (at, report) VALUES (?, ?) RETURNING seq",
            [report.at.isoformat(), report.model_dump_json()],
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
