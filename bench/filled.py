"""A laptop with 840 students and 5,880 interviews of nobody real, to measure on."""

from datetime import UTC, date, datetime
from pathlib import Path

from onedesk.desk import Desk, Laptop
from onedesk.desk.laptop import Account
from onedesk.domain.people import Adviser, Programme, School, Window
from onedesk.domain.programme import catalogue
from onedesk.domain.records import Record
from onedesk.store import records
from onedesk.store.database import writing
from onedesk.store.records import Stamp

TODAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 10, 48, tzinfo=UTC)
SCHOOLS, STUDENTS, CYCLES = 28, 30, 7
AGREED = date(2026, 8, 31)
PASSPHRASE = "four plain words here"


def filled_desk(folder: Path) -> Desk:
    """A desk with 840 students and 5,880 interviews of nobody real."""
    window = Window(cycle=7, first=date(2026, 3, 2), last=date(2026, 3, 27))
    schools = tuple(
        School(id=f"s{n}", name=f"School {n}", area="NE", windows=(window,), agreement_until=AGREED)
        for n in range(SCHOOLS)
    )
    adviser = Adviser(id="marged", name="Marged Oyelaran")
    account = Account(
        hub="http://127.0.0.1:1",
        device="OD-014",
        token="none",
        epoch="e",
        receipt_key="",
        programme=Programme(service="Bench", adviser=adviser, schools=schools),
    )
    laptop = Laptop(folder, lambda: None)
    db = laptop.open(laptop.set_up(account, PASSPHRASE, "CODE"))
    with writing(db):
        for school in schools:
            records.add(db, made(school.id), Stamp("marged", NOW))
        db.execute("UPDATE record SET owed = 0, version = 1")  # the hub has it all
    return Desk(db, lambda: NOW)


def made(school: str) -> list[Record]:
    """The students of one school and their interviews; the seventh is planned for today."""
    found = []
    ratings = {area.code: 2 for area in catalogue().areas}
    for number in range(STUDENTS):
        student = f"{school}-{number}"
        name = {"legal_forename": "Ngozi", "legal_surname": f"Amory-{number}", "form": "11A"}
        found.append(record("student", student, school, None, name))
        for cycle in range(1, CYCLES + 1):
            body = {"cycle": cycle, "day": "2025-10-01", "outcome": "held", "plan": "FE"}
            done = {"finished_at": NOW.isoformat(), "sectors": ["HEALTH"], "ratings": ratings}
            open_one = {"cycle": cycle, "day": TODAY.isoformat(), "starts": "10:55"}
            said = open_one if cycle == CYCLES else {**body, **done}
            found.append(record("interview", f"{student}-{cycle}", school, student, said))
    return found


def record(kind: str, record_id: str, school: str, student: str | None, body: object) -> Record:
    return Record.model_validate(
        {"kind": kind, "id": record_id, "school": school, "student": student, "body": body}
    )
