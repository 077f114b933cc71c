"""A process that serves: started, waited for until it answers, and ended."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event

PATIENCE = 60
"""Seconds to start or to stop."""

SHOWN = 3000
_LOOK_EVERY = 0.05


class Server:
    """A process that is ready once it prints a line, or once it answers at `port` if that is given.

    `said` is the line. Raises `SystemExit` with its log when it ends instead.
    """

    def __init__(
        self, command: Sequence[str], log: Path, env: Mapping[str, str], port: int = 0
    ) -> None:
        said = subprocess.DEVNULL if port else subprocess.PIPE
        with log.open("ab") as errors:
            self._process = subprocess.Popen(
                command, stdout=said, stderr=errors, text=True, env={**os.environ, **env}
            )
        self.pid = self._process.pid
        self.said = self._process.stdout.readline() if self._process.stdout else ""
        if not (self._answers(port) if port else self.said):
            self.stop()
            raise SystemExit(f"{' '.join(command[:4])} did not start:\n{log.read_text()}")

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()

    def _answers(self, port: int) -> bool:
        for _ in range(round(PATIENCE / _LOOK_EVERY)):
            if self._process.poll() is not None:
                return False
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
            except OSError:
                Event().wait(_LOOK_EVERY)
            else:
                return True
        return False


@contextmanager
def served(
    command: Sequence[str], log: Path, env: Mapping[str, str], port: int = 0
) -> Iterator[Server]:
    """The same, ended with the block; when that breaks off, the end of the log is shown."""
    server = Server(command, log, env, port)
    try:
        yield server
    except BaseException:
        sys.stderr.write(log.read_text(errors="replace")[-SHOWN:])
        raise
    finally:
        server.stop()
