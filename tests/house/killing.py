"""An adviser's process killed at random moments of an interview, and what the file has afterwards.

    python tests/house/killing.py KILLS [--seed N] [--full-disk]

Each kill forks a process with the real windows, which opens the interview and presses keys:
answers, ratings, words, notes, actions, undo. It says when each value changed; SIGKILL comes at a
moment drawn from the seed; then the file is opened and compared, value by value.

Prints one JSON object.
"""

import argparse
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import Any

import thornlaw
from interviewing import NoPrinter
from PySide6.QtWidgets import QApplication
from thornlaw_people import ACCOUNT, TODAY

from onedesk.desk import Desk, Laptop
from onedesk.domain.fields import flat
from onedesk.store import reserve
from ui import theme
from ui.interview.desk import InterviewDesk
from ui.jobs import Jobs
from ui.look import Look
from ui.opened import Inside
from ui.page import Place
from ui.rehearsal.hands import Hands
from ui.theme import Theme
from ui.window import Window

AT_RISK_SECONDS = 1.0
LEAST, MOST = 0.05, 2.5
"""Seconds from the first key to the kill."""

SMALL = 32 * 1024 * 1024
"""Bytes of the small disk: the file, the reserve, and room that is filled."""

WORDS = "I like fixing things and my uncle showed me how a lamp is wired so I want to know more "


@dataclass
class Told:
    """What the killed process said: each value of each key, and when it was typed."""

    values: dict[str, list[tuple[float, Any]]] = field(default_factory=dict)
    changes: int = 0

    def add(self, at: float, values: dict[str, Any]) -> None:
        for key, value in values.items():
            self.values.setdefault(key, []).append((at, value))
            self.changes += at > 0

    def lost(self, key: str, stored: object, killed: float) -> float | None:
        """Seconds by which the stored value of a key is behind; `None` if it was never typed."""
        said = self.values[key]
        at = max((n for n, (_, value) in enumerate(said) if value == stored), default=None)
        if at is None:
            return None
        return killed - said[at + 1][0] if at + 1 < len(said) else 0.0


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("kills", type=int)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--full-disk", action="store_true", help="on a small disk without room")
    asked.add_argument("--folder", type=Path, help="that disk; made when it is not given")
    args = asked.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if args.full_disk and args.folder is None:
        sys.exit(on_a_small_disk(sys.argv))
    with tempfile.TemporaryDirectory() as folder:
        school = School(args.folder or Path(folder))
        if args.full_disk:
            reserve.PLENTY = 2 * reserve.SIZE
            if not school.laptop.hold_reserve():
                sys.exit("the small disk has no room for the reserve")
            fill(args.folder)
        lost = [
            seconds for number in range(args.kills) for seconds in school.kill(args.seed, number)
        ]
    told = {
        "kills": args.kills,
        "changes": school.changes,
        "lost_seconds": round(max(lost, default=0.0), 3),
        "half_lose_at_most": round(statistics.median(lost), 3) if lost else 0.0,
        "wrong": school.wrong,
        "say": f"{args.kills} kills amid {school.changes:,} changes"
        f"{' on a full disk' if args.full_disk else ''}: "
        f"the oldest lost keystroke was {max(lost, default=0.0):.2f} s old.",
    }
    sys.stdout.write(f"{json.dumps(told)}\n")
    sys.exit(int(bool(school.wrong)))


def on_a_small_disk(words: list[str]) -> int:
    """Run the same command where a disk of a few megabytes is mounted for it alone."""
    with tempfile.TemporaryDirectory() as folder:
        mount = f'mount -t tmpfs -o size={SMALL} none {folder} && exec "$@"'
        alone = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-Urm"]
        again = [sys.executable, *words, "--folder", folder]
        return subprocess.run([*alone, "sh", "-c", mount, "sh", *again], check=False).returncode


def fill(folder: Path) -> None:
    """Leave no room on the disk of a folder."""
    with (folder / "films").open("wb", buffering=0) as films:
        try:
            while films.write(bytes(4096)):
                pass
        except OSError:
            return


class School:
    """A laptop with the school of the mock-ups, and what its file said after the last kill."""

    def __init__(self, home: Path) -> None:
        self.home, self.laptop = home, Laptop(home, lambda: None)
        self.key = self.laptop.set_up(ACCOUNT, "lantern pebble quarter biscuit", "CODE")
        database = self.laptop.open(self.key)
        desk = thornlaw.school_day(database, thornlaw.MovingClock())
        self.due = [desk.begin(student, TODAY) for student in ("zoe", "kubra", "tomos")]
        database.close()
        self.before: dict[str, dict[str, Any]] = {one: self.stored(one) for one in self.due}
        self.changes = 0
        self.wrong: list[str] = []

    def kill(self, seed: int, number: int) -> Iterator[float]:
        """Kill once; gives by how many seconds each changed value is behind."""
        moment = random.Random(f"{seed}-{number}")
        interview = self.due[number % len(self.due)]
        told, killed = typed_until_killed(self, interview, moment)
        self.changes += told.changes
        after = self.stored(interview)
        planned = any(key.startswith(("action.", "gone.", "carry.")) for key in told.values)
        for key, value in self.before[interview].items():
            same = after.get(key) == value or key in told.values
            if not same and not (key.startswith("action") and planned):
                self.wrong.append(f"kill {number}: {key} was {value!r}, is {after.get(key)!r}")
        for key in told.values:
            behind = self.behind(told, key, after, killed)
            if behind is None or behind > AT_RISK_SECONDS:
                said = told.values[key][-3:]
                self.wrong.append(f"kill {number}: {key} is {after.get(key)!r} after {said!r}")
            yield behind or 0.0
        self.before[interview] = after

    def behind(self, told: Told, key: str, after: dict[str, Any], killed: float) -> float | None:
        """Seconds that one value lost; actions are compared by their words, as ids change."""
        if not key.startswith(("action.", "gone.", "carry.")):
            return told.lost(key, after.get(key), killed)
        if not key.endswith(".what"):
            return 0.0
        if told.values.get(f"gone.{key.split('.')[1]}", [(0.0, None)])[-1][1]:
            return 0.0
        found = [told.lost(key, words, killed) for words in (*after["actions"], None, "")]
        return min((one for one in found if one is not None), default=None)

    def stored(self, interview: str) -> dict[str, Any]:
        """Every value of an interview in the file, by the keys of the interview desk."""
        database = self.laptop.open(self.key)
        try:
            file = Desk(database).interview(interview)
        finally:
            database.close()
        return {
            **flat(file.interview.body),
            **{f"outcome.{one.id}": one.body.outcome for one in file.to_review},
            "note": file.note.body.text if file.note else "",
            **{f"action.{one.id}.what": one.body.what for one in file.actions},
            "actions": [one.body.what for one in file.actions],
        }


def typed_until_killed(school: School, interview: str, moment: random.Random) -> tuple[Told, float]:
    """Fork, let the child type, kill it; gives what it said and when it was killed."""
    ends = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ends[0])
        typist(school, interview, moment, os.fdopen(ends[1], "w", buffering=1))
    os.close(ends[1])
    told, delay = Told(), moment.uniform(LEAST, MOST)
    with os.fdopen(ends[0]) as lines:
        first = lines.readline()
        assert first, "the typist did not open the interview"
        due = time.monotonic() + delay
        while (left := due - time.monotonic()) > 0:
            Event().wait(left)
        killed = time.monotonic()
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        for line in [first, *lines]:
            if line.endswith("\n"):
                said = json.loads(line)
                told.add(said["at"], said["values"])
    return told, killed


def typist(school: School, interview: str, moment: random.Random, out: Any) -> None:
    """The process that is killed: the real windows, and hands that never rest for long."""
    app = QApplication(["onedesk"])
    theme.install(app, Theme.load())
    jobs, window = Jobs(), Window(Look(app))
    inside = Inside(school.home, jobs, thornlaw.MovingClock(), NoPrinter())
    found: list[Any] = []
    inside.open(school.key, found.append)
    hands = Hands(window)
    hands.until(lambda: found, "the file")
    found[0].workplace(window.look, Place("interview", interview)).move_into(window)
    window.show()
    window.activateWindow()
    hands.until(lambda: _open(window), "the interview")
    model = window.findChild(InterviewDesk).model

    def say(keys: frozenset[str], at: float | None = None) -> None:
        values = model.state.before(dict.fromkeys(keys))
        moment_of = time.monotonic() if at is None else at
        out.write(f"{json.dumps({'at': moment_of, 'values': values})}\n")

    out.write(f"{json.dumps({'at': 0.0, 'values': {}})}\n")
    said: set[str] = set()

    def first_seen(keys: frozenset[str]) -> None:
        new = {key: school.before[interview].get(key) for key in keys if key not in said}
        said.update(keys)
        if new:
            out.write(f"{json.dumps({'at': 0.0, 'values': new})}\n")
        say(keys)

    model.changed.connect(first_seen)
    play(hands, moment)


def _open(window: Window) -> bool:
    found = window.findChild(InterviewDesk)
    return found is not None and bool(found.interview_id)


def play(hands: Hands, moment: random.Random) -> None:
    """Press keys as an adviser might, in any order, until the end."""
    while True:
        hands.press("Esc")
        match moment.randrange(6):
            case 0:
                hands.press("Ctrl+3")
                for _ in range(moment.randrange(2, 9)):
                    hands.press(moment.choice("12345123450="))
                    hands.rest(moment.uniform(0.01, 0.1))
            case 1:
                hands.press("Ctrl+N")
                write(hands, moment)
                hands.press("Esc")
            case 2:
                hands.press("Ctrl+4", "Insert")
                write(hands, moment)
            case 3:
                hands.press("Ctrl+1", "Tab")
                write(hands, moment)
            case 4:
                hands.press("Ctrl+2")
                hands.press(moment.choice("123456"))
                hands.rest(moment.uniform(0.01, 0.1))
            case 5:
                for _ in range(moment.randrange(1, 3)):
                    hands.press(moment.choice(("Ctrl+Z", "Ctrl+Z", "Ctrl+Y")))
                    hands.rest(moment.uniform(0.01, 0.2))


def write(hands: Hands, moment: random.Random) -> None:
    start = moment.randrange(len(WORDS) - 30)
    for letter in WORDS[start : start + moment.randrange(5, 30)]:
        hands.type(letter)
        hands.rest(moment.uniform(0.005, 0.06))


if __name__ == "__main__":
    main()
