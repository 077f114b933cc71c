"""Tests of windows wait until a thing is so, and leave no thread, timer or window behind."""

import gc
from collections.abc import Iterator

import pytest
from house import has_failed
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

GRACE_MS = 10_000
"""What the shared pool may take to finish after a test."""


PATIENCE_MS = 60_000
"""For what must happen: a busy machine is slow, and a test that waits in vain has failed anyway."""


LOOK_MS = 2
"""Between two looks at what is waited for: most of it is there within a few."""


class PatientBot(QtBot):
    """Waits as long as it takes, where no `timeout` says how long it may take, and no longer."""

    def wait(self, ms):
        super().wait(min(ms, LOOK_MS))

    def waitUntil(self, callback, *, timeout=PATIENCE_MS):
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout=PATIENCE_MS, **more):
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitSignals(self, signals, *, timeout=PATIENCE_MS, **more):
        return super().waitSignals(signals, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp, request) -> PatientBot:
    """The bot of pytest-qt, with patience."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def no_stray_qt(request) -> Iterator[None]:
    """Looks only where a test asks for Qt."""
    if "qapp" not in request.fixturenames:
        yield
        return
    known = Shiboken.getAllValidWrappers()  # kept, so that no id is given twice
    before = set(map(id, known))
    yield
    settle()
    if strays(before):
        gc.collect()
        settle()
    left = strays(before)
    if left and not has_failed(request):
        pytest.fail(f"left behind by Qt: {', '.join(left)}", pytrace=False)


def settle() -> None:
    """Let the shared pool finish, and what is marked for deletion go."""
    QThreadPool.globalInstance().waitForDone(GRACE_MS)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()


def strays(before: set[int]) -> list[str]:
    """What still runs, ticks or shows, each by its kind and name."""
    found = [
        f"{state} {named(thing)}"
        for thing in Shiboken.getAllValidWrappers()
        if id(thing) not in before and (state := liveliness(thing))
    ]
    if busy := QThreadPool.globalInstance().activeThreadCount():
        found.append(f"{busy} jobs of the shared pool")
    return found


def liveliness(thing: object) -> str:
    """How `thing` is still at work; nothing when it is at rest."""
    match thing:
        case QThread() if thing.isRunning() and not thing.isCurrentThread():
            return "running"
        case QTimer() if thing.isActive():
            return f"ticking every {thing.interval()} ms,"
        case QWidget() if thing.isWindow() and thing.isVisible():
            return "open"
    return ""


def named(thing: QObject) -> str:
    of = f" of {type(parent).__name__}" if (parent := thing.parent()) else ""
    return f"{type(thing).__name__} {thing.objectName()!r}{of}"
