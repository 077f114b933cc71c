"""Who is due in this cycle and has no time yet: names in two columns, P finds a time."""

from datetime import date

from PySide6.QtCore import QAbstractListModel, QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from onedesk.desk.day_views import NotPlaced
from ui import theme
from ui.rows import ROOT, Index, same_or_next
from ui.theme.focus import set_focus_rect, widths
from ui.today.card_head import CardHead
from ui.today.wording import not_placed_words
from ui.widgets import paint
from ui.widgets.block import Block
from ui.widgets.card import Card
from ui.widgets.label import Caption
from ui.words import counted

_ROW, _PAD, _TWO_COLUMNS, _LEAST_ROWS = 30, 12, 620, 2
_STEPS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}


class NotPlacedModel(QAbstractListModel):
    """One student a row; the words say the form and what happened."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[NotPlaced, ...] = ()
        self._today = date.min

    def fill(self, rows: tuple[NotPlaced, ...], today: date) -> None:
        """Show these students; where nothing has changed, nothing happens."""
        if (rows, today) == (self._rows, self._today):
            return
        self.beginResetModel()
        self._rows, self._today = rows, today
        self.endResetModel()

    def one(self, at: int) -> NotPlaced | None:
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def of(self, student: str) -> NotPlaced | None:
        """The row of a student, who may not be among them."""
        return next((one for one in self._rows if one.student == student), None)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.one(index.row()) if index.isValid() else None
        if one is None:
            return None
        said = not_placed_words(one, self._today)
        return {
            Qt.ItemDataRole.DisplayRole: one.name,
            Qt.ItemDataRole.StatusTipRole: said,
            Qt.ItemDataRole.AccessibleTextRole: f"{one.name}, {said.replace(' · ', ', ')}",
            Qt.ItemDataRole.ToolTipRole: one.name,
        }.get(Qt.ItemDataRole(role))


class _Names(QStyledItemDelegate):
    """The name in bold, the facts at the right end."""

    def __init__(self, view: "NotPlacedList") -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.current()
        rect = QRect(option.rect)
        rect.adjust(0, 0, -self._view.gap(rect), 0)
        painter.save()
        paint.smooth(painter)
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.fillRect(rect, look.color("mariS"))
        said = str(index.data(Qt.ItemDataRole.StatusTipRole) or "")
        small = look.font(13)
        right = paint.width(said, small)
        inner = rect.adjusted(look.px(4), 0, -look.px(4), 0)
        paint.words(painter, inner, said, (small, look.color("ink2")), paint.RIGHT)
        name = inner.adjusted(0, 0, -right - look.px(8), 0)
        paint.words(painter, name, str(index.data()), (look.font(14, 650), look.color("ink")))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return self._view.gridSize()


class NotPlacedList(QListView):
    """Arrows choose; letters are left to the page."""

    opened = Signal()
    turned = Signal()
    """There is another width, and with it perhaps another number of columns."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = False
        self.names = NotPlacedModel(self)
        self.names.modelReset.connect(self._measure)
        self.setModel(self.names)
        self.setItemDelegate(_Names(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName("Not placed yet in this cycle")
        self.selectionModel().currentChanged.connect(self._ring)
        self.verticalScrollBar().valueChanged.connect(self._ring)

    @property
    def chosen(self) -> NotPlaced | None:
        return self.names.one(self.currentIndex().row())

    def _ring(self, *_what: object) -> None:
        """The ring stands around one name."""
        rect = self.visualRect(self.currentIndex())
        inner, gap = widths()[0], self.gap(rect)
        rect.translate(self.viewport().pos())
        rect.adjust(inner, inner, -gap - inner, -inner)
        set_focus_rect(self, rect if self.currentIndex().isValid() else None, 4)
        self.viewport().update()

    def show_all(self, *, whole: bool) -> None:
        """Without a scroll bar of its own, where the page scrolls."""
        self._whole = whole
        self.updateGeometry()

    def gap(self, rect: QRect) -> int:
        """What is left free at the right of a name: the space between two columns."""
        left = self._columns() > 1 and rect.x() < rect.width() // 2
        return theme.current().px(_PAD) if left else 0

    def _columns(self) -> int:
        return 2 if self.width() >= theme.current().px(_TWO_COLUMNS) else 1

    def _measure(self) -> None:
        """Columns as wide as there is room; Qt keeps some free for a bar that may be wanted."""
        scrolls = self.full_height() > self.height()
        bars = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bars.ScrollBarAsNeeded if scrolls else bars.ScrollBarAlwaysOff
        )
        bar = self.verticalScrollBar().sizeHint().width() if scrolls else 0
        wide = (self.width() - bar - 4) // self._columns()
        self.setGridSize(QSize(wide, theme.current().px(_ROW)))

    def full_height(self) -> int:
        """The height of all names."""
        rows = -(-self.names.rowCount() // self._columns())
        return max(rows, 1) * theme.current().px(_ROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
            self.turned.emit()
        super().resizeEvent(event)
        self._ring()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.names.index(0, 0))
        super().focusInEvent(event)
        self._ring()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen:
            self.opened.emit()
        else:
            event.ignore()

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        least = (
            self.full_height()
            if self._whole
            else min(self.full_height(), _LEAST_ROWS * look.px(_ROW))
        )
        return QSize(look.px(180), least)

    def sizeHint(self) -> QSize:
        """No more than it must have: the page lets it grow, and scrolls for the least alone."""
        return QSize(theme.current().px(400), self.minimumSizeHint().height())


class NotPlacedCard(Card):
    """Heading with the count, the list, and a sentence when nobody is left."""

    def __init__(self) -> None:
        super().__init__(margin=12)
        self.list = NotPlacedList()
        self._head = CardHead("Not placed yet in this cycle", ("P", "Place in a free time"))
        nobody = Caption("Everyone has a time, or has been seen.", wrap=True)
        self._nobody = Block(nobody, edges=(4, 0, 4, 0))
        self.rows.addWidget(self._head)
        self.rows.addWidget(self._nobody)
        self.rows.addWidget(self.list, 1)

    def full_height(self) -> int:
        """Enough for every name without scrolling."""
        edges, look = self.rows.contentsMargins(), theme.current()
        inside = self.list.full_height() if self.list.isVisibleTo(self) else look.px(_ROW)
        around = edges.top() + edges.bottom() + self.rows.spacing()
        return self._head.sizeHint().height() + inside + around

    def show_rows(self, rows: tuple[NotPlaced, ...], today: date) -> None:
        """Show who waits; the one in hand stays in hand, or the one that follows."""
        at, before = self.list.currentIndex().row(), self.list.chosen
        self.list.names.fill(rows, today)
        self._head.count.setText(counted(len(rows), "student") if rows else "")
        self._nobody.setVisible(not rows)
        if self._head.hint:
            self._head.hint.setVisible(bool(rows))
        self.list.setVisible(bool(rows))
        if rows and at >= 0:
            students = [one.student for one in rows]
            now = same_or_next(students, before and before.student, at)
            self.list.setCurrentIndex(self.list.names.index(now, 0))
