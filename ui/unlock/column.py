"""One column in the middle of the light half, as wide as is easy to read."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.base import Painted

_WIDE = 492


class Column(QScrollArea):
    """`rows` is where the content goes; large text scrolls instead of being cut off."""

    def __init__(self) -> None:
        super().__init__()
        self._inner = _Inner()
        self.rows = self._inner.rows
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._first: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its field has the keyboard

    def setFocusProxy(self, part: QWidget | None) -> None:
        """The part that has the keyboard here; Qt's own way would hide others from Tab."""
        self._first = part

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._first is not None:
            self._first.setFocus(event.reason())


class _Inner(Painted):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("clear", "true")
        self._body = QWidget()
        self._side = QHBoxLayout(self)
        self._side.addStretch(1)
        self._side.addWidget(self._body, 50)
        self._side.addStretch(1)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        self.rows = QVBoxLayout()
        column.addStretch(1)
        column.addLayout(self.rows)
        column.addStretch(1)
        self.retheme()

    def retheme(self) -> None:
        look = theme.current()
        self._body.setMaximumWidth(look.px(_WIDE))
        self.rows.setSpacing(look.px(4))
        self._side.setContentsMargins(look.px(20), look.px(20), look.px(20), look.px(20))
        super().retheme()
