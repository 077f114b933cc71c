"""The one door between the windows and the desk's thread: work goes out, results come home."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

from onedesk.domain.errors import OneDeskError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
Fail = Callable[[Exception], None]


class Saver(Protocol):
    """Something that was given words the file does not have yet."""

    def flush(self) -> None:
        """Send them to the file now."""

    def give_up(self) -> None:
        """The program ends: try no more."""


class Jobs(QObject):
    """Runs work on one thread, in order, and brings results and refusals to the gui thread."""

    refused = Signal(str)
    """A sentence nobody asked to hear: the refusal of a job that was given no `fail`."""
    settled = Signal()
    """The file has everything that was typed."""

    _home = Signal(object)

    def __init__(self, parent: QObject | None = None, name: str = "desk") -> None:
        super().__init__(parent)
        self._name = name
        self._owing: list[Saver] = []
        self._home.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _worker(self) -> "ThreadPoolExecutor":
        """The thread, loaded with the first job: the lock screen has none."""
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

        return ThreadPoolExecutor(max_workers=1, thread_name_prefix=self._name)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        fail: Fail | None = None,
    ) -> None:
        """Do `work` on the desk's thread; `then` or `fail` follow in the gui thread."""
        future = self._worker.submit(work)
        future.add_done_callback(
            lambda done: self._home.emit(partial(self._finish, done, then, fail))
        )

    def drain(self) -> None:
        """Wait until all work given so far is done and delivered."""
        self._worker.submit(lambda: None).result()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def owe(self, saver: Saver) -> None:
        """Keep a saver, whoever else forgets it, until the file has all that it was given."""
        if saver not in self._owing:
            self._owing.append(saver)

    def paid(self, saver: Saver) -> None:
        """The file has all that this saver was given."""
        if saver in self._owing:
            self._owing.remove(saver)
            if not self._owing:
                self.settled.emit()

    @property
    def owing(self) -> tuple[Saver, ...]:
        """The savers whose words the file does not have yet, the oldest first."""
        return tuple(self._owing)

    def settle(self) -> bool:
        """Send all that was typed to the file and wait for it; false if some of it was refused."""
        for saver in self.owing:
            saver.flush()
        self.drain()
        return not self._owing

    def stop(self) -> None:
        """Finish what was given, deliver it, and end the thread."""
        self._worker.shutdown(wait=True)
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)
        for saver in self.owing:
            saver.give_up()
        self._owing.clear()

    def _deliver(self, finish: Callable[[], None]) -> None:
        finish()

    def _finish(
        self, done: "Future[T]", then: Callable[[T], None] | None, fail: Fail | None
    ) -> None:
        try:
            result = done.result()
        except Exception as reason:  # noqa: BLE001  # an edge: the one who asked decides
            self._refuse(reason, fail)
            return
        if then is not None:
            then(result)

    def _refuse(self, reason: Exception, fail: Fail | None) -> None:
        if fail is not None:
            fail(reason)
        elif isinstance(reason, OneDeskError):
            self.refused.emit(reason.say)
        else:
            raise reason
