"""Two hands on the keyboard: keys and text go to whatever has the focus, as an adviser's would."""

import time
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QEventLoop, QIODevice, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from onedesk.domain.errors import OneDeskError

PATIENCE_SECONDS = 60.0
MOMENT_MS = 5


class Hands:
    """Presses keys in one window and waits for what must follow; no mouse is ever used."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.keys_pressed = 0

    def press(self, *keys: str) -> None:
        """Press keys by name, one after the other: "Enter", "Ctrl+Return", "3"."""
        for key in keys:
            QTest.keySequence(self._focused(), key.replace("Enter", "Return"))
            self.keys_pressed += 1
            self.settle()

    def press_nowhere(self, key: str) -> None:
        """Press a key where nothing has the keyboard."""
        QTest.keySequence(self._window, key)
        self.keys_pressed += 1
        self.settle()

    def type(self, text: str) -> None:
        """Type a text key by key."""
        for letter in text:
            QTest.keyClicks(self._focused(), letter)
            self.keys_pressed += 1
        self.settle()

    def until(self, happened: Callable[[], object], what: str) -> None:
        """Let the program work until something happened.

        Raises `OneDeskError`, naming what was waited for, when it does not within a minute.
        """
        latest = time.monotonic() + PATIENCE_SECONDS
        while not happened():
            self._work()
            if time.monotonic() > latest:
                raise OneDeskError(f"The rehearsal waited for {what}, and it did not come.")

    def rest(self, seconds: float) -> None:
        """Take the hands off the keys while the program goes on."""
        due = time.monotonic() + seconds
        self.until(lambda: time.monotonic() >= due, "the time to pass")

    def settle(self) -> None:
        """Let the program answer what was pressed."""
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def _work(self) -> None:
        """Let the program work for a moment, asleep while there is nothing to do."""
        loop = QEventLoop()
        QTimer.singleShot(MOMENT_MS, loop.quit)
        loop.exec()

    def picture(self) -> bytes:
        """The window as it is now, as PNG."""
        self.settle()
        return png(self._window.grab())

    def _focused(self) -> QWidget:
        self.until(QApplication.focusWidget, "a place for the keyboard")
        return QApplication.focusWidget() or self._window


def png(picture: QPixmap) -> bytes:
    """The picture as a file has it."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(content.data())
