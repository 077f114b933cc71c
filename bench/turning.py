"""Turning a step of the interview desk, with an answer given before and the new page painted.

    QT_QPA_PLATFORM=offscreen .venv/bin/python bench/turning.py

The student has six earlier talks. Pages are first made ready piece by piece, as the desk does it
while nobody types; each turn is then timed from the key to the painted page.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from filled import NOW, TODAY, filled_desk
from pydantic import JsonValue
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from onedesk.desk import Desk
from ui import theme
from ui.interview.desk import InterviewDesk
from ui.jobs import Jobs
from ui.theme import Theme

TURNS = 300
SIZE = (1366, 690)
FRAME_MS, LATEST_MS = 16.7, 50.0
_WAY = (0, 1, 2, 3, 4, 2, 0, 3, 1, 4)
_ANSWERS: tuple[tuple[str, JsonValue], ...] = (
    ("job", "Electrician"),
    ("provider", "Wearbank College"),
    ("ratings.FE", 3),
    ("job", "Joiner"),
    ("provider", None),
    ("ratings.FE", 4),
    ("certainty", 2),
)


class Turning(NamedTuple):
    """Milliseconds: the bare desk built; the longest piece of making it ready; an interview opened
    into the ready desk; a step turned, the median and 99 of 100.
    """

    build: float
    longest_piece: float
    open: float
    turn: float
    turn_p99: float

    def text(self) -> str:
        kept = self.turn <= FRAME_MS and self.turn_p99 <= LATEST_MS
        return (
            f"a step turned and painted: {self.turn:.1f} ms, 99 of 100 within {self.turn_p99:.1f} "
            f"(budget {FRAME_MS} and {LATEST_MS:.0f}: {'kept' if kept else 'MISSED'})\n"
            f"an interview opened and painted: {self.open:.1f} ms; the bare desk built: "
            f"{self.build:.1f} ms, the longest piece of the rest: {self.longest_piece:.1f} ms"
        )


def turning_times(desk: Desk, interview: str) -> Turning:
    """Measure on an interview that has begun; in a process that shows no other window."""
    app = QApplication.instance() or QApplication([])
    if isinstance(app, QApplication):
        theme.install(app, Theme.load())
    jobs = Jobs()
    try:
        return _measured(desk, interview, jobs)
    finally:
        jobs.stop()


def _measured(desk: Desk, interview: str, jobs: Jobs) -> Turning:
    start = time.perf_counter()
    screen = InterviewDesk(desk, jobs, lambda: NOW)
    build = _since(start)
    screen.resize(*SIZE)
    screen.show()
    pieces = list(_pieces(screen, jobs))
    start = time.perf_counter()
    screen.open(interview)
    jobs.drain()
    QCoreApplication.processEvents()
    opened = _since(start)
    pieces += _pieces(screen, jobs)
    steps = zip(cycle(_WAY), cycle(_ANSWERS), strict=False)
    turns = [_turn(screen, jobs, at, answer) for at, answer in islice(steps, TURNS)]
    screen.hide()
    _settle(jobs)
    screen.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    p99 = sorted(turns)[int(len(turns) * 0.99)]
    return Turning(build, max(pieces), opened, statistics.median(turns), p99)


def _pieces(screen: InterviewDesk, jobs: Jobs) -> Iterator[float]:
    """How long each piece of making the pages ready takes."""
    more = True
    while more:
        start = time.perf_counter()
        more = screen.prepare_next()
        yield _since(start)
        _settle(jobs)


def _turn(screen: InterviewDesk, jobs: Jobs, at: int, answer: tuple[str, JsonValue]) -> float:
    """Answer on the page that is shown, then turn to another; the turn alone counts."""
    screen.model.answer(*answer)
    _settle(jobs)
    start = time.perf_counter()
    screen.go(at)
    QCoreApplication.processEvents()
    spent = _since(start)
    _settle(jobs)
    return spent


def _settle(jobs: Jobs) -> None:
    jobs.drain()
    QCoreApplication.processEvents()


def _since(start: float) -> float:
    return (time.perf_counter() - start) * 1000


def measured() -> Turning:
    """The whole measurement, in a folder of its own."""
    with tempfile.TemporaryDirectory() as name:
        desk = filled_desk(Path(name) / "home")
        return turning_times(desk, desk.begin("s0-3", TODAY))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(measured().text())
