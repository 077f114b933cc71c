"""The left zone: what earlier talks said to the question beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from ui import theme
from ui.interview.said import Line
from ui.section import empty
from ui.widgets.base import Painted
from ui.widgets.label import Caption, Label
from ui.widgets.rich import Rich

WIDTH = 304
_CYCLE, _LINE = 44, 22


class EarlierCell(Painted):
    """Earlier answers to one question, oldest first; empty without any."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._rows.addLayout(self._grid)
        self._rows.addStretch(1)
        self._narrow, self._shown = False, True
        self._lines: tuple[Line, ...] = ()
        self._cycles: list[Label] = []
        self.retheme()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other answers."""
        self._lines = tuple(lines)
        self._fill()

    def set_narrow(self, *, narrow: bool) -> None:
        """Only the last talk, for a small screen or large text."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._fill()
            self.retheme()

    def set_shown(self, *, shown: bool) -> None:
        """Hide the answers while an answer without an anchor is wanted; the zone stays."""
        if shown != self._shown:
            self._shown = shown
            self._fill()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What shows."""
        if not self._shown:
            return ()
        return self._lines[-1:] if self._narrow else self._lines

    def _fill(self) -> None:
        empty(self._grid)
        row = 0
        self._cycles.clear()
        for line in self.lines:
            row = self._add(line, row)
        self.setVisible(bool(self.lines) or not self._narrow)
        self.updateGeometry()

    def _add(self, line: Line, row: int) -> int:
        """One talk's answer; gives the next free row."""
        said = line.said
        top = Qt.AlignmentFlag.AlignTop
        bold = f"**{said.bold}**" if said.bold else ""
        text = Rich(f"{bold}{said.rest}", size=15, ink="ink3" if said.faint else "ink")
        text.setAccessibleName(f"{line.cycle}: {said.bold}{said.rest}")
        cycle = Label(line.cycle, size=13, weight=650, ink="ink3")
        cycle.setFixedHeight(theme.current().px(_LINE))
        self._cycles.append(cycle)
        self._grid.addWidget(cycle, row, 0, top)
        self._grid.addWidget(text, row, 1, top)
        if said.below:
            self._grid.addWidget(Caption(said.below), row + 1, 1, top)
        return row + 2

    def retheme(self) -> None:
        look = theme.current()
        for cycle in self._cycles:
            cycle.setFixedHeight(look.px(_LINE))
        self._rows.setContentsMargins(
            look.px(20), look.px(8 if self._narrow else 13), look.px(16), look.px(8)
        )
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, look.px(_CYCLE + 8 if self._narrow else _CYCLE))
        super().retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), look.color("past"))
        if not self._narrow:
            painter.fillRect(self.width() - 1, 0, 1, self.height(), look.color("line"))
