"""A fictional school in the middle of a day, as in the mock-ups.

`school_day` fills a store as on Thursday 12 March 2026, 10:48: the hub knows all earlier records,
and five interviews of this week are on the laptop only.
"""

from collections import Counter
from datetime import UTC, date, datetime, time

from answering import on_hub
from thornlaw_people import ACCOUNT, PLANS, TODAY, known_to_the_hub

from onedesk.desk import Desk
from onedesk.domain.records import Record, canonical_body
from onedesk.domain.round_report import RoundReport
from onedesk.store import account, inbox, rounds
from onedesk.store.database import Database
from sync.wire import Change


class MovingClock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 12, 10, 48, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def set(self, hour: int, minute: int, day: date = TODAY) -> None:
        self.now = datetime.combine(day, time(hour, minute), UTC)


def arrive(db: Database, found: list[Record], at: datetime) -> None:
    """Take records in as if the hub had sent them."""
    arrivals = [
        Change(
            kind=record.kind,
            id=record.id,
            school=record.school,
            student=record.student,
            version=version,
            body=canonical_body(record.body),
        )
        for version, record in enumerate(found, 1)
    ]
    inbox.take(db, arrivals, "cursor-1", at)


def enrolled(db: Database) -> None:
    """A laptop that has its account and not one record."""
    account.save(db, ACCOUNT)


def school_day(db: Database, clock: MovingClock) -> Desk:
    """Fill the store; the clock ends at 10:48."""
    enrolled(db)
    arrive(db, list(known_to_the_hub()), clock())
    desk = Desk(db, clock)
    tuesday = date(2026, 3, 10)
    for key, hour, minute in (("aoife", 9, 48), ("lucja", 10, 39), ("devon", 11, 31)):
        hold(desk, clock, key, (hour, minute), tuesday)
    hold(desk, clock, "bart", (9, 42))
    hold(desk, clock, "ngozi", (10, 31))
    clock.set(10, 44)
    desk.mark_absent("idris-3", "ill")
    clock.set(10, 48)
    return desk


def hold(desk: Desk, clock: MovingClock, key: str, at: tuple[int, int], day: date = TODAY) -> None:
    """A finished interview of this cycle."""
    clock.set(*at, day)
    interview = desk.begin(key, day)
    plan = PLANS.get(key, "APP")
    desk.answer(interview, {"plan": plan, "ratings.FE": 3})
    desk.finish(interview)


def received(db: Database, clock: MovingClock) -> None:
    """The hub has taken all that is owed, and signed for it."""
    owed = db.execute("SELECT id, kind FROM record WHERE owed = 1").fetchall()
    if not owed:
        return
    on_hub(db, clock(), 1000)
    kinds = Counter(kind for _, kind in owed)
    report = RoundReport(at=clock(), sent=dict(kinds), bytes_up=41_000, seconds=6)
    report = report.but(bytes_down=12_000, offset=1.4, requests=2)
    rounds.add(db, report, [key for key, kind in owed if kind == "interview"])
