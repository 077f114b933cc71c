"""Turning a step of the interview desk, with an answer given before and the new page painted.

    QT_QPA_PLATFORM=offscreen .venv/bin/python bench/turning.py

Each student has six earlier talks. Pages are first made ready piece by piece, as the desk does it
while nobody types; each turn is then timed from the key to the painted page.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from filled import NOW, STUDENTS, TODAY, filled_desk
from pydantic import JsonValue
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from onedesk.desk import Desk
from ui import theme
from ui.interview.desk import InterviewDesk
from ui.jobs import Jobs
from ui.theme import Theme

TURNS, OPENED = 300, 100
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
    into the ready desk, and a step turned: the median, 99 of 100, and the slowest.
    """

    build: float
    longest_piece: float
    open: float
    open_p99: float
    slowest_open: float
    turn: float
    turn_p99: float
    slowest_turn: float

    def text(self) -> str:
        kept = self.turn <= FRAME_MS and self.turn_p99 <= LATEST_MS
        return (
            f"a step turned and painted: {self.turn:.1f} ms, 99 of 100 within {self.turn_p99:.1f} "
            f"(budget {FRAME_MS} and {LATEST_MS:.0f}: {'kept' if kept else 'MISSED'}), "
            f"the slowest {self.slowest_turn:.1f}\n"
            f"an interview opened and painted: {self.open:.1f} ms, 99 of 100 within "
            f"{self.open_p99:.1f}, the slowest {self.slowest_open:.1f}\n"
            f"the bare desk built: {self.build:.1f} ms, the longest piece of the rest: "
            f"{self.longest_piece:.1f} ms"
        )


def begun(desk: Desk) -> list[str]:
    """The talks that `OPENED` students are in, none of them of the first school."""
    return [desk.begin(f"s{1 + at // STUDENTS}-{at % STUDENTS}", TODAY) for at in range(OPENED)]


def turning_times(desk: Desk, interviews: Sequence[str]) -> Turning:
    """Measure on interviews that have begun; in a process that shows no other window."""
    app = QApplication.instance() or QApplication([])
    if isinstance(app, QApplication):
        theme.install(app, Theme.load())
    jobs = Jobs()
    try:
        return _measured(desk, interviews, jobs)
    finally:
        jobs.stop()


def _measured(desk: Desk, interviews: Sequence[str], jobs: Jobs) -> Turning:
    start = time.perf_counter()
    screen = InterviewDesk(desk, jobs, lambda: NOW)
    build = _since(start)
    screen.resize(*SIZE)
    screen.show()
    pieces = list(_pieces(screen, jobs))
    opened = sorted(_open(screen, jobs, interview) for interview in interviews)
    pieces += _pieces(screen, jobs)
    steps = zip(cycle(_WAY), cycle(_ANSWERS), strict=False)
    turns = sorted(_turn(screen, jobs, at, answer) for at, answer in islice(steps, TURNS))
    screen.hide()
    _settle(jobs)
    screen.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return Turning(build, max(pieces), *_spread(opened), *_spread(turns))


def _spread(spent: Sequence[float]) -> tuple[float, float, float]:
    """The median, 99 of 100, and the last of sorted times."""
    return statistics.median(spent), spent[int(len(spent) * 0.99) - 1], spent[-1]


def _pieces(screen: InterviewDesk, jobs: Jobs) -> Iterator[float]:
    """How long each piece of making the pages ready takes."""
    more = True
    while more:
        start = time.perf_counter()
        more = screen.prepare_next()
        yield _since(start)
        _settle(jobs)


def _open(screen: InterviewDesk, jobs: Jobs, interview: str) -> float:
    start = time.perf_counter()
    screen.open(interview)
    jobs.drain()
    QCoreApplication.processEvents()
    spent = _since(start)
    _settle(jobs)
    return spent


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
        return turning_times(desk, begun(desk))


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(measured().text())
