"""One line for each finished interview: when, where it is, and its receipt."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import cast

from PySide6.QtCore import QAbstractTableModel, QObject, QRect, Qt
from PySide6.QtGui import QPainter

from onedesk.desk.views import SyncRow
from ui import theme
from ui.listing import ROOT, Index, Listing, RowDelegate
from ui.theme.focus import follow_rows
from ui.widgets import paint
from ui.widgets.pill import paint_pill, pill_width
from ui.words import moment, moment_said

HEADS = ("Student", "Finished", "Where it is", "Receipt")
STUDENT, FINISHED, STATE, RECEIPT = range(4)
_WIDTHS = (0, 138, 206, 180)
_ROW, _RECEIPT_FROM, _FINISHED_FROM = 36, 620, 480
_WORDS = {"laptop": "On this laptop", "hub": "On the hub", "needs": "Needs you"}


class ReceiptModel(QAbstractTableModel):
    """The interviews in the order the desk gives them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SyncRow, ...] = ()
        self._now = datetime.min.replace(tzinfo=UTC)

    def fill(self, rows: Sequence[SyncRow], now: datetime) -> None:
        self.beginResetModel()
        self._rows, self._now = tuple(rows), now
        self.endResetModel()

    def row(self, at: int) -> SyncRow | None:
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.say
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(word for word in (*self.words(row), row.say or "") if word)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or section < 0:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return HEADS[section] if section < len(HEADS) else None
        return section + 1

    def words(self, row: SyncRow) -> tuple[str, str, str, str]:
        """Name, when it was finished, the state with its time, the receipt to read aloud."""
        finished = moment_said(row.finished_at, self._now) if row.finished_at else ""
        state = _WORDS[row.state]
        if row.state == "hub" and row.on_hub_at:
            state = f"{state} {moment(row.on_hub_at, self._now)}"
        return row.student_name, finished, state, f"receipt {row.receipt}" if row.receipt else ""


class ReceiptList(Listing):
    """Walked to be read; in little room only names and states stay."""

    def __init__(self) -> None:
        super().__init__(_WIDTHS, row=_ROW)
        self.receipts = ReceiptModel(self)
        self.setModel(self.receipts)
        self.setItemDelegate(_Rows(self))
        self.horizontalHeader().hide()
        self.setAccessibleName("Interview by interview")
        follow_rows(self)
        self.measure()

    def head_height(self) -> int:
        return 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.viewport().width()
        self.setColumnHidden(RECEIPT, wide < theme.current().px(_RECEIPT_FROM))
        self.setColumnHidden(FINISHED, wide < theme.current().px(_FINISHED_FROM))


class _Rows(RowDelegate):
    """The name in bold, the state as a pill, the receipt in even figures."""

    def draw(self, painter: QPainter, rect: QRect, index: Index, *, picked: bool) -> None:
        model = cast(ReceiptModel, index.model())
        row = model.row(index.row())
        if row is None:
            return
        look, words = theme.current(), model.words(row)
        if index.column() == STUDENT:
            paint.words(painter, rect, row.student_name, (look.font(14, 650), look.color("ink")))
        elif index.column() == STATE:
            wide = pill_width(row.state, words[STATE])
            narrow = self._view.isColumnHidden(RECEIPT)
            left = rect.right() - wide - look.px(8) if narrow else rect.x()
            paint_pill(painter, (left, rect.y() + rect.height() // 2), row.state, words[STATE])
        else:
            ink = look.color("ink" if picked else "ink2")
            font = look.font(14, tabular=True)
            paint.words(painter, rect, words[index.column()], (font, ink))
