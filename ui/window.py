"""The one window: it places screens, and knows the keys that hold on all of them."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from ui.look import Look
from ui.widgets.stack import Stack

if TYPE_CHECKING:
    from ui.over import Over

_WIDE, _HIGH = 1366, 690
_LEAST = (760, 480)


class Window(QMainWindow):
    """Lock screen, enrolment or the desk, one at a time and nothing behind it.

    The title names the screen and never a person: titles end in lists that others see.
    """

    lock_wanted = Signal()
    closing = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.may_close: Callable[[], bool] = lambda: True
        """Asked before the window closes; one that says no does what is left to do."""
        self._word = ""
        self._stack = Stack()
        self.setCentralWidget(self._stack)
        self._undo: Callable[[], None] | None = None
        self.setMinimumSize(*_LEAST)
        self.resize(_WIDE, _HIGH)
        self.name("")
        self._bind_keys()

    @cached_property
    def over(self) -> "Over":
        """What lies over the screens; loaded with the first of it."""
        from ui.over import Over  # noqa: PLC0415  # the lock screen does not wait for it

        return Over(self, self._take_back)

    def show_screen(self, screen: QWidget, word: str = "") -> None:
        """Fill the window with a screen; everything before it is deleted."""
        self.clear()
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        screen.setFocus()
        self.name(word)

    def cover(self, screen: QWidget) -> None:
        """Show a screen over another one, which stays as it is and cannot be seen or reached."""
        word = self._word
        self._put_away()
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        screen.setFocus()
        self.name("")
        self._word = word

    def uncover(self) -> None:
        """Show what was covered, and delete what covered it."""
        self._put_away()
        self._drop(self._stack.count() - 1)
        self.name(self._word)
        screen = self._stack.currentWidget()
        if screen is not None:
            screen.setFocus()

    def clear_behind(self) -> None:
        """Delete what is covered."""
        while self._stack.count() > 1:
            self._drop(0)

    def clear(self) -> None:
        """Delete what is shown, so that no widget holds a name."""
        self._put_away()
        while self._stack.count():
            self._drop(self._stack.count() - 1)
        self.name("")

    def name(self, word: str) -> None:
        """Say which screen is shown in the title."""
        self._word = word
        self.setWindowTitle(f"OneDesk – {word}" if word else "OneDesk")

    def say(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """A short word at the bottom left, with a way back where there is one."""
        self._undo = undo
        self._undo_key.setEnabled(undo is not None)
        self.over.toast.say(words, "Undo" if undo else "", "Ctrl Z" if undo else "")

    def hush(self) -> None:
        """Take back the last word, and its way back."""
        self._undo = None
        self.over.toast.dismiss()
        self._undo_key.setEnabled(False)

    def help(self) -> None:
        """F1: all keys of the screen that is shown, or of the dialog over it."""
        self.over.help(getattr(self._stack.currentWidget(), "keys", ()))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.look.fit(self.width())

    def _put_away(self) -> None:
        """Take away what lies over the screen; nothing lies over none."""
        if self._stack.count():
            self.hush()
            self.over.put_away()

    def _drop(self, at: int) -> None:
        screen = self._stack.widget(at)
        if screen is not None:
            self._stack.removeWidget(screen)
            self.over.drop(screen)

    def _take_back(self) -> None:
        undo = self._undo
        self.hush()
        if undo is not None:
            undo()

    def _bind_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "F1": self.help,
            "Ctrl+L": self.lock_wanted.emit,
            "Ctrl++": self.look.larger,
            "Ctrl+=": self.look.larger,
            "Ctrl+-": self.look.smaller,
            "Ctrl+0": self.look.plain_size,
            "Ctrl+Shift+D": self.look.turn,
        }
        for key, deed in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(deed)
        self._undo_key = QShortcut(QKeySequence("Ctrl+Z"), self)
        self._undo_key.setContext(Qt.ShortcutContext.WindowShortcut)
        self._undo_key.activated.connect(self._take_back)
        self._undo_key.setEnabled(False)
