"""A real hub under granian that can be killed as often as a test likes: it is forked anew."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import psycopg

from hub import folder as folders
from sync.wire import record_sum

NEST = Path(__file__).with_name("hub_nest.py")
PATIENCE = 30
LOOK_EVERY = 0.005
TRIES = 50
"""A port is free again only when the last thread of a killed hub has gone."""


class KillableHub:
    """The hub's own command, in a folder of its own; `beside` another, it serves the same hub."""

    def __init__(self, folder, beside=None):
        self.data = folder / "hub"
        self._file = folder / ("beside" if beside else "address")
        self._port = "0"
        self._pid = 0
        self._beside = beside
        self._nest = beside._nest if beside else self._new_nest()

    def _new_nest(self):
        folders.make(self.data)
        return subprocess.Popen(
            [sys.executable, str(NEST)],
            env={**os.environ, "ONEDESK_HUB_DATA": str(self.data)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def _ask(self, **asked):
        self._nest.stdin.write(json.dumps(asked) + "\n")
        self._nest.stdin.flush()
        line = self._nest.stdout.readline()
        assert line, "the process that loads the hub has ended"
        return json.loads(line)

    def run(self, *words):
        """What a command tells."""
        done = self._ask(words=[*words, "--json"])
        assert done["code"] == 0, done
        return json.loads(done["out"]) if done["out"].strip().startswith("{") else done["out"]

    def ask(self, words, *values):
        """Rows of the hub's own database, read beside the hub."""
        address = os.environ.get("DATABASE_URL")
        if address:
            with psycopg.connect(address) as database:
                return database.execute(words, values).fetchall()
        database = sqlite3.connect(self.data / "hub.sqlite3")
        try:
            return database.execute(words.replace("%s", "?"), values).fetchall()
        finally:
            database.close()

    def rows(self, school):
        """Id, version and hash of what it has of a school; it has counted right, and all once."""
        rows = self.ask(
            "SELECT id, version, hash FROM exchange_record WHERE school_id = %s AND NOT deleted",
            school,
        )
        counted = self.ask("SELECT live, total FROM exchange_scope WHERE school_id = %s", school)
        sums = record_sum(rows)
        assert [(live, int(total)) for live, total in counted] == [(sums.count, sums.total)]
        began = self.ask(
            "SELECT record FROM exchange_history WHERE what = 'created' AND record IN"
            " (SELECT id FROM exchange_record WHERE school_id = %s)",
            school,
        )
        assert sorted(key for (key,) in began) == sorted(row[0] for row in rows)
        return set(rows)

    def start(self, workers=1):
        """The address at which it answers: the same one each time."""
        for _ in range(TRIES):
            self._file.unlink(missing_ok=True)
            words = ["serve", "--port", self._port, "--address-file", str(self._file)]
            words += ["--workers", str(workers)]
            self._pid = self._ask(words=words, stay=True)["pid"]
            if self._is_up():
                address = self._file.read_text(encoding="utf-8").strip()
                self._port = address.rpartition(":")[2]
                return address
        raise AssertionError("the hub did not start")

    def _is_up(self):
        pause = threading.Event()
        for _ in range(int(PATIENCE / LOOK_EVERY)):
            if self._file.exists():
                return True
            if self._ask(ended=self._pid)["ended"]:
                return False
            pause.wait(LOOK_EVERY)
        return False

    def kill(self):
        """No warning, no last word: `kill -9` for all of its processes."""
        pid, self._pid = self._pid, 0
        if pid:
            os.killpg(pid, signal.SIGKILL)

    def close(self):
        self.kill()
        if self._beside:
            return
        self._nest.stdin.close()
        self._nest.wait(PATIENCE)
        self._nest.stdout.close()
