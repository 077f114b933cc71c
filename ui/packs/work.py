"""What the second worker does for the dialog: one thing that is waited for, one that is not."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from onedesk.desk.desk import Desk
from onedesk.domain.errors import OneDeskError
from ui.aside import Aside, Task

T = TypeVar("T")
Long = Callable[[Desk, Task], T]


class Work(QObject):
    """Starts work beside the desk, tells how far it is, and forgets what is not wanted any more."""

    moved = Signal(int, int)
    """Pages done of the work that is waited for, and of how many."""
    ended = Signal(str)
    """It came to an end: a sentence where it brought nothing."""

    def __init__(self, aside: Aside, parent: QObject) -> None:
        super().__init__(parent)
        self._aside = aside
        self._task: Task | None = None
        self._quiet: Task | None = None

    @property
    def busy(self) -> bool:
        """Whether something is waited for."""
        return self._task is not None

    def start(self, work: Long[T], then: Callable[[T], None]) -> None:
        """Do what is waited for; `then` follows unless it is stopped or refused."""
        self.hush()

        def arrived(result: T) -> None:
            if isValid(self) and self._task is task:
                self._task = None
                self.ended.emit("")
                then(result)

        self._task = task = self._aside.run(work, arrived, lambda why: self._fail(task, why))
        task.moved.connect(self.moved)

    def quietly(self, work: Long[T], then: Callable[[T], None]) -> None:
        """Do something nobody waits for; what it could not do is not told."""
        self.hush()

        def arrived(result: T) -> None:
            if isValid(self) and self._quiet is task:
                self._quiet = None
                then(result)

        self._quiet = task = self._aside.run(work, arrived, _unless_ours)

    def hush(self) -> None:
        """Want the quiet work no more."""
        if self._quiet is not None:
            self._quiet.cancel()
            self._quiet = None

    def stop(self) -> None:
        """Ask what is waited for to end; `ended` tells when it has."""
        self.hush()
        if self._task is not None:
            self._task.cancel()

    def _fail(self, task: Task, reason: Exception) -> None:
        _unless_ours(reason)
        if isValid(self) and self._task is task and isinstance(reason, OneDeskError):
            self._task = None
            self.ended.emit(reason.say)


def _unless_ours(reason: Exception) -> None:
    """A refusal is told or not; anything else is our own slip."""
    if not isinstance(reason, OneDeskError):
        raise reason
