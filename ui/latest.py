"""Questions that follow each other fast: only the answer to the newest is ever shown."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from onedesk.domain.errors import OneDeskError
from ui.jobs import Jobs

T = TypeVar("T")


class Latest(QObject, Generic[T]):
    """One question is under way at a time, and only the newest waits behind it.

    `answered` comes once the newest answer has been shown, `refused` with a sentence for people.
    """

    answered = Signal()
    refused = Signal(str)

    def __init__(self, jobs: Jobs, then: Callable[[T], None], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._then = jobs, then
        self._next: Callable[[], T] | None = None
        self._busy, self._turn = False, 0

    @property
    def waiting(self) -> bool:
        """Whether the newest answer is still to come."""
        return self._busy or self._next is not None

    def ask(self, work: Callable[[], T]) -> None:
        """Do `work` on the desk's thread; what was asked before and not begun is forgotten."""
        self._next = work
        if not self._busy:
            self._start()

    def forget(self) -> None:
        """Want no answer any more, not even the one that is under way."""
        self._next, self._turn, self._busy = None, self._turn + 1, False

    def _start(self) -> None:
        work, self._next = self._next, None
        if work is not None:
            self._busy = True
            turn = self._turn
            self._jobs.run(work, partial(self._arrived, turn), partial(self._failed, turn))

    def _arrived(self, turn: int, answer: T) -> None:
        if not isValid(self) or turn != self._turn:
            return
        self._busy = False
        if self._next is not None:
            self._start()
        else:
            self._then(answer)
            self.answered.emit()

    def _failed(self, turn: int, reason: Exception) -> None:
        if not isinstance(reason, OneDeskError):
            raise reason
        if isValid(self) and turn == self._turn:
            self._busy = False
            self.refused.emit(reason.say)
            self._start()
