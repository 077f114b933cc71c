"""What the sync thread says, brought to the windows; what the windows want, brought to it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from sync.round import Round


class Bridge(QObject):
    """Watches the sync thread (`sync.loop.Watcher`); its signals arrive in the gui thread."""

    begun = Signal()
    progress = Signal(int, int)
    """Records that are through in this round (`sync.engine.gauge`), and how many were owed."""
    finished = Signal(object)
    """The `RoundReport` of a round that ended, well or not."""
    changed = Signal()
    """Records came down or were settled: what is shown may be old."""
    failed = Signal(object)
    """A defect of ours ended a round."""

    def __init__(self, kick: Callable[[], object] = lambda: None) -> None:
        super().__init__()
        self.sending: tuple[int, int] | None = None
        """How far the round under way is, for who comes amid it; none where nothing is owed."""
        self.next_try: datetime | None = None
        """When the next round begins by itself; none amid one, or where it waits for somebody."""
        self.attach(kick)

    def attach(
        self, kick: Callable[[], object], cancel: Callable[[], object] = lambda: None
    ) -> None:
        """Say how a round is asked for, and how the one under way is ended."""
        self._kick, self._cancel = kick, cancel
        self.next_try = None

    def sync_now(self) -> None:
        """Ask for a round with the hub now."""
        self._kick()

    def stop_round(self) -> None:
        """End the round under way at once; what the hub has answered counts."""
        self._cancel()

    def began(self) -> None:
        self.next_try = None
        self.begun.emit()

    def moved(self, done: int, owed: int) -> None:
        self.sending = (done, owed) if owed else None
        self.progress.emit(done, owed)

    def rests(self, until: datetime | None) -> None:
        self.next_try = until

    def ended(self, outcome: Round) -> None:
        self.sending = None
        report = outcome.report
        if report.sent or report.received or report.gone or report.repaired:
            self.changed.emit()
        self.finished.emit(report)

    def broke(self, reason: Exception) -> None:
        self.sending = None
        self.failed.emit(reason)
