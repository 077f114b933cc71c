"""Killed amid typing: a process is ended hard, started again, and what was lost is measured."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

AT_RISK_SECONDS = 1.0
"""The first promise: at any instant at most this much typing is at risk."""


@dataclass(frozen=True)
class Killed:
    """What was typed, what was there afterwards, and how much younger the lost letters were.

    `lost_seconds` is the age of the oldest lost letter when the process was killed; 0 when none
    was lost. `kept` says whether the promise held.
    """

    typed: int
    found: int
    lost_seconds: float

    @property
    def kept(self) -> bool:
        return self.typed > 0 and self.lost_seconds <= AT_RISK_SECONDS

    @property
    def say(self) -> str:
        return (
            f"Killed amid typing: {self.typed} letters typed, {self.found} there afterwards; "
            f"the oldest lost letter was {self.lost_seconds:.2f} s old."
        )


def kill_during_interview(home: Path, interview: str, picture: Path, seed: int) -> Killed:
    """Type into an interview in a process of its own and kill it at a moment drawn from `seed`."""
    letters = random.Random(seed).randint(25, 140)  # noqa: S311  # a moment, not a secret
    said = _typed_until_killed(home, interview, letters)
    found = _found_afterwards(home, interview, picture)
    killed_at = said[-1]["killed"]
    stamps = [(line["at"], line["text"]) for line in said if "text" in line]
    before = next((line["text"] for line in said if "text" in line), "")[:-1]
    typed = stamps[-1][1] if stamps else before
    lost = [at for at, text in stamps if not found.startswith(text)]
    return Killed(
        typed=len(typed) - len(before),
        found=len(found) - len(before),
        lost_seconds=round(killed_at - min(lost), 3) if lost else 0.0,
    )


def _typed_until_killed(home: Path, interview: str, letters: int) -> list[dict[str, Any]]:
    """Everything the typist said, and last the moment of the kill."""
    said: list[dict[str, Any]] = []
    with _started(home, interview, "type") as typist:
        for line in typist.stdout or ():
            said.append(json.loads(line))
            if len(said) > letters:
                break
        killed = time.monotonic()
        os.kill(typist.pid, signal.SIGKILL)
        rest, _ = typist.communicate()
    said += [json.loads(line) for line in rest.splitlines() if line.endswith("}")]
    return [*said, {"killed": killed}]


def _found_afterwards(home: Path, interview: str, picture: Path) -> str:
    """The text in the field after a fresh start of the real windows."""
    with _started(home, interview, "look", str(picture)) as again:
        told, _ = again.communicate()
    return str(json.loads(told.splitlines()[-1])["text"])


@contextmanager
def _started(home: Path, interview: str, *words: str) -> Iterator["subprocess.Popen[str]"]:
    """A typist's process; it does not outlive the block."""
    code = "from ui.rehearsal.typist import main; main()"
    command = [sys.executable, "-c", code, str(home), interview, *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()
