"""The small word beside a question: what has changed since last time."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui import theme
from ui.interview.changes import Change
from ui.widgets import paint
from ui.widgets.base import Mark

_ARROW, _GAP, _HIGH = 11, 5, 22


class ChangeWord(Mark):
    """*changed since December*; a drawn triangle before up and down."""

    def __init__(self) -> None:
        super().__init__("")
        self._change = Change()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What it says."""
        return self._change.words

    def show_change(self, change: Change) -> None:
        """Say another thing, or nothing; the place it takes stays."""
        if change != self._change:
            self._change = change
            self.setText(change.words)
            self.updateGeometry()
            self.update()

    def _arrow(self) -> int:
        """The room that a triangle takes."""
        arrow = self._change.way in ("up", "down")
        return theme.current().px(_ARROW + _GAP) if arrow else 0

    def sizeHint(self) -> QSize:
        look = theme.current()
        wide = paint.width(self.words, look.font(13, 550)) + self._arrow() if self.words else 0
        return QSize(wide, look.px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.words:
            return
        look, painter, rect = theme.current(), paint.smooth(QPainter(self)), self.rect()
        if self._arrow():
            up, size = self._change.way == "up", look.px(_ARROW)
            centre = QPointF(size / 2, self.height() / 2)
            paint.triangle(painter, centre, size, look.color("petrol" if up else "ink2"), up=up)
            rect = rect.adjusted(self._arrow(), 0, 0, 0)
        paint.words(painter, rect, self.words, (look.font(13, 550), look.color("ink2")))
