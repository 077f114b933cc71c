"""Form and facts: side by side where there is room, one below the other where not."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.interview.zones import effective
from ui.responsive import Scroll
from ui.widgets.block import Block
from ui.widgets.dialog import Dialog

_LEAST_HIGH, _SIDE_BY_SIDE = 160, 700
"""Design pixels: the least height of a column, and the window from which two fit."""


class Column(Scroll):
    """As high as what it holds where the window allows it; it scrolls where not."""

    grown = Signal()
    """What it holds wants another height."""

    def __init__(self, *widgets: QWidget) -> None:
        self._body = Block(gap=6)
        self._rows = self._body.rows
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


class SidedDialog(Dialog):
    """Facts beside the form, or below it where the window is narrow; both scroll."""

    _columns: tuple[Column, Column] | None = None

    def set_columns(self, left: Sequence[QWidget], side: QWidget) -> None:
        """What is asked or told, and the facts about it."""
        self._side = side
        self._columns = Column(*left), Column()
        for column, rows in zip(self._columns, (self.body, self.facts), strict=True):
            column.grown.connect(self._arrange)
            rows.addWidget(column, 1)

    def has_facts(self) -> bool:
        """Whether the facts want a column of their own."""
        return True

    def _place(self) -> None:
        if self._columns is None:  # Qt tells of a new style before there is anything to place
            return
        beside = side_by_side(self._host)
        for part in (self._facts, self._upright):
            part.setVisible(beside and self.has_facts())
        self._columns[beside].take(self._side)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._place()
        super().changeEvent(event)


def side_by_side(host: QWidget) -> bool:
    """Whether a window is wide enough, in letters rather than pixels."""
    return effective(host) >= _SIDE_BY_SIDE
