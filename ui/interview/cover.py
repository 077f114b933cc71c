"""A page in the place of the whole desk: nothing behind it shows, no key gets past it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication

from ui.page import key_name
from ui.widgets.base import Painted

PASSING = frozenset({"Ctrl+L", "Ctrl++", "Ctrl+=", "Ctrl+-", "Ctrl+0", "Ctrl+Shift+D"})
"""Keys that every screen has: lock, text size, light or dark."""


class Cover(Painted):
    """While it shows, only the keys in `acts` do anything; it never has the keyboard itself."""

    lifted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.acts: Mapping[str, Callable[[], object]] = {}

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep every key from the shortcuts and fields of the desk."""
        kind = event.type()
        if not isinstance(event, QKeyEvent) or not self.isVisible():
            return False
        if (name := key_name(event)) in PASSING:
            return False
        event.accept()
        if kind == QEvent.Type.KeyPress and not event.isAutoRepeat() and name in self.acts:
            self.acts[name]()
        return True
