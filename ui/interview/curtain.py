"""After the talk: a plain screen until the adviser presses Enter, so nobody sees the day's list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.base import Painted
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.rich import Rich


class Curtain(Painted):
    """Covers the desk with one sentence and one button."""

    raised = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = Label("", size=28, weight=650)
        self._line = Rich("", size=16, ink="ink2", centred=True)
        self.button = Button("Go on", kind="primary", key="Enter", height=48)
        self.button.clicked.connect(self._go_on)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._title.setAlignment(middle)
        self._rows = rows = QVBoxLayout(self)
        rows.addStretch(1)
        rows.addWidget(self._title, 0, middle)
        rows.addWidget(self._line, 0, middle)
        rows.addWidget(self.button, 0, middle)
        rows.addStretch(1)
        self.retheme()
        self.hide()

    def retheme(self) -> None:
        look = theme.current()
        edge = look.px(16)
        self._rows.setContentsMargins(edge, edge, edge, edge)
        self._rows.setSpacing(edge)
        self._fit()
        super().retheme()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A column of words: the layout asks for their height at the width they will have."""
        room = self.width() - 2 * theme.current().px(16)
        wide = min(self._line.sizeHint().width(), max(room, 0))
        self._line.setFixedSize(wide, self._line.heightForWidth(wide))

    def draw(self, title: str, line: str) -> None:
        """Close the curtain with these words."""
        self._title.setText(title)
        self._line.set_text(line)
        self._fit()
        self.setAccessibleName(title)
        self.show()
        self.raise_()
        self.button.setFocus()

    def _go_on(self) -> None:
        self.hide()
        self._title.setText("")
        self.raised.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().color("surface"))
