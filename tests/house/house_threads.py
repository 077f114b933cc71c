"""No test leaves a thread or a process running."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

GRACE = 10.0
"""Seconds that a thread may take to end after its test."""


@pytest.fixture(autouse=True)
def no_stray_threads() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    until = time.monotonic() + GRACE
    # Python's stand-ins for foreign threads cannot be joined; those of Qt are looked at as QThread.
    new = [
        t for t in threading.enumerate() if t not in before and type(t).__name__ != "_DummyThread"
    ]
    for thread in new:
        thread.join(max(0.0, until - time.monotonic()))
    if alive := [thread.name for thread in new if thread.is_alive()]:
        pytest.fail(f"threads left running: {', '.join(alive)}", pytrace=False)


def children() -> dict[int, str]:
    """Processes that this one has started and that still run, by number; Linux alone tells."""
    found = {}
    for listing in Path("/proc/self/task").glob("*/children"):
        for number in _told(listing).split():
            process = Path("/proc", number)
            state = _told(process / "stat").rpartition(")")[2].split()[:1]
            if state not in ([], ["Z"]):  # one that has ended waits to be reaped
                found[int(number)] = _told(process / "cmdline").replace("\0", " ").strip()
    return found


def _told(path: Path) -> str:
    """What the system tells there; nothing of a thread or process that ended meanwhile."""
    try:
        return path.read_text(errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return ""


@pytest.fixture(autouse=True)
def no_stray_processes() -> Iterator[None]:
    before = children()
    yield
    if left := [words for number, words in children().items() if number not in before]:
        pytest.fail(f"processes left running: {'; '.join(left)}", pytrace=False)
