"""What the sync thread says, brought to the windows; what the windows want, brought to it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from onedesk.desk.views import RoundReport


class Bridge(QObject):
    """Signals that may be emitted from the sync thread: Qt hands them over in the gui thread."""

    progress = Signal(int, int)
    """Records the hub has accepted in this round, and how many were owed."""
    finished = Signal(object)
    """The `RoundReport` of a round that ended, well or not."""
    changed = Signal()
    """Records came down or were settled: what is shown may be old."""

    def __init__(self, kick: Callable[[], object] = lambda: None) -> None:
        super().__init__()
        self._kick = kick

    def attach(self, kick: Callable[[], object]) -> None:
        """Say how a round is asked for."""
        self._kick = kick

    def sync_now(self) -> None:
        """Ask for a round with the hub now."""
        self._kick()

    def ended(self, report: RoundReport) -> None:
        """A round ended: tell the windows."""
        if report.sent or report.received:
            self.changed.emit()
        self.finished.emit(report)
