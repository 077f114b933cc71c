"""What a student knew at each interview: areas down, cycles across."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
)

from ui import theme
from ui.widgets import paint
from ui.widgets.level import Cell, paint_level, spoken

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROW, _HEAD, _CELL, _CELL_HIGH, _COLUMN = 27, 26, 42, 23, 48
HEADS = tuple(f"C{cycle}" for cycle in range(1, 8))


class HeatmapModel(QAbstractTableModel):
    """Column 0 is the area, then one column a cycle; a last row may hold words (averages)."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, Sequence[Cell]]] = []
        self._foot: tuple[str, Sequence[str]] | None = None
        self._heads: Sequence[str] = HEADS

    def fill(
        self,
        rows: Sequence[tuple[str, Sequence[Cell]]],
        heads: Sequence[str],
        foot: tuple[str, Sequence[str]] | None,
    ) -> None:
        """Show these areas under these heads, and a last row in words if there is one."""
        self.beginResetModel()
        self._rows, self._heads, self._foot = list(rows), heads, foot
        self.endResetModel()

    def cell(self, index: Index) -> tuple[bool, Cell]:
        """Whether a cell of the map stands there, and its level."""
        if self.is_foot(index.row()) or index.column() == 0:
            return False, None
        levels = self._rows[index.row()][1]
        at = index.column() - 1
        return True, levels[at] if at < len(levels) else "future"

    def is_foot(self, row: int) -> bool:
        """Whether that row is the one in words."""
        return row >= len(self._rows)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows) + (self._foot is not None)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._heads) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        if self._foot is not None and self.is_foot(index.row()):
            line: Sequence[str] = (self._foot[0], *self._foot[1])
            return line[index.column()] if index.column() < len(line) else ""
        if index.column() == 0:
            return self._rows[index.row()][0]
        return spoken(self.cell(index)[1])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or section < 0:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return ("Area", *self._heads)[section]
        return self.data(self.index(section, 0))


def _middle(cell: QSize, place: QRect) -> QRect:
    """The cell in the middle of its place."""
    left = place.x() + (place.width() - cell.width()) // 2
    return QRect(QPoint(left, place.y() + (place.height() - cell.height()) // 2), cell)


class _Heads(QHeaderView):
    """C1 to C7."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.current().px(_HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if section:
            look = theme.current()
            text = str(self.model().headerData(section, Qt.Orientation.Horizontal))
            paint.smooth(painter)
            font = look.font(12, 650)
            paint.words(painter, rect, text, (font, look.color("ink3")), paint.CENTRE)


class Heatmap(QTableView):
    """Looked at, not typed in; a table to screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self._model = HeatmapModel(self)
        self.setModel(self._model)
        self.setHorizontalHeader(_Heads(Qt.Orientation.Horizontal, self))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Knowledge at each interview")

    def set_rows(
        self,
        rows: Sequence[tuple[str, Sequence[Cell]]],
        heads: Sequence[str] = HEADS,
        foot: tuple[str, Sequence[str]] | None = None,
    ) -> None:
        """Show these areas; a row shorter than the heads ends in empty cells.

        `foot` is a last row in words, such as the averages of rated areas.
        """
        self._model.fill(rows, heads, foot)
        self._measure()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """All at once: asking a delegate for each cell takes several times as long."""
        look, painter = theme.current(), paint.smooth(QPainter(self.viewport()))
        cell = QSize(look.px(_CELL), look.px(_CELL_HIGH))
        lefts = [self.columnViewportPosition(at) for at in range(self._model.columnCount())]
        wides = [self.columnWidth(at) for at in range(len(lefts))]
        for row in range(self._model.rowCount()):
            place = QRect(0, self.rowViewportPosition(row), wides[0], self.rowHeight(row))
            self._paint_words(painter, place, row, 0)
            foot = self._model.is_foot(row)
            for column in range(1, len(lefts)):
                place = QRect(lefts[column], place.y(), wides[column], place.height())
                if foot:
                    self._paint_words(painter, place, row, column)
                else:
                    _, level = self._model.cell(self._model.index(row, column))
                    paint_level(painter, _middle(cell, place), level)

    def _paint_words(self, painter: QPainter, place: QRect, row: int, column: int) -> None:
        """The name of an area, or a word of the last row."""
        look = theme.current()
        weight = 650 if self._model.is_foot(row) else 550
        font = look.font(13, weight, tabular=column > 0)
        text = str(self._model.index(row, column).data() or "")
        align = paint.CENTRE if column else paint.LEFT
        paint.words(painter, place, text, (font, look.color("ink")), align)

    def _measure(self) -> None:
        look, head = theme.current(), self.horizontalHeader()
        head.setFixedHeight(look.px(_HEAD))
        if self._model.columnCount():
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, self._model.columnCount()):
            head.resizeSection(column, look.px(_COLUMN))
        self.verticalHeader().setDefaultSectionSize(look.px(_ROW))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        look = theme.current()
        wide = look.px(237) + (self._model.columnCount() - 1) * look.px(_COLUMN)
        return QSize(wide, look.px(_HEAD) + self._model.rowCount() * look.px(_ROW) + 2)

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        return QSize(self.sizeHint().width(), look.px(_HEAD + 4 * _ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
