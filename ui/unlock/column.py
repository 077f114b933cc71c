"""One column in the middle of the light half, as wide as is easy to read."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.unlock.scrolled import Scrolled
from ui.widgets.base import Painted

_WIDE = 492


class Column(Scrolled):
    """`rows` is where the content goes."""

    def __init__(self) -> None:
        inner = _Inner()
        super().__init__(inner)
        self.rows = inner.rows


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
