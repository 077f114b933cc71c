"""What is typed while an interview opens: it is kept, and typed into the page that comes."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_MOVES = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backspace, Qt.Key.Key_Up, Qt.Key.Key_Down})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Ahead(QObject):
    """Keeps keys from a window, on their way in, until there is somebody to take them.

    Enter counts only after something was written: one that is left over from the list before would
    answer a question that nobody has read.
    """

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        self._screen = screen
        self._door: QWindow | None = None
        self._kept: list[QKeyEvent] = []

    def begin(self) -> None:
        """Keep what is typed from now on."""
        self.end(type_it=False)
        self._door = self._screen.window().windowHandle()
        if self._door is not None:
            self._door.installEventFilter(self)

    def end(self, *, type_it: bool) -> None:
        """Keep nothing more; what was kept goes to what has the keyboard, or nowhere."""
        kept, self._kept = self._kept, []
        door, self._door = self._door, None
        if door is not None and isValid(door):
            door.removeEventFilter(self)
        for event in kept if type_it else ():
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, event.key(), event.modifiers(), event.text())
                QApplication.sendEvent(QApplication.focusWidget() or self._screen, key)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Hold back letters and the keys that go with writing; chords and Esc act as ever."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & _HELD:
            return False
        key = Qt.Key(event.key())
        if not (key in _MOVES or key in _ENTER or (event.text().isprintable() and event.text())):
            return False
        if not event.isAutoRepeat() and (self._kept or key not in _ENTER):
            self._kept.append(event.clone())
        return True
