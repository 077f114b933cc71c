"""The head of a page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.button import Button
from ui.widgets.label import Label, Title


class PageHead(QWidget):
    """Title over a line of facts; buttons at the right."""

    def __init__(self, *buttons: Button) -> None:
        super().__init__()
        self.title, self.facts = Title(), Label("", size=15, ink="ink2", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._title = QHBoxLayout()
        self._title.setSpacing(theme.current().px(12))
        self._title.addWidget(self.title)
        self._title.addStretch(1)
        words.addLayout(self._title)
        words.addWidget(self.facts)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.current().px(8))
        line.addLayout(words, 1)
        for button in buttons:
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def beside_title(self, widget: QWidget) -> None:
        """A quiet fact right after the title."""
        self._title.insertWidget(1, widget, 0, Qt.AlignmentFlag.AlignVCenter)
