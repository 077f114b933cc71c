"""What the computer is about to do: sleep, end the session, stop this program."""

import os
import signal
import socket
import sys
from collections.abc import Callable
from types import FrameType
from typing import cast

from PySide6.QtCore import SLOT, QObject, QSocketNotifier, Qt, Signal, Slot
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

from ui.power import PowerBroadcast

_LOGIND = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
_WHY = "Save what is being typed and lock"
_PATIENCE_MS = 1_000
_TOLD = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)
)


class System(QObject):
    """Watches on each platform what that platform says; a source that is missing says nothing.

    Slots on these signals are called at once, so what they save is saved before they return.
    """

    sleeps = Signal()
    """The computer is about to sleep."""
    ends = Signal(object)
    """The session is about to end; the `QSessionManager` can ask for it to wait, or is None."""
    stops = Signal()
    """Somebody asked this program to stop."""
    hidden = Signal()
    """Another program has the screen now."""

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app.commitDataRequest.connect(self.ending, Qt.ConnectionType.DirectConnection)
        app.applicationStateChanged.connect(self.state_changed)
        self._power = PowerBroadcast(self.sleeps.emit) if sys.platform == "win32" else None
        if self._power is not None:
            app.installNativeEventFilter(self._power)
        self._logind = _Logind(self) if sys.platform.startswith("linux") else None
        self._told = _Told(self.stops.emit, self) if os.name == "posix" else None

    def stop(self) -> None:
        """Watch nothing any more."""
        if self._told is not None:
            self._told.stop()

    def ending(self, manager: QSessionManager | None = None) -> None:
        """The session asks everybody to save."""
        self.ends.emit(manager)

    def state_changed(self, state: Qt.ApplicationState) -> None:
        """On macOS this comes before a sleep, too."""
        if state != Qt.ApplicationState.ApplicationActive:
            self.hidden.emit()


class _Logind(QObject):
    """systemd's login manager: it tells of sleep, and waits while somebody holds it back."""

    def __init__(self, system: System, bus: QDBusConnection | None = None) -> None:
        super().__init__(system)
        self._system = system
        self._bus = bus or QDBusConnection.systemBus()
        self._brake: object = None
        if self._bus.isConnected():
            slot = cast("bytes", SLOT("prepare(bool)"))  # the stubs say bytes; it takes only text
            self._bus.connect(*_LOGIND, "PrepareForSleep", self, slot)
            self._hold()

    @Slot(bool)
    def prepare(self, begins: bool) -> None:
        """Save before the sleep, then let it come; hold the next one back after it."""
        if begins:
            self._system.sleeps.emit()
            self._brake = None
        else:
            self._hold()

    def _hold(self) -> None:
        """Ask for a moment before each sleep; without it the sleep comes sooner, nothing else."""
        call = QDBusMessage.createMethodCall(*_LOGIND, "Inhibit")
        call.setArguments(["sleep", "OneDesk", _WHY, "delay"])
        reply = self._bus.call(call, QDBus.CallMode.Block, _PATIENCE_MS)
        given = reply.arguments()
        granted = reply.type() == QDBusMessage.MessageType.ReplyMessage and given
        self._brake = given[0] if granted else None


class _Told(QObject):
    """SIGTERM and its like, brought into Qt's loop, where Python hears them late or never."""

    def __init__(self, stop: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._stop = stop
        self._ear, self._mouth = socket.socketpair()
        for end in (self._ear, self._mouth):
            end.setblocking(False)
        self._before = {one: signal.signal(one, _noted) for one in _TOLD}
        self._woken = signal.set_wakeup_fd(self._mouth.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._ear.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def stop(self) -> None:
        """Give the signals back to whom they belonged."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._woken)
        for one, handler in self._before.items():
            signal.signal(one, handler)
        self._ear.close()
        self._mouth.close()

    def _hear(self) -> None:
        if any(number in _TOLD for number in self._ear.recv(64)):
            self._stop()


def _noted(_number: int, _frame: FrameType | None) -> None:
    """The number comes through the socket; Python's own handler has nothing to add."""
