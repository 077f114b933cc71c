"""OneDesk's client: two laptops with real encrypted files and the engine, without any window.

onedesk_sync.py ADDRESS RECORDS FOLDER CODE CODE METER_PORT
"""

import json
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from phases import Phases

from onedesk.desk.laptop import Laptop
from onedesk.domain.records import Record
from onedesk.store import records
from onedesk.store.database import Database, writing
from onedesk.store.records import Stamp
from sync import line as lines
from sync.carrier import Asked
from sync.engine import Engine
from sync.enrol import enrol

STAMP = Stamp("one", datetime(2026, 3, 12, 10, 48, tzinfo=UTC))
CHANGES, APART, BARE = 30, 7, 100
PASSPHRASE = "four plain words here"


def laptop(address: str, code: str, home: Path) -> Database:
    """A laptop that has just been enrolled."""
    line = lines.connect(address)
    account = enrol(line, code, "bench")
    line.close()
    made = Laptop(home, lambda: None)
    return made.open(made.set_up(account, PASSPHRASE, "CODE"))


def add(db: Database, lines: Iterable[str]) -> int:
    """What an adviser has typed: every record with its history and its debt."""
    coming = [Record.model_validate(json.loads(line)) for line in lines]
    with writing(db):
        records.add(db, coming, STAMP)
    return len(coming)


def change(db: Database, ids: list[str]) -> None:
    with writing(db):
        for name in ids[: CHANGES * APART : APART]:
            said = records.load(db, "interview", name).body.model_dump()["summary"]
            records.edit(db, "interview", name, {"summary": f"Changed. {said}"}, STAMP)


def rounds(*engines: Engine) -> int:
    """A round each; how many records moved."""
    moved = 0
    for engine in engines:
        report = engine.round().report
        if report.problem or report.differs:
            raise SystemExit(report.problem or f"differs: {report.differs}")
        moved += sum(report.sent.values()) + sum(report.received.values())
    return moved


def bare(address: str) -> int:
    """Requests that do nothing, on a line that is open."""
    line = lines.connect(address)
    for _ in range(BARE):
        line.send(Asked("GET", "/api/v1/hello"))
    line.close()
    return 0


def content(db: Database) -> list[tuple[object, ...]]:
    rows = db.execute("SELECT kind, id, version, hash, body FROM record ORDER BY kind, id")
    return [tuple(row) for row in rows.fetchall()]


def main(address: str, file: str, folder: str, code: str, other: str, meter: str) -> None:
    work = Path(file).read_text(encoding="utf-8").splitlines()
    ids = [told["id"] for told in map(json.loads, work) if told["kind"] == "interview"]
    one, two = (
        laptop(address, secret, Path(folder) / name) for name, secret in (("a", code), ("b", other))
    )
    first, second = Engine(one), Engine(two)
    phases = Phases(int(meter))
    phases.phase("typed", lambda: add(one, work))
    phases.phase("first push", lambda: rounds(first))
    phases.phase("first pull", lambda: rounds(second))
    change(one, ids)
    phases.phase("30 changes pushed", lambda: rounds(first))
    phases.phase("30 changes pulled", lambda: rounds(second))
    phases.phase("nothing to do, both", lambda: rounds(first, second))
    phases.phase(f"{BARE} bare requests", lambda: bare(address))
    phases.close()
    if len(content(two)) != len(work) or content(one) != content(two):
        raise SystemExit("the two laptops do not hold the same")
    for engine, db in ((first, one), (second, two)):
        engine.close()
        db.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
