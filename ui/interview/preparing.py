"""Makes what will soon be wanted, piece by piece, while nobody touches a key."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

QUIET_MS = 400
"""How long no key was pressed before a piece is made."""

_BETWEEN_MS = 40


class Preparing(QObject):
    """Calls `build_next` until it says that all is there."""

    def __init__(self, build_next: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._build_next = build_next
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether there is more to make."""
        return self._soon.isActive()

    def start(self) -> None:
        """Begin once it has been quiet for a moment."""
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self._soon.start(QUIET_MS)

    def stop(self) -> None:
        """Make nothing more; what is still wanting is made when it is asked for."""
        self._soon.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A key makes it wait."""
        if event.type() == QEvent.Type.KeyPress and self._soon.isActive():
            self._soon.start(QUIET_MS)
        return False

    def _go_on(self) -> None:
        if self._build_next():
            self._soon.start(_BETWEEN_MS)
        else:
            self.stop()
