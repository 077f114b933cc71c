"""A real hub under granian that can be killed as often as a test likes: it is forked anew."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from hub import folder as folders

NEST = Path(__file__).with_name("hub_nest.py")
PATIENCE = 30
LOOK_EVERY = 0.005
TRIES = 50
"""A port is free again only when the last thread of a killed hub has gone."""


class KillableHub:
    """The hub's own command, in a folder of its own."""

    def __init__(self, folder):
        self.data = folder / "hub"
        self._file = folder / "address"
        self._port = "0"
        self._pid = 0
        folders.make(self.data)
        self._nest = subprocess.Popen(
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

    def start(self):
        """The address at which it answers: the same one each time."""
        for _ in range(TRIES):
            self._file.unlink(missing_ok=True)
            words = ["serve", "--port", self._port, "--address-file", str(self._file)]
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
        self._nest.stdin.close()
        self._nest.wait(PATIENCE)
        self._nest.stdout.close()
