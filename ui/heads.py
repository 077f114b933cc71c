"""The head of a page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy

from ui import theme
from ui.responsive import stand
from ui.widgets.base import Arranged
from ui.widgets.block import Block
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.label import Label, Title


class PageHead(Arranged):
    """Title over a line of facts; buttons at the right, or below where there is little room."""

    def __init__(self, *buttons: Button) -> None:
        super().__init__()
        self.title, self.facts = Title(), Label("", size=15, ink="ink2", wrap=True)
        self._buttons = Flow()
        self._buttons.set_widgets(list(buttons))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(Block(self.title, self.facts), 1)
        self._line.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        self._buttons.setVisible(bool(buttons))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retheme()

    def retheme(self) -> None:
        self._line.setSpacing(theme.current().px(8))
        super().retheme()

    def arrange(self) -> None:
        room = self.width() - self._buttons.sizeHint().width() - theme.current().px(24)
        stand(self._line, beside=self.title.sizeHint().width() <= room)
