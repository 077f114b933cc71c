"""What happened in a rehearsed day: each step, how long it took, what it left behind."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Step:
    """One step; `seconds` is its duration, `left` names the files it left in the folder."""

    name: str
    seconds: float = 0.0
    left: list[str] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)


class Journal:
    """Keeps `day.json` in the folder true after every step, also if the next one breaks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.steps: list[Step] = []
        folder.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def step(self, name: str) -> Iterator[Step]:
        """Time a step and write it down."""
        step = Step(name)
        self.steps.append(step)
        begun = time.perf_counter()
        try:
            yield step
        finally:
            step.seconds = round(time.perf_counter() - begun, 3)
            self._write()

    def keep(self, step: Step, name: str, content: bytes) -> Path:
        """Keep a picture or paper beside the journal."""
        path = self.folder / name
        path.write_bytes(content)
        step.left.append(name)
        return path

    def _write(self) -> None:
        told = {
            "seconds": round(sum(step.seconds for step in self.steps), 3),
            "steps": [vars(step) for step in self.steps],
        }
        text = json.dumps(told, ensure_ascii=False, indent=2)
        (self.folder / "day.json").write_text(f"{text}\n", encoding="utf-8")
