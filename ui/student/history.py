"""The table of ideas and plans: a mark before what changed, what stayed the same quieter."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF, QTextLayout

from ui import theme
from ui.student.changes import Answer, Talk
from ui.student.laid_text import LaidText, wrapped
from ui.widgets import paint

_COLUMNS = ((265, 14), (150, 14), (124, 13))
"""Shares of the width, and sizes of the words."""

_CYCLE, _GUTTER, _GAP, _ROW, _MARK = 32, 13, 8, 7, 4.5
_WIDEST = 600


class _Cell(NamedTuple):
    answer: Answer
    layout: QTextLayout
    left: int
    ink: str


class _Row(NamedTuple):
    cycle: int
    top: int
    cells: tuple[_Cell, ...]


class HistoryTable(LaidText[list[_Row]]):
    """One row a talk: C2, the idea, the plan, how sure; words wrap in their column."""

    def __init__(self) -> None:
        super().__init__()
        self._talks: tuple[Talk, ...] = ()

    def show_talks(self, talks: tuple[Talk, ...]) -> None:
        """Show another student's talks."""
        self._talks = talks
        self.say([_spoken(talk) for talk in talks])

    def wide(self) -> int:
        return theme.current().px(_WIDEST)

    def lay(self, width: int) -> tuple[int, list[_Row]]:
        look, rows = theme.current(), list[_Row]()
        top = look.px(4)
        for at, talk in enumerate(self._talks):
            cells, high = _cells(talk, width, first=at == 0)
            rows.append(_Row(talk.cycle, top, cells))
            top += high + look.px(_ROW)
        return (top - look.px(_ROW - 2) if rows else 0), rows

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme.current(), paint.smooth(QPainter(self))
        step = paint.line_height(look.font(14))
        for row in self.laid(self.width())[1]:
            place = QRect(0, row.top, look.px(_CYCLE), step)
            cycle = (look.font(14, 650), look.color("ink3"))
            paint.words(painter, place, f"C{row.cycle}", cycle)
            for cell in row.cells:
                if cell.answer.before:
                    _mark(painter, QPointF(cell.left, row.top + step / 2))
                painter.setPen(look.color(cell.ink))
                cell.layout.draw(painter, QPointF(cell.left, row.top))


def _mark(painter: QPainter, at: QPointF) -> None:
    """A small triangle that points at what is new."""
    look = theme.current()
    far, x = look.px(_MARK), at.x() - look.px(_GUTTER) + look.px(2)
    points = [QPointF(x, at.y() - far), QPointF(x + far * 1.4, at.y()), QPointF(x, at.y() + far)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("petrol"))
    painter.drawPolygon(QPolygonF(points))


def _cells(talk: Talk, width: int, *, first: bool) -> tuple[tuple[_Cell, ...], int]:
    """The cells of a talk side by side, and how high the row is."""
    look = theme.current()
    room = width - look.px(_CYCLE) - len(_COLUMNS) * look.px(_GUTTER + _GAP)
    share = room / sum(part for part, _ in _COLUMNS)
    cells, left, high = [], float(look.px(_CYCLE)), 0
    for answer, (part, size) in zip(talk.answers, _COLUMNS, strict=True):
        ink = "ink" if answer.asked and (first or answer.before) else "ink2"
        font = look.font(size, 550 if answer.before else 400)
        layout, tall = wrapped(answer.words, font, round(part * share))
        cells.append(_Cell(answer, layout, round(left) + look.px(_GUTTER), ink))
        high = max(high, tall)
        left += part * share + look.px(_GUTTER + _GAP)
    return tuple(cells), high


def _spoken(talk: Talk) -> str:
    said = ", ".join(answer.said for answer in talk.answers if answer.words)
    return f"Talk {talk.cycle}: {said}"
