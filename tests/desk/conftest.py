"""A laptop set up for one adviser and one school, with two finished cycles of one student."""

from datetime import UTC, date, datetime, timedelta

import pytest

from onedesk.desk import Desk, Laptop
from onedesk.desk.laptop import Account
from onedesk.domain.people import Adviser, Programme, School, Window
from onedesk.domain.records import Record
from onedesk.store import key, records
from onedesk.store.database import writing
from onedesk.store.records import Stamp

TODAY = date(2026, 3, 12)
WORDS = "lantern pebble quarter biscuit"

THORNLAW = School(
    id="thornlaw",
    name="Thornlaw Academy",
    area="NE",
    room="B14",
    careers_lead="Colm Sandhu-Peel",
    windows=(
        Window(cycle=1, first=date(2025, 9, 15), last=date(2025, 10, 3)),
        Window(cycle=2, first=date(2025, 12, 1), last=date(2025, 12, 19)),
        Window(cycle=3, first=date(2026, 3, 2), last=date(2026, 3, 27)),
        Window(cycle=4, first=date(2026, 6, 8), last=date(2026, 6, 26)),
    ),
)


class Clock:
    """A clock that moves when told."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 12, 10, 48, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Stretching takes half a second by design; its strength is not what is tested here."""
    monkeypatch.setattr(key, "ALONE", key.Stretch(memory=64, passes=1, lanes=1))


@pytest.fixture
def account():
    return Account(
        hub="http://127.0.0.1:1",
        device="OD-014",
        token="not-a-secret",
        epoch="e1",
        receipt_key="",
        programme=Programme(
            service="Opportunity Rehearsal",
            adviser=Adviser(id="marged", name="Marged Oyelaran"),
            schools=(THORNLAW,),
        ),
    )


@pytest.fixture
def recovery_code():
    return key.new_recovery_code()


@pytest.fixture
def laptop(tmp_path, account, recovery_code):
    made = Laptop(tmp_path / "onedesk", lambda: None)
    made.set_up(account, WORDS, recovery_code)
    return made


@pytest.fixture
def db(laptop):
    database = laptop.open(laptop.unlock(WORDS))
    yield database
    database.close()


def record(kind, record_id, student="zoe", **body) -> Record:
    return Record.model_validate(
        {
            "kind": kind,
            "id": record_id,
            "school": "thornlaw",
            "student": None if kind in {"student", "intervention"} else student,
            "body": body,
        }
    )


def student(record_id, forename, surname, form) -> Record:
    return record(
        "student", record_id, legal_forename=forename, legal_surname=surname, form=form, year=10
    )


def held(record_id, cycle, day, **body) -> Record:
    moment = datetime.combine(day, datetime.min.time(), UTC).isoformat()
    done = {"outcome": "held", "started_at": moment, "finished_at": moment}
    return record("interview", record_id, cycle=cycle, day=day.isoformat(), **done, **body)


@pytest.fixture
def desk(db, clock):
    first = date(2025, 9, 23)
    second = date(2025, 12, 9)
    with writing(db):
        records.add(
            db,
            [
                student("zoe", "Zoë", "Kowalczyk-Reed", "10B"),
                student("idris", "Idris", "Faulkner", "10D"),
                student("chau", "Minh Châu", "Đặng", "10B"),
                held("z1", 1, first, sectors=["UNDECIDED"], plan="UNSURE"),
                held("z2", 2, second, sectors=["CONST"], job="joiner", plan="FE"),
                record("interview", "z3", cycle=3, day=TODAY.isoformat(), starts="10:55"),
                record("interview", "d3", student="idris", cycle=3, day=TODAY.isoformat()),
                record("action", "a1", interview="z2", what="Start a CV", by="2026-02-27"),
                record(
                    "action", "a2", interview="z2", what="Ask Mr Doyle", outcome="done", order=1
                ),
            ],
            Stamp("marged", clock.now),
        )
    return Desk(db, clock)
