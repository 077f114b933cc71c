"""Typing beside the live preview: how soon the page is right again, and what a key costs meanwhile.

    QT_QPA_PLATFORM=offscreen .venv/bin/python bench/preview.py

A burst of letters at a quick typist's pace (100 words a minute, 120 ms a key) goes into an action;
`redraw` is the time from the last letter to the page with that letter painted, `key` what a letter
holds the window up for, painting included, while pages are being set, `alone` the same letter with
the preview switched off.
"""

import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from filled import NOW, TODAY, filled_desk
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from onedesk.desk import Desk
from ui import theme
from ui.interview.desk import InterviewDesk
from ui.jobs import Jobs
from ui.theme import Theme

PACE_MS, REST_MS = 120, 400
PATIENCE_MS = 5_000
BURSTS = 10
BURST = "Ask about grades"
BUDGET_MS = 200


class Typing(NamedTuple):
    """Milliseconds: the median and the longest of each."""

    redraw: float
    redraw_longest: float
    key: float
    key_longest: float
    alone: float
    alone_longest: float

    def text(self) -> str:
        kept = "kept" if self.redraw_longest <= BUDGET_MS else "MISSED"
        return (
            f"redraw after the last key: {self.redraw:.0f} ms, longest {self.redraw_longest:.0f} "
            f"(budget {BUDGET_MS}: {kept})\n"
            f"a key while pages are set: {self.key:.1f} ms, longest {self.key_longest:.1f}; "
            f"without the preview {self.alone:.1f} ms, longest {self.alone_longest:.1f} "
            f"(ratio {self.key / self.alone:.2f})"
        )


def measure(desk: Desk, interview: str) -> Typing:
    """Type into the interview's action plan; needs a `QApplication`."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.install(app, Theme.load())
    jobs = Jobs()
    screen = InterviewDesk(desk, jobs, lambda: NOW)
    screen.resize(1366, 690)
    screen.show()
    screen.open(interview)
    jobs.drain()
    screen.go(3)
    screen.plan.cards.new()
    _work(500)
    keys: list[float] = []
    redraws = [_burst(screen, f"{BURST} {number}", keys) for number in range(BURSTS)]
    screen.plan.paper.refresh = lambda **_kw: None  # type: ignore[method-assign]  # switched off
    alone: list[float] = []
    for _ in range(BURSTS):
        _burst(screen, BURST, alone, wait=False)
    screen.close()
    jobs.stop()
    return Typing(
        statistics.median(redraws),
        max(redraws),
        statistics.median(keys),
        max(keys),
        statistics.median(alone),
        max(alone),
    )


def _burst(screen: InterviewDesk, words: str, keys: list[float], *, wait: bool = True) -> float:
    """Type the words; gives how long after the last key the page shows them, in milliseconds."""
    text = screen.plan.cards.all[-1].text
    text.clear()
    _work(REST_MS)
    began = 0.0
    for letter in words:
        _work(PACE_MS if began else 0)
        began = time.perf_counter()
        QTest.keyClicks(text, letter)
        QApplication.processEvents()
        keys.append((time.perf_counter() - began) * 1000)
    if wait:
        _until_shown(screen, words)
    screen.plan.paper.page.grab()
    return (time.perf_counter() - began) * 1000


def _until_shown(screen: InterviewDesk, words: str) -> None:
    """Let the window work until the page shows the words; it says itself when it has changed."""
    loop, side = QEventLoop(), screen.plan.paper

    def look(_paper: object) -> None:
        if _shows(screen, words):
            loop.quit()

    if not _shows(screen, words):
        link = side.shown.connect(look)
        QTimer.singleShot(PATIENCE_MS, loop.quit)
        loop.exec()
        side.shown.disconnect(link)


def _shows(screen: InterviewDesk, words: str) -> bool:
    page = screen.plan.paper.page
    return any(words in " ".join(page.text(at).split()) for at in range(page.pages))


def _work(milliseconds: int) -> None:
    """Let the window work for so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main() -> None:
    """Print what was measured."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        desk = filled_desk(Path(name) / "home")
        print(measure(desk, desk.begin("s0-5", TODAY)).text())
    app.quit()


if __name__ == "__main__":
    main()
