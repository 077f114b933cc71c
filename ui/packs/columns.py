"""Form and facts: side by side where there is room, one below the other where not."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.responsive import Scroll

_LEAST_HIGH, _SIDE_BY_SIDE = 160, 700
"""Design pixels: the least height of a column, and the window from which two fit."""


class Column(Scroll):
    """As high as what it holds where the window allows it; it scrolls where not."""

    grown = Signal()
    """What it holds wants another height."""

    def __init__(self, *widgets: QWidget) -> None:
        self._body = QWidget()
        self._rows = QVBoxLayout(self._body)
        self._rows.setContentsMargins(0, 0, 0, 0)
        super().__init__(self._body)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body.installEventFilter(self)
        for widget in widgets:
            self.take(widget)

    def take(self, widget: QWidget) -> None:
        """Hold one more widget, below the others."""
        self._rows.addWidget(widget)
        widget.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self._body:
            self.updateGeometry()
            self.grown.emit()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        wide = self.viewport().width()
        high = max(self._rows.heightForWidth(wide), self._rows.sizeHint().height())
        return QSize(self._rows.sizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(_LEAST_HIGH), look.px(_LEAST_HIGH))


def side_by_side(host: QWidget) -> bool:
    """Whether a window is wide enough, in letters rather than pixels."""
    return host.width() * 100 / theme.current().text_percent >= _SIDE_BY_SIDE
