"""Tables that are walked by keyboard: rows with hairlines, the row in hand in soft marigold."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui import theme
from ui.rows import ROOT, Index
from ui.widgets import paint
from ui.widgets.card import Card

__all__ = ["ROOT", "Heads", "Index", "ListCard", "Listing", "RowDelegate"]

_HEAD, _LEAST_ROWS = 33, 2
_MOVES = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Heads(QHeaderView):
    """Small bold words over the columns."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.current().px(_HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        look = theme.current()
        painter.fillRect(rect, look.color("surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, look.color("line"))
        text = self.model().headerData(section, Qt.Orientation.Horizontal)
        inner = rect.adjusted(look.px(16) if section == 0 else 0, 0, 0, 0)
        paint.smooth(painter)
        paint.words(painter, inner, str(text or ""), (look.font(12, 650), look.color("ink3")))


class RowDelegate(QStyledItemDelegate):
    """Paints the ground of a row; `draw` paints what stands in the cell."""

    def __init__(self, view: "Listing") -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, rect = theme.current(), QRect(option.rect)
        picked = index.row() == self._view.currentIndex().row()
        painter.save()
        paint.smooth(painter)
        painter.fillRect(rect, look.color(self._view.ground(picked=picked)))
        if index.row():
            painter.fillRect(rect.x(), rect.y(), rect.width(), 1, look.color("line"))
        inner = rect.adjusted(look.px(16) if index.column() == 0 else 0, 0, -look.px(8), 0)
        self.draw(painter, inner, index, picked=picked)
        painter.restore()

    def draw(self, painter: QPainter, rect: QRect, index: Index, *, picked: bool) -> None:
        """One line of the model's own words; screens with more to show override this."""
        look = theme.current()
        ink = look.color("ink" if picked else "ink2")
        paint.words(painter, rect, str(index.data() or ""), (look.font(14), ink))


class Listing(QTableView):
    """Up and Down choose, Enter opens; letters are left to the page.

    `widths` are the columns' design widths, 0 for the one that takes the rest.
    """

    opened = Signal()
    grew = Signal()
    """There are more or fewer rows, or they are higher or lower than before."""

    def __init__(self, widths: Sequence[int], *, row: int = 49) -> None:
        super().__init__()
        self.led = False
        self._widths, self._row, self._whole = list(widths), row, False
        self.setHorizontalHeader(Heads(self))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def measure(self) -> None:
        """Widths and heights at the current text size."""
        look, head = theme.current(), self.horizontalHeader()
        head.setFixedHeight(look.px(_HEAD))
        rows = self.verticalHeader()
        if rows.defaultSectionSize() != look.px(self._row):
            rows.setDefaultSectionSize(look.px(self._row))
            self.model().layoutChanged.emit()
        for column, width in enumerate(self._widths[: head.count()]):
            if width:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                head.resizeSection(column, look.px(width))
            else:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.updateGeometry()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self.grew)
            model.layoutChanged.connect(self.grew)

    def set_row_height(self, height: int) -> None:
        """Another design height for every row."""
        self._row = height
        self.measure()

    def set_width(self, column: int, width: int) -> None:
        """Another design width for a column; 0 gives it the rest."""
        self._widths[column] = width

    def choose(self, row: int) -> None:
        """Put the row in hand."""
        if self.model().rowCount():
            last = self.model().rowCount() - 1
            self.setCurrentIndex(self.model().index(max(0, min(row, last)), 0))

    def ground(self, *, picked: bool) -> str:
        """The colour token under a row; soft where a field leads the list."""
        if not picked:
            return "surface"
        return "mariS" if self.hasFocus() else "petrolS" if self.led else "surface"

    def full_height(self) -> int:
        """Enough for every row without scrolling."""
        return self._head_height() + self.model().rowCount() * theme.current().px(self._row)

    def _head_height(self) -> int:
        return 0 if self.horizontalHeader().isHidden() else theme.current().px(_HEAD)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint().expandedTo(QSize(theme.current().px(300), 0))

    def show_all(self, *, whole: bool) -> None:
        """Without a scroll bar of its own, where the page scrolls."""
        self._whole = whole
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAsNeeded
        )
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        if self._whole:
            return QSize(look.px(200), self.full_height())
        rows = min(self.model().rowCount(), _LEAST_ROWS)
        return QSize(look.px(200), self._head_height() + rows * look.px(self._row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.NoModifier and event.key() in _MOVES:
            super().keyPressEvent(event)
        elif held == Qt.KeyboardModifier.NoModifier and event.key() in _ENDS:
            self.choose(0 if event.key() == Qt.Key.Key_Home else self.model().rowCount())
        elif event.key() in _ENTER and not event.isAutoRepeat() and self.currentIndex().isValid():
            self.opened.emit()
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()
        self.setMask(_rounded(self.size()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.measure()


class ListCard(Card):
    """A card that a listing fills to its edges."""

    def __init__(self, listing: Listing) -> None:
        super().__init__(margin=1)
        self._listing = listing
        self.rows.addWidget(listing)
        listing.grew.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """No higher than its rows."""
        edges = self.rows.contentsMargins()
        self.setMaximumHeight(self._listing.full_height() + edges.top() + edges.bottom())
        self._listing.updateGeometry()


def _rounded(size: QSize) -> QRegion:
    """The corners of a card are left to the card."""
    shape = QPainterPath()
    radius = theme.current().radius("card") - 1
    shape.addRoundedRect(QRectF(0, 0, size.width(), size.height()), radius, radius)
    return QRegion(shape.toFillPolygon().toPolygon())
