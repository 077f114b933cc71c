"""The one door between the windows and the desk's thread: work goes out, results come home."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

from onedesk.domain.errors import OneDeskError

T = TypeVar("T")
Fail = Callable[[Exception], None]


class Jobs(QObject):
    """Runs work on one thread, in order, and brings results and refusals to the gui thread."""

    refused = Signal(str)
    """A sentence nobody asked to hear: the refusal of a job that was given no `fail`."""

    _home = Signal(object)

    def __init__(self, parent: QObject | None = None, name: str = "desk") -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._home.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

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

    def stop(self) -> None:
        """Finish what was given, deliver it, and end the thread."""
        self._worker.shutdown(wait=True)
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

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
