"""A hub as it is in a service's office: its own command, in a process and a folder of its own."""

import json
import os
import signal
import subprocess
import sys
import threading

from onedesk.domain.ids import new_id
from onedesk.domain.records import Record
from onedesk.store import account as accounts
from onedesk.store import records
from onedesk.store.database import open_database, writing
from onedesk.store.key import new_key
from onedesk.store.records import Stamp
from sync.engine import Engine
from sync.enrol import enrol
from sync.line import connect

PATIENCE = 30
_SERVE = "from hub.command import main; raise SystemExit(main())"
_COMMANDS = (
    "import json, sys; from hub.command import main\n"
    "for words in json.loads(sys.argv[1]): assert main(words) == 0"
)
"""Several commands in one process: Django takes longer to start than most of them."""


class ServedHub:
    """Serves while the `with` block lasts; knows one school with one adviser."""

    school, adviser = "thornlaw", "marged"

    def __init__(self, folder):
        self._data, self._file = folder / "hub", folder / "address"
        self._process = None
        self.address = ""

    def __enter__(self):
        *_, told = self.run(
            ["init"],
            ["school", "add", self.school, "--name", self.school.title(), "--area", "NE"],
            [
                *("person", "add", self.adviser, "--name", self.adviser.title()),
                *("--role", "adviser", "--school", self.school),
            ],
            ["enrol", self.adviser],
        )
        self.code = told["code"]
        self._start()
        return self

    def __exit__(self, *_):
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(PATIENCE)

    def run(self, *commands):
        """What each command tells."""
        whole = [[*words, "--data", str(self._data), "--json"] for words in commands]
        told = subprocess.run(
            [sys.executable, "-c", _COMMANDS, json.dumps(whole)],
            check=True,
            capture_output=True,
            timeout=60,
        )
        return [json.loads(line) for line in told.stdout.splitlines()]

    def records(self):
        """Every record of the school, as the hub writes them out."""
        file = self._data / "out.jsonl"
        self.run(["export", "--school", self.school, "-o", str(file)])
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]

    def _start(self):
        words = ["serve", "--port", "0", "--address-file", str(self._file)]
        self._process = subprocess.Popen(
            [sys.executable, "-c", _SERVE, *words, "--data", str(self._data)],
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        pause = threading.Event()
        for _ in range(PATIENCE * 50):
            if self._file.exists():
                self.address = self._file.read_text(encoding="utf-8").strip()
                return
            pause.wait(0.02)
        raise AssertionError("the hub did not start")


class ServedDesk:
    """A laptop that has joined such a hub, and reaches it by whatever `way` it is given."""

    def __init__(self, folder, hub):
        line = connect(hub.address)
        self.account = enrol(line, hub.code, "")
        line.close()
        self.school = hub.school
        self.db = open_database(folder / f"{new_id()}.db", new_key(), create=True)
        self.engine = Engine(self.db)
        self.go_by(hub.address)

    def go_by(self, way):
        """Reach the hub by another address from now on."""
        self.engine.close()
        accounts.save(self.db, self.account.but(hub=way))

    def close(self):
        self.engine.close()
        self.db.close()

    def write(self, many, stamp, words="talk"):
        """A student and so many interviews; their ids."""
        student = self._record("student", legal_forename="Zoë", legal_surname="Reed")
        talks = [
            self._record("interview", student.id, cycle=3, summary=f"{words} {number}")
            for number in range(many)
        ]
        with writing(self.db):
            records.add(self.db, [student, *talks], Stamp("marged", stamp))
        return [record.id for record in (student, *talks)]

    def _record(self, kind, student=None, **body):
        return Record.model_validate(
            {
                "kind": kind,
                "id": new_id(),
                "school": self.school,
                "student": student,
                "body": body,
            }
        )
