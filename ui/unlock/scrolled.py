"""What scrolls before the desk is open, and gives the keyboard to its first field."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QScrollArea, QWidget


class Scrolled(QScrollArea):
    """Large text scrolls instead of being cut off; nothing but what is inside has the keyboard."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._first: QWidget | None = None
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def setFocusProxy(self, part: QWidget | None) -> None:
        """The part that has the keyboard here; Qt's own way would hide others from Tab."""
        self._first = part

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._first is not None:
            self._first.setFocus(event.reason())
