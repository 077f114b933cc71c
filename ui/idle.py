"""How long nobody has touched the keys: a word a minute before it is too long, then the lock."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

WARNING_MS = 60_000
_MINUTE_MS = 60_000
HANDS = frozenset(
    {
        QEvent.Type.ShortcutOverride,
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
"""What somebody at the keys or the mouse does; the key of a shortcut is never a `KeyPress`."""


class Idle(QObject):
    """Hears the hands at a window, on their way in; nothing else is looked at.

    A first half of the time is always quiet: with a very short limit the word comes later.
    """

    soon = Signal()
    over = Signal()

    def __init__(self, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limit, self._warned = 0, False
        self._quiet = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def begin(self, minutes: float) -> None:
        """Count from now on, up to so many minutes."""
        self._limit = round(minutes * _MINUTE_MS)
        self._quiet.start()
        self._again()

    def stop(self) -> None:
        """Do not count any more."""
        self._timer.stop()
        self._limit = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Any hand at keys or mouse begins the count again."""
        if self._limit and event.type() in HANDS:
            self._quiet.start()
            if self._warned:
                self._again()
        return False

    @property
    def _warning(self) -> int:
        return min(WARNING_MS, self._limit // 2)

    def _again(self) -> None:
        self._warned = False
        self._timer.start(self._limit - self._warning)

    def _look(self) -> None:
        """The time seems to be up; hands that came meanwhile have put it off."""
        left = self._limit - self._quiet.elapsed()
        if left <= 0:
            self.stop()
            self.over.emit()
        elif left > self._warning:
            self._timer.start(left - self._warning)
        else:
            self._timer.start(left)
            if not self._warned:
                self._warned = True
                self.soon.emit()
