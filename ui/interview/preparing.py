"""Makes what will soon be wanted, piece by piece, while nobody touches keys or mouse."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.idle import HANDS

QUIET_MS = 400
"""How long no hand was at keys or mouse before a piece is made."""

_BETWEEN_MS = 40


class Preparing(QObject):
    """Calls `build_next` until it says that all is there.

    It hears the hands where they come into the window of its parent: a piece takes longer than what
    a hand asks for, and would be made before that is painted.
    """

    def __init__(self, build_next: Callable[[], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._build_next, self._place = build_next, parent
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether there is more to make."""
        return self._soon.isActive()

    def start(self) -> None:
        """Begin once it has been quiet for a moment."""
        window = self._place.window().windowHandle()
        if window is not None:
            window.installEventFilter(self)
        self._soon.start(QUIET_MS)

    def stop(self) -> None:
        """Make nothing more; what is still wanting is made when it is asked for."""
        self._soon.stop()
        window = self._place.window().windowHandle()
        if window is not None:
            window.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A hand makes it wait."""
        if event.type() in HANDS and self._soon.isActive():
            self._soon.start(QUIET_MS)
        return False

    def _go_on(self) -> None:
        if self._build_next():
            self._soon.start(_BETWEEN_MS)
        else:
            self.stop()
