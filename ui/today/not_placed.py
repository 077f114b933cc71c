"""Who is due in this cycle and has no time yet: names in two columns, P finds a time."""

from datetime import date

from PySide6.QtCore import QAbstractListModel, QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from onedesk.desk.views import NotPlaced
from ui import theme
from ui.listing import ROOT, Index
from ui.theme.focus import set_focus_rect, widths
from ui.today.wording import not_placed_words
from ui.widgets import paint
from ui.widgets.card import Card
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Caption, CardHeading
from ui.words import counted

_ROW, _PAD, _TWO_COLUMNS = 30, 12, 620
_STEPS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}


class NotPlacedModel(QAbstractListModel):
    """One student a row; the words say the form and what happened."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[NotPlaced, ...] = ()
        self._today = date.min

    def fill(self, rows: tuple[NotPlaced, ...], today: date) -> None:
        self.beginResetModel()
        self._rows, self._today = rows, today
        self.endResetModel()

    def one(self, at: int) -> NotPlaced | None:
        return self._rows[at] if 0 <= at < len(self._rows) else None

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
        }.get(Qt.ItemDataRole(role))


class _Names(QStyledItemDelegate):
    """The name in bold, the facts at the right end."""

    def __init__(self, view: "NotPlacedList") -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.current()
        rect = QRect(option.rect).adjusted(0, 0, -look.px(_PAD), 0)
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

    def __init__(self) -> None:
        super().__init__()
        self.names = NotPlacedModel(self)
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
        rect = self.visualRect(self.currentIndex()).translated(self.viewport().pos())
        inner = widths()[0]
        rect.adjust(inner, inner, -theme.current().px(_PAD) - inner, -inner)
        set_focus_rect(self, rect if self.currentIndex().isValid() else None, 4)
        self.viewport().update()

    def _measure(self) -> None:
        look = theme.current()
        wide = self.viewport().width()
        columns = 2 if wide >= look.px(_TWO_COLUMNS) else 1
        bar = self.verticalScrollBar().sizeHint().width()
        self.setGridSize(QSize((wide - bar - 4) // columns, look.px(_ROW)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()
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
        return QSize(theme.current().px(180), theme.current().px(_ROW))

    def sizeHint(self) -> QSize:
        rows = -(-self.names.rowCount() // 2)
        return QSize(theme.current().px(400), theme.current().px(_ROW) * max(rows, 1))


class NotPlacedCard(Card):
    """Heading with the count, the list, and a sentence when nobody is left."""

    def __init__(self) -> None:
        super().__init__(margin=12)
        self.list = NotPlacedList()
        self._count = Caption("")
        self._hint = KeyHints((), [("P", "Place in a free time")], bar=False)
        self._nobody = Caption("Everyone has a time, or has been seen.", wrap=True)
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 4, 0)
        line = Qt.AlignmentFlag.AlignBaseline
        head.addWidget(CardHeading("Not placed yet in this cycle"), 0, line)
        head.addWidget(self._count, 0, line)
        head.addStretch(1)
        head.addWidget(self._hint, 2)
        self.rows.addLayout(head)
        self.rows.addWidget(self._nobody)
        self.rows.addWidget(self.list, 1)

    def show_rows(self, rows: tuple[NotPlaced, ...], today: date) -> None:
        """Show who waits; the row in hand stays where it was."""
        at = self.list.currentIndex().row()
        self.list.names.fill(rows, today)
        self._count.setText(counted(len(rows), "student") if rows else "")
        self._nobody.setVisible(not rows)
        self._hint.setVisible(bool(rows))
        self.list.setVisible(bool(rows))
        if rows and at >= 0:
            self.list.setCurrentIndex(self.list.names.index(min(at, len(rows) - 1), 0))
