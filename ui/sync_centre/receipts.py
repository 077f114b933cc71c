"""One line an interview: who, when finished, where it is, and the receipt in short."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent

from onedesk.desk.views import SyncRow
from ui import theme, words
from ui.listing import ROOT, Index, Listing, RowDelegate
from ui.sync_centre import sentences
from ui.theme.focus import follow_rows
from ui.widgets import paint
from ui.widgets.pill import paint_pill, pill_width

HEADS = ("Student", "Finished", "State", "Receipt")
_NAME, _WHEN, _STATE, _RECEIPT = range(4)
_ROW, _LEAST_ROWS = 36, 4
_ROOMY, _FAIR = 740, 560
_COMPACT = 152


class ReceiptModel(QAbstractTableModel):
    """The rows of the sync state in words."""

    def __init__(self, parent: Listing, *, times: bool) -> None:
        super().__init__(parent)
        self._times = times
        self._rows: Sequence[SyncRow] = ()
        self._now: datetime | None = None

    def fill(self, rows: Sequence[SyncRow], now: datetime) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows, self._now = rows, now
        self.endResetModel()

    def row(self, index: Index) -> SyncRow:
        """The interview in that row."""
        return self._rows[index.row()]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._now is None:
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == _NAME:
            said = [self._said(row, column) for column in range(len(HEADS))]
            return ", ".join(part for part in said if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.say
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._said(row, index.column())

    def _said(self, row: SyncRow, column: int) -> str:
        now = self._now
        if now is None:
            return ""
        if column == _NAME:
            return row.student_name
        if column == _WHEN:
            return words.moment_said(row.finished_at, now) if row.finished_at else ""
        if column == _STATE:
            return sentences.pill(row, now if self._times else None)
        return f"receipt {row.receipt}" if row.receipt and row.state == "hub" else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        across = orientation == Qt.Orientation.Horizontal
        wanted = across and role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(HEADS)
        return HEADS[section] if wanted else None


class _Cells(RowDelegate):
    """Names bold, states as pills."""

    def draw(self, painter: QPainter, rect: QRect, index: Index, *, picked: bool) -> None:
        look, model = theme.current(), index.model()
        if not isinstance(model, ReceiptModel):
            return
        text = str(index.data() or "")
        if index.column() == _STATE:
            self._pill(painter, rect, model.row(index), text)
            return
        name = index.column() == _NAME
        font = look.font(14, 650 if name else 400, tabular=not name)
        ink = "ink" if name or picked else "ink2"
        paint.words(painter, rect, text, (font, look.color(ink)))

    def _pill(self, painter: QPainter, rect: QRect, row: SyncRow, text: str) -> None:
        look = theme.current()
        left = rect.x()
        if isinstance(self.parent(), ReceiptList) and self.parent().compact:
            left = rect.right() + 1 - look.px(8) - pill_width(row.state, text)
        paint_pill(painter, (left, rect.y() + rect.height() // 2), row.state, text)


class ReceiptList(Listing):
    """All columns where there is room, at the least the name and the state."""

    def __init__(self, *, compact: bool = False) -> None:
        super().__init__((0, 138, 231, 191), row=34 if compact else _ROW)
        self.compact = compact
        self._receipts = ReceiptModel(self, times=not compact)
        self.setModel(self._receipts)
        self.setItemDelegate(_Cells(self))
        self.horizontalHeader().hide()
        self.setAccessibleName("Interviews and where they are")
        follow_rows(self)

    def show_rows(self, rows: Sequence[SyncRow], now: datetime) -> None:
        """Show these; the row in hand stays in hand."""
        before = self.currentIndex().row()
        self._receipts.fill(rows, now)
        self.choose(max(before, 0))
        self.measure()

    @property
    def chosen(self) -> SyncRow | None:
        """The interview in hand."""
        index = self.currentIndex()
        return self._receipts.row(index) if index.isValid() else None

    def measure(self) -> None:
        look = theme.current()
        room = self.width() * 100 / look.text_percent
        self.setColumnHidden(_WHEN, self.compact or room < _FAIR)
        self.setColumnHidden(_RECEIPT, self.compact or room < _ROOMY)
        super().measure()
        if self.compact:
            self.horizontalHeader().resizeSection(_STATE, self._state_width())

    def _state_width(self) -> int:
        """Wide enough for the longest pill."""
        found = [pill_width(r.state, t) for r, t in self._receipts_with_words()]
        return max(found, default=0) + theme.current().px(20)

    def _receipts_with_words(self) -> list[tuple[SyncRow, str]]:
        model = self._receipts
        rows = [model.index(at, _STATE) for at in range(model.rowCount())]
        return [(model.row(index), str(index.data())) for index in rows]

    def sizeHint(self) -> QSize:
        rows = self._receipts.rowCount()
        return QSize(theme.current().px(300), rows * self.verticalHeader().defaultSectionSize())

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        rows = min(self._receipts.rowCount(), _LEAST_ROWS)
        return QSize(look.px(200), rows * self.verticalHeader().defaultSectionSize())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()
