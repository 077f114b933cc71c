"""What may end the work at this desk unasked: idle hands, sleep, log-off, signals."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.idle import Idle
from ui.system import System


class Watch(QObject):
    """Begins when the desk is unlocked; signals of the system are heard until the program ends."""

    lock_wanted = Signal()
    """Nobody has touched the keys for too long, or the computer is about to sleep."""
    warned = Signal()
    """The desk locks in a minute, unless somebody touches a key."""
    hidden = Signal()
    """Another program has the screen: a good moment to save."""
    stop_wanted = Signal()
    """The program was asked to end."""
    session_ends = Signal(object)
    """The session is about to end; the `QSessionManager`, or None."""

    def __init__(self, app: QApplication, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.idle, self.system = Idle(window, self), System(app, self)
        self.idle.soon.connect(self.warned)
        self.idle.over.connect(self.lock_wanted)
        self.system.sleeps.connect(self.lock_wanted)
        self.system.ends.connect(self.session_ends)
        self.system.stops.connect(self.stop_wanted)
        self.system.hidden.connect(self.hidden)

    def stop(self) -> None:
        """Watch nothing any more."""
        self.idle.stop()
        self.system.stop()
