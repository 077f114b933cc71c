"""A chart as a table, walked cell by cell."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.insights.tables import Table, TableModel
from ui.listing import Heads, Index
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.label import Caption

_HIGH, _HEAD, _PAD, _WIDEST, _MOST, _WIDE, _EDGE = 34, 33, 16, 300, 460, 864, 24
_AWAY = ("Alt+T", "T")
_WALKS = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}


class _Cells(QStyledItemDelegate):
    """Words that wrap, a hairline over each row, the cell in hand in soft marigold."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, rect = theme.current(), QRect(option.rect)
        painter.save()
        paint.smooth(painter)
        view = self.parent()
        here = isinstance(view, QTableView) and view.hasFocus() and view.currentIndex() == index
        painter.fillRect(rect, look.color("mariS" if here else "surface"))
        painter.fillRect(rect.x(), rect.y(), rect.width(), 1, look.color("line"))
        first = index.column() == 0
        font = look.font(14, 550 if first else 400, tabular=not first)
        ink = look.color("ink" if first else "ink2")
        inner = rect.adjusted(look.px(_PAD) if first else 0, 0, 0 if first else -look.px(_PAD), 0)
        paint.wrapped(painter, inner, _words(index), (font, ink))
        painter.restore()


class TableView(QTableView):
    """Arrows go from cell to cell; it scrolls both ways, and nothing can be copied out of it."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.setModel(TableModel(table, self))
        self.setItemDelegate(_Cells(self))
        self.setHorizontalHeader(Heads(self))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(table.title)
        self.setAccessibleDescription(table.who)
        self.setCurrentIndex(self.model().index(0, 0))
        self.measure()

    def measure(self, room: int | None = None) -> None:
        """Columns as wide as their words, or wrapped; what is left of `room` goes to the widest."""
        look, head = theme.current(), self.horizontalHeader()
        head.setFixedHeight(look.px(_HEAD))
        head.setMinimumSectionSize(1)
        wanted = [self._wanted(at) for at in range(self.model().columnCount())]
        widths = [min(one, look.px(_WIDEST)) for one in wanted]
        spare = max((room or self.viewport().width()) - sum(widths), 0)
        widest = wanted.index(max(wanted)) if max(wanted) > look.px(_WIDEST) else 0
        for at, width in enumerate(widths):
            head.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(at, width + (spare if at == widest else 0))
        self.verticalHeader().setMinimumSectionSize(1)
        for row in range(self.model().rowCount()):
            self.setRowHeight(row, self._height(row))
        self.setMaximumHeight(min(self.full_height(), look.px(_MOST)))

    def _wanted(self, column: int) -> int:
        """The width of a column on one line a row, head included."""
        look, model = theme.current(), self.model()
        cells = [_words(model.index(row, column)) for row in range(model.rowCount())]
        head = str(model.headerData(column, Qt.Orientation.Horizontal))
        font = look.font(14, 550 if column == 0 else 400, tabular=column > 0)
        wide = max((paint.width(words, font) for words in cells), default=0)
        around = look.px(2 * _PAD if column == 0 else _PAD + 2)
        return max(wide, paint.width(head, look.font(12, 650))) + around

    def _height(self, row: int) -> int:
        look, high = theme.current(), theme.current().px(_HIGH)
        metrics = QFontMetrics(look.font(14, 550))
        for column in range(self.model().columnCount()):
            room = QRect(0, 0, self.columnWidth(column) - look.px(_PAD), 10_000)
            words = _words(self.model().index(row, column))
            around = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words)
            high = max(high, around.height() + look.px(_PAD))
        return high

    def full_height(self) -> int:
        """Enough for every row without scrolling."""
        rows = self.verticalHeader()
        return theme.current().px(_HEAD) + sum(map(rows.sectionSize, range(rows.count()))) + 2

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(300), self.full_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(200), theme.current().px(_HEAD + _HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _WALKS:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.model() is not None:
            self.measure()


class TableDialog(Dialog):
    """The table over the page; Alt T, Enter or Esc puts it away."""

    def __init__(self, table: Table, window: QWidget) -> None:
        super().__init__(table.title, window, wide=_WIDE)
        look = theme.current()
        self.view = TableView(table)
        if table.who:
            self.body.addWidget(Caption(table.who, wrap=True))
        edges = look.px(2 * _EDGE)
        self.view.measure(min(look.px(_WIDE), self._host.width() - edges) - edges - look.px(4))
        self.body.addWidget(self.view, 1)
        close = self.add_button(Button("Close", kind="primary", key="Enter"), primary=True)
        close.clicked.connect(self.accept)
        self.first = self.view
        for key in _AWAY:
            QShortcut(QKeySequence(key), self).activated.connect(self.accept)


def _words(index: Index) -> str:
    return str(index.data() or "")
