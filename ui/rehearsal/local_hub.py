"""A hub of this computer's own, filled with a fictional programme, in a process beside ours."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from onedesk.domain.errors import OneDeskError

PASSPHRASE = "rehearsal lantern pebble"
"""Opens every account of the fictional programme; it guards nobody real."""

STOP_SECONDS = 60


class LocalHub:
    """Served while the `with` block lasts; what it kept is there the next time.

    The hub never outlives this process: it serves until its standard input ends, which this
    process holds and nobody else.
    """

    def __init__(self, folder: Path, seed: int, today: date) -> None:
        self._folder = folder
        self._seed, self._today = seed, today
        self._process: subprocess.Popen[str] | None = None
        self.address = ""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        reason: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Fill the hub if it is new, and serve it on a free port; gives back once it answers."""
        if not self._folder.exists():
            self._fill()
        self._process = subprocess.Popen(
            [*self._program(), "serve", "--port", "0", "--until-input-ends"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=self._environment(),
            text=True,
        )
        line = self._process.stdout.readline() if self._process.stdout else ""
        self.address = next((word for word in line.split() if word.startswith("http")), "")
        if not self.address:
            self.stop()
            raise OneDeskError("The rehearsal's own hub did not start.")

    def _fill(self) -> None:
        """Make it beside its place and move it there whole: a half made one never counts."""
        part = self._folder.with_name(f"{self._folder.name}.part")
        shutil.rmtree(part, ignore_errors=True)
        made = LocalHub(part, self._seed, self._today)
        made.command("init", "--service", "Opportunity Rehearsal", "--passphrase", PASSPHRASE)
        made.command(
            "rehearsal",
            *("--seed", str(self._seed)),
            *("--today", self._today.isoformat()),
            *("--passphrase", PASSPHRASE),
        )
        part.rename(self._folder)

    def stop(self) -> None:
        """End the hub as the end of this process would: by letting go of its standard input."""
        if self._process is not None:
            try:
                self._process.communicate(timeout=STOP_SECONDS)
            finally:
                self._process.kill()
                self._process = None

    def command(self, *words: str) -> dict[str, Any]:
        """Run an `onedesk-hub` command on this hub's folder; gives what it told as JSON.

        Raises `OneDeskError` with the command's own sentence when it was refused.
        """
        done = subprocess.run(
            [*self._program(), *words, "--json"],
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise OneDeskError(done.stderr.strip() or f"onedesk-hub {words[0]} stopped.")
        told: dict[str, Any] = json.loads(done.stdout or "{}")
        return told

    def _program(self) -> list[str]:
        return [sys.executable, "-P", "-c", "import sys, hub.command; sys.exit(hub.command.main())"]

    def _environment(self) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        return {**kept, "ONEDESK_HUB_DATA": str(self._folder.absolute())}
