"""A hub in processes of its own, on SQLite or on PostgreSQL."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from exchange_server import served

HERE = Path(__file__).parent

_PROGRAM = (sys.executable, "-c", "import sys, hub.command; sys.exit(hub.command.main())")


class Hub:
    """A new hub in a folder; `database` is an address of PostgreSQL, or nothing for SQLite."""

    def __init__(self, folder: Path, database: str | None = None) -> None:
        self.folder = folder
        self._env = {"ONEDESK_HUB_DATA": str(folder), "DATABASE_URL": database or ""}
        self._told(*_PROGRAM, "init", "--passphrase", "four plain words here")

    def crowd(self, deed: str, about: Mapping[str, Any]) -> dict[str, Any]:
        """Fill the hub (`make`) or compare what it holds (`check`); see `exchange_crowd`."""
        file = self.folder.with_suffix(f".{deed}.json")
        file.write_text(json.dumps(about), encoding="utf-8")
        told: dict[str, Any] = json.loads(
            self._told(sys.executable, str(HERE / "exchange_crowd.py"), deed, str(file))
        )
        file.unlink()
        return told

    @contextmanager
    def serving(self, workers: int = 1) -> Iterator[tuple[int, int]]:
        """Serve with so many processes; gives the port and the process they belong to."""
        command = [*_PROGRAM, "serve", "--port", "0", "--workers", str(workers)]
        with served(command, self.folder.with_suffix(".log"), self._env) as server:
            address = next(word for word in server.said.split() if word.startswith("http"))
            yield int(address.rpartition(":")[2]), server.pid

    def _told(self, *command: str) -> str:
        env = {**os.environ, **self._env}
        done = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
        if done.returncode:
            raise SystemExit(done.stdout + done.stderr)
        return done.stdout
