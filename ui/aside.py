"""Long work beside the desk's thread: its own view of the file, progress, and a way to stop."""

from collections.abc import Callable
from functools import partial
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from onedesk.desk.desk import Desk
from onedesk.domain.errors import OneDeskError
from ui.jobs import Fail, Jobs

T = TypeVar("T")


class Cancelled(OneDeskError):
    """The adviser stopped the work; nothing of it was kept."""

    say = "Stopped. Nothing was made."


class Task(QObject):
    """One piece of long work, as the window sees it.

    `step` is called by the work, on its own thread, and ends it there when it was cancelled.
    """

    moved = Signal(int, int)
    """Parts done, and of how many."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = Event()

    def cancel(self) -> None:
        """Ask the work to end; it does so at its next step."""
        self._stop.set()

    def step(self, done: int, of: int) -> None:
        """Say how far the work is. Raises `Cancelled` when it is not wanted any more."""
        if self._stop.is_set():
            raise Cancelled
        self.moved.emit(done, of)


class Aside(QObject):
    """A second worker with a desk of its own that only reads, opened for each task."""

    def __init__(self, open_desk: Callable[[], Desk], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = open_desk
        self._jobs = Jobs(self, name="aside")
        self._task: Task | None = None

    def run(self, work: Callable[[Desk, Task], T], then: Callable[[T], None], fail: Fail) -> Task:
        """Do `work`; `then` or `fail` follow in the gui thread, `fail` also after a cancel."""
        self._task = task = Task(self)
        self._jobs.run(partial(self._do, work, task), then, fail)
        return task

    def drain(self) -> None:
        """Wait until all work is done and answered."""
        self._jobs.drain()

    def stop(self) -> None:
        """Cancel what runs, and end the thread."""
        if self._task is not None:
            self._task.cancel()
        self._jobs.stop()

    def _do(self, work: Callable[[Desk, Task], T], task: Task) -> T:
        desk = self._open()
        try:
            return work(desk, task)
        finally:
            desk.close()
