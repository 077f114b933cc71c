"""A table model over frozen rows, each said whole to a screen reader."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

R = TypeVar("R")


def same_or_next(rows: Sequence[object], before: object, at: int) -> int:
    """Where the row in hand stands among others; where it went, the one that took its place."""
    return rows.index(before) if before in rows else max(min(at, len(rows) - 1), 0)


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows under `heads`; a list says what stands in a cell and how a row is spoken."""

    heads: Sequence[str] = ()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[R, ...] = ()

    def put(self, rows: Sequence[R]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def row(self, at: int) -> R | None:
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def words(self, row: R, column: int) -> str:
        """What stands in a cell."""
        raise NotImplementedError

    def spoken(self, row: R, at: int) -> str:
        """The whole row for a screen reader."""
        raise NotImplementedError

    def whole(self, row: R, column: int) -> str | None:
        """What a cell may have cut short, to be read under the mouse."""
        return self.words(row, column) if column == 0 else None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.words(row, index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(row, index.row())
            case Qt.ItemDataRole.ToolTipRole:
                return self.whole(row, index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or section < 0:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.heads[section] if section < len(self.heads) else None
        return section + 1
