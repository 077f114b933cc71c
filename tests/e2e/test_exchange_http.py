"""Over real HTTP: a hub that is killed amid a push, and started again, has every record once."""

import json
import os
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime

import pytest

from onedesk.domain.fields import flat
from onedesk.domain.ids import new_id
from onedesk.domain.records import Record
from onedesk.store import account as accounts
from onedesk.store import outbox, records
from onedesk.store.database import open_database, writing
from onedesk.store.key import new_key
from onedesk.store.records import Stamp
from sync import errors
from sync.engine import Engine
from sync.enrol import enrol
from sync.line import connect

pytestmark = pytest.mark.slow

AT = datetime(2026, 3, 12, 15, 5, tzinfo=UTC)
COMMAND = [sys.executable, "-c", "from hub.command import main; raise SystemExit(main())"]
COMMANDS = [
    sys.executable,
    "-c",
    (
        "import json, sys; from hub.command import main\n"
        "for words in json.loads(sys.argv[1]): assert main(words) == 0"
    ),
]
"""Several commands in one process: Django takes longer to start than most of them."""
RECORDS = 1200
PATIENCE = 30


class Hub:
    """The hub's own command, in a folder of its own."""

    def __init__(self, folder):
        self.data = folder / "hub"
        self._file = folder / "address"
        self.process = None

    def run(self, *commands):
        """What each command tells, the last words of which are this hub's folder."""
        whole = [[*words, "--data", str(self.data), "--json"] for words in commands]
        told = subprocess.run(
            [*COMMANDS, json.dumps(whole)], check=True, capture_output=True, timeout=60
        )
        return [json.loads(line) for line in told.stdout.splitlines()]

    def start(self, port="0"):
        self._file.unlink(missing_ok=True)
        self.process = subprocess.Popen(
            [
                *COMMAND,
                "serve",
                "--port",
                port,
                "--data",
                str(self.data),
                "--address-file",
                str(self._file),
            ],
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        pause = threading.Event()
        for _ in range(PATIENCE * 50):
            if self._file.exists():
                return self._file.read_text(encoding="utf-8").strip()
            pause.wait(0.02)
        raise AssertionError("the hub did not start")

    def kill(self):
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(PATIENCE)
            self.process = None

    def export(self, school):
        file = self.data / f"{new_id()}.jsonl"
        self.run(["export", "--school", school, "-o", str(file)])
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


class Desk:
    """A laptop that joined with a code."""

    def __init__(self, folder, address, code):
        self.address = address
        line = connect(address)
        account = enrol(line, code, "")
        line.close()
        self.db = open_database(folder / f"{new_id()}.db", new_key(), create=True)
        accounts.save(self.db, account)
        self.engine = Engine(self.db)

    def close(self):
        self.engine.close()
        self.db.close()

    def write(self, school):
        student = Record.model_validate(
            {
                "kind": "student",
                "id": new_id(),
                "school": school,
                "body": {"legal_forename": "Zoë", "legal_surname": "Reed"},
            }
        )
        talks = [
            Record.model_validate(
                {
                    "kind": "interview",
                    "id": new_id(),
                    "school": school,
                    "student": student.id,
                    "body": {"cycle": 3, "summary": f"talk {number}"},
                }
            )
            for number in range(RECORDS)
        ]
        with writing(self.db):
            records.add(self.db, [student, *talks], Stamp("marged", AT))
        return {record.id: flat(record.body) for record in [student, *talks]}

    def content(self):
        return {
            record.id: flat(record.body)
            for kind in ("student", "interview")
            for record in records.of_kind(self.db, kind)
        }


@pytest.fixture
def hub(tmp_path):
    hub = Hub(tmp_path)
    yield hub
    hub.kill()


@pytest.fixture
def school():
    return f"school-{new_id()[-6:]}"


@pytest.fixture
def desks(hub, school, tmp_path):
    """Two advisers of the school, each on a laptop."""
    names = [f"{number}-{school}" for number in ("one", "two")]
    told = hub.run(
        ["init"],
        ["school", "add", school, "--name", school.title(), "--area", "NE"],
        *[["person", "add", *words(name, school)] for name in names],
        *[["enrol", name] for name in names],
    )
    address = hub.start()
    desks = [Desk(tmp_path, address, one["code"]) for one in told[-2:]]
    yield desks
    for desk in desks:
        desk.close()


def words(name, school):
    return [name, "--name", name, "--role", "adviser", "--school", school]


def test_a_hub_killed_amid_a_push_has_every_record_once_after_the_next(hub, school, desks):
    first, second = desks
    written = first.write(school)
    port = first.address.rpartition(":")[2]
    killers = []

    def kill_soon(done, _owed):
        if done and not killers:
            killers.append(threading.Timer(0.02, hub.kill))
            killers[0].start()

    broken = first.engine.round(kill_soon)
    killers[0].join(PATIENCE)
    assert isinstance(broken.trouble, errors.LineCut | errors.HubDown)
    assert 0 < outbox.due(first.db) < len(written)

    hub.start(port)
    healed = first.engine.round()
    assert (healed.trouble, healed.report.differs, outbox.due(first.db)) == (None, (), 0)
    assert second.engine.round().trouble is None
    assert first.content() == second.content() == written
    assert sorted(line["id"] for line in hub.export(school)) == sorted(written)
