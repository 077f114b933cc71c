"""Where a rehearsed day is played: the program, the hands, the journal, a tray for the paper."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from onedesk.desk import Desk
from onedesk.domain.errors import OneDeskError
from onedesk.domain.round_report import RoundReport
from ui.app import App
from ui.paper.output import Chosen, Done
from ui.rehearsal.hands import Hands
from ui.rehearsal.journal import Journal, Step

T = TypeVar("T")


class Tray:
    """Takes the paper where a school has a printer: everything lands in the day's folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.printed: list[str] = []

    def printer(self) -> str:
        return "The tray of the rehearsal"

    def print_elsewhere(
        self, parent: QWidget, pdf: bytes, name: str, done: Done, copies: int = 1
    ) -> None:
        self.print_pdf(parent, pdf, name, done, copies)

    def print_pdf(
        self, _parent: QWidget, pdf: bytes, name: str, done: Done, _copies: int = 1
    ) -> None:
        path = self._folder / f"printed {name}.pdf"
        path.write_bytes(pdf)
        self.printed.append(path.name)
        done(True)

    def ask_path(self, _parent: QWidget, name: str, chosen: Chosen) -> None:
        path = self._folder / f"{name}.pdf"
        self.printed.append(path.name)
        chosen(path)

    def ask_open(self, _parent: QWidget, _title: str, _kinds: str, _chosen: Chosen) -> None:
        """Nothing is brought along to a rehearsal."""


class Stage:
    """One laptop with its window, seen by nobody, and what is left behind of it."""

    def __init__(self, folder: Path, journal: Journal) -> None:
        self.folder, self.journal = folder, journal
        self._rounds: list[RoundReport] = []
        self.tray = Tray(folder)
        self.app = App(folder / "laptop", output=self.tray)
        self.app.bridge.finished.connect(self._rounds.append)
        self.hands = Hands(self.app.window)
        self._pictures = 0
        self._broken: list[BaseException] = []
        sys.excepthook = self._note

    @contextmanager
    def step(self, name: str) -> Iterator[Step]:
        """A step of the journal, with a picture of the window as it ends."""
        pressed, papers = self.hands.keys_pressed, len(self.tray.printed)
        with self.journal.step(name) as step:
            yield step
            self.picture(step, name)
            self.check()
            step.facts["keys"] = self.hands.keys_pressed - pressed
            step.left += self.tray.printed[papers:]

    def picture(self, step: Step, name: str, content: bytes | None = None) -> None:
        """Keep a picture of the window, or the one given, under the next number."""
        self._pictures += 1
        shown = self.hands.picture() if content is None else content
        self.journal.keep(step, f"{self._pictures:02d} {name}.png", shown)

    def check(self) -> None:
        """Raise what broke inside the program: a rehearsal with a defect has not gone well."""
        if self._broken:
            raise self._broken[0]

    def _note(
        self, kind: type[BaseException], reason: BaseException, trace: TracebackType | None
    ) -> None:
        self._broken.append(reason)
        sys.__excepthook__(kind, reason, trace)

    def at(self, page: str) -> None:
        """Wait until a page is shown with its content."""
        app = self.app
        self.hands.until(
            lambda: app.place is not None and app.place.page == page, f"the page {page}"
        )
        self.app.jobs.drain()
        self.hands.settle()

    def rounds(self) -> int:
        """Rounds with the hub that ended well in this day."""
        return sum(report.problem is None for report in self._rounds)

    def ask(self, work: Callable[[Desk], T]) -> T:
        """What the desk answers, asked on its own thread."""
        desk, found = self.app.desk, list[T]()
        if desk is None:
            raise OneDeskError("The desk is locked.")
        self.app.jobs.run(lambda: work(desk), found.append)
        self.hands.until(lambda: found, "the desk to answer")
        return found[0]
