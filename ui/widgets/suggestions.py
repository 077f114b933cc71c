"""The list under a field that is being typed in; it never takes the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.marked import paint_marked
from ui.widgets.matching import Match
from ui.widgets.pill import paint_tag, tag_width

Index = QModelIndex | QPersistentModelIndex
_ROW, _PAD, _BAR, _GAP = 36, 13, 4, 5
_ROOT = QModelIndex()


class _Found(QAbstractListModel):
    """The matches, as a list."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.found: list[Match] = []

    def fill(self, found: Sequence[Match]) -> None:
        self.beginResetModel()
        self.found = list(found)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            return self.found[index.row()].option.label
        return None


def aside(match: Match) -> str:
    """The quiet words at the right of a row."""
    if match.synonym:
        return f"includes {match.synonym}"
    return match.option.tag or ("always listed" if match.option.pinned else "")


class _Row(QStyledItemDelegate):
    """One suggestion: matched letters bold and underlined, what it includes at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, theme.current().px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, model = self.parent(), index.model()
        if not isinstance(view, Suggestions) or not isinstance(model, _Found):
            return
        painter.save()
        paint.smooth(painter)
        look, rect, match = theme.current(), QRect(option.rect), model.found[index.row()]
        if index.row() == view.at:
            painter.fillRect(rect, look.color("petrolS"))
            bar = QRect(rect.x(), rect.y(), look.px(_BAR), rect.height())
            painter.fillRect(bar, look.color("petrol"))
        inner = rect.adjusted(look.px(_PAD), 0, -look.px(_PAD), 0)
        room = inner.width()
        if paint.width(match.option.label, look.font(15, 650)) + self._need(match) <= room:
            room -= self._aside(painter, inner, match) + look.px(_PAD)
        weight = 550 if index.row() == view.at else 400
        name = QRect(inner.x(), inner.y(), room, inner.height())
        paint_marked(painter, name, match.option.label, match.spans, (15, weight, "ink"))
        painter.restore()

    def _need(self, match: Match) -> int:
        """The room that the words at the right would take; the option's own words go first."""
        look, words = theme.current(), aside(match)
        return max(tag_width(words), paint.width(words, look.font(13, 550))) + look.px(_PAD)

    def _aside(self, painter: QPainter, rect: QRect, match: Match) -> int:
        """Draw the words at the right; gives their width."""
        look, words = theme.current(), aside(match)
        if match.option.tag and not match.synonym:
            wide = tag_width(words)
            paint_tag(painter, rect.right() + 1 - wide, rect.center().y() + 1, words)
            return wide
        wide = paint.width(words, look.font(13, 550))
        place = QRect(rect.right() + 1 - wide, rect.y(), wide, rect.height())
        shift = len(words) - len(match.synonym)
        spans = tuple((at + shift, length) for at, length in match.synonym_spans)
        paint_marked(painter, place, words, spans, (13, 400, "ink2"))
        return wide


class Suggestions(QListView):
    """Up to seven rows below a field; `taken` gives the row clicked."""

    taken = Signal(int)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field.window())
        self._field = field
        self.at = -1
        self._found = _Found(self)
        self.setModel(self._found)
        self.setItemDelegate(_Row(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("suggestions", True)
        self.setAccessibleName("Suggestions")
        self.hide()

    @property
    def matches(self) -> list[Match]:
        """What is listed."""
        return self._found.found

    def offer(self, found: Sequence[Match], at: int) -> None:
        """Show these matches under the field, row `at` in hand (-1 for none)."""
        self._found.fill(found)
        self.at = at
        if not found:
            self.hide()
            return
        self._place(len(found))
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Move up or down, stopping at the ends."""
        self.at = min(max(self.at + by, 0), len(self.matches) - 1)
        self.viewport().update()

    def _place(self, rows: int) -> None:
        """Below the field; above it where the window ends."""
        look, window = theme.current(), self._field.window()
        if self.parent() is not window:
            self.setParent(window)
        high = rows * look.px(_ROW) + 2
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + _GAP))
        if corner.y() + high > window.height():
            above = self._field.mapTo(window, QPoint(0, -high - _GAP))
            corner = above if above.y() >= 0 else corner
        self.setGeometry(QRect(corner, QSize(self._field.width(), high)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.taken.emit(index.row())
