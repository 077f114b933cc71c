"""Printing on a thread of its own: a printer that does not answer holds up nobody."""

from collections.abc import Callable
from functools import partial
from threading import Thread

from PySide6.QtCore import QObject, Qt, QTimer, Signal

PATIENCE_MS = 20_000
"""After so long without a word from the printer the adviser is told; it may still print later."""

Done = Callable[[bool], None]


class Press(QObject):
    """Runs one print job after the other, each on a thread that ends with it.

    The thread is a daemon: a printer that never answers must not keep OneDesk from closing.
    """

    _home = Signal(int, bool)

    def __init__(self, patience_ms: int = PATIENCE_MS) -> None:
        super().__init__()
        self._patience = patience_ms
        self._jobs = 0
        self._open: dict[int, tuple[Done, QTimer]] = {}
        self._home.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], bool], done: Done) -> None:
        """Do `work`; `done` follows once, in the gui thread, with false after a long silence."""
        self._jobs += 1
        job = self._jobs
        silence = QTimer(self, singleShot=True, interval=self._patience)
        silence.timeout.connect(partial(self._answer, job, answered=False))
        silence.start()
        self._open[job] = (done, silence)
        Thread(target=self._work, args=(job, work), name="printer", daemon=True).start()

    def _work(self, job: int, work: Callable[[], bool]) -> None:
        answered = False
        try:
            answered = work()
        finally:
            self._home.emit(job, answered)

    def _answer(self, job: int, answered: bool) -> None:
        if job in self._open:
            done, silence = self._open.pop(job)
            silence.stop()
            silence.deleteLater()
            done(answered)
