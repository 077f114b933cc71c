"""The desk behind the lock screen: how soon Today is there, and how soon a student is.

    QT_QPA_PLATFORM=offscreen .venv/bin/python bench/windows.py HOME

HOME holds what `filled_desk` made. Everything behind the lock screen is loaded before the clock
starts, as it is while an adviser types a passphrase; Argon2id, slow on purpose, is told apart.
Prints `Windows` as JSON.
"""

import json
import statistics
import sys
import time
from itertools import product
from pathlib import Path
from typing import NamedTuple

from filled import NOW, PASSPHRASE, STUDENTS
from PySide6.QtWidgets import QApplication

from onedesk.desk import Laptop
from ui import theme
from ui.app import App
from ui.page import Place
from ui.today.page import TodayPage
from ui.workplace import Workplace

OPENED = 120
OPENING = 20
"""Rounds of jobs in which a desk opens, or never."""


class Windows(NamedTuple):
    """Milliseconds: the passphrase tried, Today painted after that; a student opened and painted,
    the median and 99 of 100.
    """

    passphrase: float
    today: float
    student: float
    student_p99: float


def measured(home: Path) -> Windows:
    """Unlock the desk in `home` and open students; in a process that shows no other window."""
    QApplication.instance() or theme.application([])
    start = time.perf_counter()
    key = Laptop(home).unlock(PASSPHRASE)
    passphrase = _since(start)
    app = App(home, clock=lambda: NOW)
    app.start()
    _settle(app)
    start = time.perf_counter()
    app._open(key)  # noqa: SLF001  # what the lock screen does when a passphrase was right
    work = _workplace(app)
    today = _since(start)
    _settle(app)
    while work.shell.prepare_next():  # as it is done while nobody touches a key
        pass
    among = tuple(f"s{school}-{one}" for school, one in product(range(4), range(STUDENTS)))[:OPENED]
    opened = sorted(_student(app, work, Place("student", one, among)) for one in among)
    app.stop()
    return Windows(passphrase, today, statistics.median(opened), opened[int(len(opened) * 0.99)])


def _workplace(app: App) -> Workplace:
    """The desk once Today has its rows and is painted; ends the bench where the file refuses."""
    refused: list[str] = []
    app.jobs.refused.connect(refused.append)
    for _ in range(OPENING):
        app.jobs.drain()
        if app.place is not None or refused:
            break
    if app.place is None:
        raise SystemExit(f"The desk did not open. {' '.join(refused)}".strip())
    work = app.window.findChild(Workplace)
    assert isinstance(work, Workplace)
    app.jobs.drain()
    page = work.shell.page
    assert isinstance(page, TodayPage)
    assert page.parts.list.days.rowCount()
    QApplication.processEvents()
    app.window.grab()
    return work


def _student(app: App, work: Workplace, place: Place) -> float:
    """Open a student from a list, as Enter does, and wait until the page is painted."""
    start = time.perf_counter()
    work.shell.go(place)
    app.jobs.drain()
    QApplication.processEvents()
    spent = _since(start)
    _settle(app)
    return spent


def _settle(app: App) -> None:
    """Let everything that was asked for arrive."""
    for _ in range(3):
        app.jobs.drain()
        QApplication.processEvents()


def _since(start: float) -> float:
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]))._asdict()))
