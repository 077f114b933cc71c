"""One line an interview: who, when finished, where it is, and the receipt in short."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QRect, QSize, Qt
from PySide6.QtGui import QPainter

from onedesk.desk.views import SyncRow
from ui import theme, words
from ui.listing import ROOT, Index, Listing, RowDelegate
from ui.rows import same_or_next
from ui.sync_centre import sentences
from ui.theme.focus import follow_rows
from ui.widgets import paint
from ui.widgets.pill import paint_pill, pill_width

HEADS = ("Student", "Finished", "State", "Receipt")
_NAME, _WHEN, _STATE, _RECEIPT = range(4)
_NOTHING = ("no name", "not finished", "no state", "no receipt yet")
_WIDTHS = (0, 138, 199, 237)
_ROW, _LOW_ROW, _LEAST_ROWS = 36, 34, 4
_ROOMY, _FAIR = 740, 560


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
        self._rows, self._now = tuple(rows), now
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
            said = [self._said(row, column, self._now) for column in range(len(HEADS))]
            return ", ".join(part for part in (*said, sentences.about(row, self._now)) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(row, index.column(), self._now) or _NOTHING[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return sentences.about(row, self._now) or None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._said(row, index.column(), self._now)

    def _said(self, row: SyncRow, column: int, now: datetime) -> str:
        if column == _NAME:
            return row.student_name
        if column == _WHEN and row.open_again:
            return "open again"
        if column == _WHEN:
            return words.moment_said(row.finished_at, now) if row.finished_at else ""
        if column == _STATE:
            return sentences.pill(row, now if self._times else None)
        return sentences.receipt(row, now)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        across = orientation == Qt.Orientation.Horizontal
        wanted = across and role == Qt.ItemDataRole.DisplayRole and 0 <= section < len(HEADS)
        return HEADS[section] if wanted else None


class _Cells(RowDelegate):
    """Names bold, states as pills, at the right edge where there are only two columns."""

    def __init__(self, view: "ReceiptList") -> None:
        super().__init__(view)
        self._compact = view.compact

    def draw(self, painter: QPainter, rect: QRect, index: Index, *, picked: bool) -> None:
        look, model, text = theme.current(), index.model(), str(index.data() or "")
        if index.column() == _STATE and isinstance(model, ReceiptModel):
            state, left = model.row(index).state, rect.x()
            if self._compact:
                left = rect.right() + 1 - look.px(8) - pill_width(state, text)
            paint_pill(painter, (left, rect.y() + rect.height() // 2), state, text)
            return
        name = index.column() == _NAME
        font = look.font(14, 650 if name else 400, tabular=not name)
        ink = "ink" if name or (picked and self._view.hasFocus()) else "ink2"
        paint.words(painter, rect, text, (font, look.color(ink)))


class ReceiptList(Listing):
    """All columns where there is room, at the least the name and the state."""

    def __init__(self, *, compact: bool = False) -> None:
        super().__init__(_WIDTHS, row=_LOW_ROW if compact else _ROW)
        self.compact = compact
        self._whole = False
        self._receipts = ReceiptModel(self, times=not compact)
        self.setModel(self._receipts)
        self.setItemDelegate(_Cells(self))
        self.horizontalHeader().hide()
        self.setAccessibleName("Interviews and where they are")
        follow_rows(self)

    def show_rows(self, rows: Sequence[SyncRow], now: datetime) -> None:
        """Show these; the interview in hand stays in hand, or the one that follows it."""
        at, before = self.currentIndex().row(), self.chosen
        self._receipts.fill(rows, now)
        self.choose(same_or_next([row.interview for row in rows], before and before.interview, at))
        self.measure()

    def show_whole(self, *, whole: bool) -> None:
        """Whether every row takes its room, where the page scrolls instead of the list."""
        if whole != self._whole:
            self._whole = whole
            self.updateGeometry()

    @property
    def chosen(self) -> SyncRow | None:
        """The interview in hand."""
        index = self.currentIndex()
        return self._receipts.row(index) if index.isValid() else None

    def measure(self) -> None:
        """Leave out what does not fit; never higher than its rows."""
        look = theme.current()
        room = self.width() * 100 / look.text_percent
        self.setColumnHidden(_WHEN, self.compact or room < _FAIR)
        self.setColumnHidden(_RECEIPT, self.compact or room < _ROOMY)
        super().measure()
        if self.compact:
            self.horizontalHeader().resizeSection(_STATE, self._widest_pill() + look.px(20))
        self.setMaximumHeight(max(self.full_height(), 1))

    def full_height(self) -> int:
        """Enough for every row without scrolling; there are no heads."""
        return self._receipts.rowCount() * self.verticalHeader().defaultSectionSize()

    def minimumSizeHint(self) -> QSize:
        rows = self._receipts.rowCount()
        rows = rows if self._whole else min(rows, _LEAST_ROWS)
        high = rows * self.verticalHeader().defaultSectionSize()
        return QSize(theme.current().px(200), high)

    def _widest_pill(self) -> int:
        model = self._receipts
        states = [model.index(at, _STATE) for at in range(model.rowCount())]
        pills = {(model.row(index).state, str(index.data())) for index in states}
        return max((pill_width(*pill) for pill in pills), default=0)
