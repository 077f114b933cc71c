"""A real hub under granian that can be killed, and is there again in a moment.

Django takes seconds to load. Here one process loads it once; every command and every hub is forked
from that one, so that a hub can be killed as often as a test likes.
"""

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

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
        self._nest = subprocess.Popen(
            [sys.executable, __file__, str(self.data)],
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


def nest(data):
    """Load the hub, then do as each line of standard input says; no hub outlives the last."""
    last = 0
    from hub.folder import make  # noqa: PLC0415  # only in the process that is started

    make(data)
    os.environ["ONEDESK_HUB_DATA"] = str(data)
    import hub.wsgi  # noqa: PLC0415
    from hub.command import main  # noqa: PLC0415

    assert hub.wsgi.application
    import hub.console.serving  # noqa: PLC0415
    import hub.urls  # noqa: PLC0415

    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    try:
        for line in sys.stdin:
            done = _done(main, json.loads(line))
            sys.stdout.write(json.dumps(done) + "\n")
            sys.stdout.flush()
            last = done.get("pid", last)
    finally:
        if last:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(last, signal.SIGKILL)


def _done(main, asked):
    if "ended" in asked:
        return {"ended": os.waitpid(asked["ended"], os.WNOHANG)[0] != 0}
    if asked.get("stay"):
        return {"pid": _forked(lambda: _serve(main, asked["words"]))}
    reading, writing = os.pipe()
    pid = _forked(lambda: _tell(main, asked["words"], writing))
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as said:
        out = said.read()
    return {"code": os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), "out": out}


def _forked(job):
    pid = os.fork()
    if pid:
        return pid
    code = 70
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        code = job()
    finally:
        os._exit(code)


def _serve(main, words):
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return main(words)


def _tell(main, words, writing):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = main(words)
    with os.fdopen(writing, "w", encoding="utf-8") as told:
        told.write(out.getvalue())
    return code


if __name__ == "__main__":
    nest(Path(sys.argv[1]))
