"""The exchange over real HTTP: 5,880 records up, down into a second desk, 30 changes, nothing.

    make bench-exchange

Each line is one round of a real desk with a real hub (SQLite, one process) on this computer, beside
as many bare requests to the same hub in the same run. Bytes are those of the bodies on the line.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from onedesk.desk.laptop import Laptop
from onedesk.domain.programme import catalogue
from onedesk.domain.records import Record
from onedesk.store import records
from onedesk.store.database import Database, writing
from onedesk.store.records import Stamp
from onedesk.store.rounds import RoundReport
from sync import line as lines
from sync.carrier import Asked
from sync.engine import Engine
from sync.enrol import enrol

SCHOOLS, STUDENTS, CYCLES = 28, 30, 7
PASSPHRASE = "four plain words here"
NOW = datetime(2026, 3, 12, 10, 48, tzinfo=UTC)
STAMP = Stamp("marged", NOW)
AREAS = [area.code for area in catalogue().areas]


class Hub:
    """A hub in a process of its own, with 28 schools and one adviser in all of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.say("init", "--passphrase", PASSPHRASE)
        schools = [f"school{number:02d}" for number in range(SCHOOLS)]
        for school in schools:
            self.say("school", school, "--name", school.title(), "--area", "NE")
        who = ("--name", "Marged Oyelaran", "--role", "adviser", "--passphrase", PASSPHRASE)
        places = [word for school in schools for word in ("--school", school)]
        self.say("person", "add", "marged", *who, *places)
        command = [*self._program, "--data", str(folder), "serve", "--port", "0"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        line = self._process.stdout.readline() if self._process.stdout else ""
        self.address = next(word for word in line.split() if word.startswith("http"))

    _program = (sys.executable, "-c", "import sys, hub.command; sys.exit(hub.command.main())")

    def say(self, *words: str) -> dict[str, str]:
        command = [*self._program, *words, "--data", str(self.folder), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        told: dict[str, str] = json.loads(done.stdout)
        return told

    def laptop(self, home: Path) -> Database:
        """A new laptop of the adviser."""
        line = lines.connect(self.address)
        account = enrol(line, self.say("enrol", "marged")["code"], "bench")
        line.close()
        laptop = Laptop(home, lambda: None)
        return laptop.open(laptop.set_up(account, PASSPHRASE, "CODE"))

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(30)


def fill(db: Database) -> None:
    """840 students and 5,880 interviews of about 700 bytes, of nobody real."""
    found = []
    for school in range(SCHOOLS):
        for number in range(STUDENTS):
            student = f"s{school:02d}-{number:02d}"
            name = {"legal_forename": "Ngozi", "legal_surname": f"Amory-{number}", "form": "11A"}
            found.append(record("student", student, school, None, name))
            cycles = range(1, CYCLES + 1)
            found += [interview(f"{student}-{cycle}", school, student, cycle) for cycle in cycles]
    with writing(db):
        records.add(db, found, STAMP)


def interview(record_id: str, school: int, student: str, cycle: int) -> Record:
    place = sum(map(ord, record_id))
    said = [f"word{(place * step) % 230}" for step in range(1, 60)]
    body = {
        "cycle": cycle,
        "day": f"2026-03-{1 + place % 27:02d}",
        "outcome": "held",
        "sectors": ["HEALTH", "CONST"],
        "plan": "FE",
        "ratings": {area: 1 + (place + at) % 5 for at, area in enumerate(AREAS)},
        "summary": " ".join(said),
    }
    return record("interview", record_id, school, student, body)


def record(kind: str, record_id: str, school: int, student: str | None, body: object) -> Record:
    about = {"kind": kind, "id": record_id, "school": f"school{school:02d}", "student": student}
    return Record.model_validate({**about, "body": body})


def change(db: Database, job: str) -> None:
    """Thirty interviews get another job."""
    with writing(db):
        for number in range(STUDENTS):
            records.edit(db, "interview", f"s00-{number:02d}-7", {"job": job}, STAMP)


def bare(address: str, times: int) -> float:
    """The median of so many bare requests over one connection, in seconds each."""
    line = lines.connect(address)
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        line.send(Asked("GET", "/api/v1/hello"))
        spent.append(time.perf_counter() - start)
    line.close()
    return statistics.median(spent)


def told(what: str, report: RoundReport, request: float) -> None:
    if report.problem:
        raise SystemExit(report.problem)
    ratio = report.seconds / (request * report.requests)
    sizes = f"{report.bytes_up / 1000:9.1f} {report.bytes_down / 1000:9.1f}"
    print(f"{what:<34}{report.seconds:8.3f} {report.requests:9} {sizes} {ratio:9.1f}")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        hub = Hub(folder / "hub")
        try:
            one, two = hub.laptop(folder / "one"), hub.laptop(folder / "two")
            fill(one)
            first, second = Engine(one), Engine(two)
            request = bare(hub.address, 200)
            print(
                f"{'a round':<34}{'seconds':>8} {'requests':>9} {'kB up':>9} {'kB down':>9} bare x"
            )
            told("first push, 6,720 records", first.round().report, request)
            told("first pull into a second desk", second.round().report, request)
            change(one, "electrician")
            told("30 changes up", first.round().report, request)
            told("30 changes down", second.round().report, request)
            told("nothing to do", second.round().report, request)
            print(f"a bare request: {request * 1000:.2f} ms")
            for engine, db in ((first, one), (second, two)):
                engine.close()
                db.close()
        finally:
            hub.stop()


if __name__ == "__main__":
    main()
