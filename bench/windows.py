"""The desk behind the lock screen: how soon Today is there, and how soon a student is.

    QT_QPA_PLATFORM=offscreen .venv/bin/python bench/windows.py HOME

HOME holds what `filled_desk` made. Everything behind the lock screen is loaded before the clock
starts, as it is while an adviser types a passphrase; Argon2id, slow on purpose, is told apart.
Students are opened by keys: Enter in the list of all, then Right from one to the next. The window
hears them, and so makes nothing ready meanwhile. Prints `Windows` as JSON.
"""

import json
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from filled import NOW, PASSPHRASE
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from onedesk.desk import Laptop
from ui import theme
from ui.app import App
from ui.student.page import StudentPage
from ui.today.page import TodayPage
from ui.unlock.screen import UnlockScreen
from ui.workplace import Workplace

OPENED = 300
OPENING = 20
"""Rounds of jobs in which a desk opens, or never."""


class Windows(NamedTuple):
    """Milliseconds: the passphrase tried, Today painted after that; a student opened and painted,
    the median, 99 of 100, and the slowest.
    """

    passphrase: float
    today: float
    student: float
    student_p99: float
    slowest: float


def measured(home: Path) -> Windows:
    """Unlock the desk in `home` and open students; in a process that shows no other window."""
    QApplication.instance() or theme.application([])
    start = time.perf_counter()
    key = Laptop(home).unlock(PASSPHRASE)
    passphrase = _since(start)
    app = App(home, clock=lambda: NOW)
    app.start()
    _settle(app)
    lock = app.window.findChild(UnlockScreen)
    assert isinstance(lock, UnlockScreen)
    start = time.perf_counter()
    lock.unlocked.emit(key)  # as it does when a passphrase was right
    work = _workplace(app)
    today = _since(start)
    _settle(app)
    while work.shell.prepare_next():  # as it is done while nobody touches a key
        pass
    opened = sorted(_students(app, work))
    app.stop()
    p99 = opened[int(OPENED * 0.99) - 1]
    return Windows(passphrase, today, statistics.median(opened), p99, opened[-1])


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


def _students(app: App, work: Workplace) -> Iterator[float]:
    """Open one student after the other, and wait each time until the page is painted."""
    QTest.keyClick(app.window.windowHandle(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    _settle(app)
    for key in (Qt.Key.Key_Return, *[Qt.Key.Key_Right] * (OPENED - 1)):
        before = work.shell.place
        start = time.perf_counter()
        QTest.keyClick(app.window.windowHandle(), key)
        app.jobs.drain()
        QApplication.processEvents()
        yield _since(start)
        assert work.shell.place != before
        assert isinstance(work.shell.page, StudentPage)
        _settle(app)


def _settle(app: App) -> None:
    """Let everything that was asked for arrive."""
    for _ in range(3):
        app.jobs.drain()
        QApplication.processEvents()


def _since(start: float) -> float:
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]))._asdict()))
