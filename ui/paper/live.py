"""A document set in type again soon after each change, never twice at a time."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from onedesk.domain.errors import OneDeskError
from onedesk.paper.document import Document
from onedesk.paper.missing import missing_letters
from onedesk.paper.pdf import render
from ui.jobs import Jobs

SOON_MS = 60
"""Long enough to gather letters, short enough to be right again within 200 ms of the last one."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document, its PDF, and the letters that no typeface of ours has."""

    document: Document
    pdf: bytes
    lost: tuple[str, ...] = ()


def set_in_type(make: Callable[[], Document]) -> Paper:
    """Make a document and its PDF; for the desk's thread. Raises `PaperError`."""
    document = make()
    return Paper(document, render(document), missing_letters(document))


class LivePaper(QObject):
    """Asked again and again, it sets the newest document; `ready` gives each one that is done."""

    ready = Signal(object)
    refused = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._make: Callable[[], Document] | None = None
        self._busy, self._turn = False, 0
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._start)

    @property
    def busy(self) -> bool:
        """Whether something is being set, or waits to be."""
        return self._busy or self._soon.isActive()

    def ask(self, make: Callable[[], Document], *, now: bool = False) -> None:
        """Set what `make` gives: now, or when typing pauses for a moment."""
        self._make = make
        if now:
            self._start()
        elif not self._soon.isActive():
            self._soon.start()

    def stop(self) -> None:
        """Want nothing any more; what is under way is dropped when it comes."""
        self._soon.stop()
        self._make = None
        self._busy, self._turn = False, self._turn + 1

    def _start(self) -> None:
        make = self._make
        if make is None or self._busy:
            return
        self._soon.stop()
        self._busy, self._make = True, None
        turn = self._turn
        self._jobs.run(
            lambda: set_in_type(make),
            lambda paper: self._done(turn, paper),
            lambda reason: self._fail(turn, reason),
        )

    def _done(self, turn: int, paper: Paper) -> None:
        if turn != self._turn or not isValid(self):
            return
        self._busy = False
        self.ready.emit(paper)
        self._start()

    def _fail(self, turn: int, reason: Exception) -> None:
        if turn == self._turn:
            self._busy = False
        if not isinstance(reason, OneDeskError):
            raise reason
        if isValid(self):
            self.refused.emit(reason.say)
