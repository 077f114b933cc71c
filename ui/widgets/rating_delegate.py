"""How one row of the knowledge table is painted."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui import theme
from ui.theme.icons import paint_icon
from ui.widgets import paint
from ui.widgets.level import dash, paint_level
from ui.widgets.rating_model import Column, RatingModel, RatingRow, Today

BOX, BOX_HIGH, BOX_GAP, DASH_GAP, LEVELS = 40, 31, 5, 8, 5
CELL, CELL_HIGH, CELL_GAP = 32, 28, 4
AREA_LEFT, INSET = 48, 6
UPPER, SIDE, ROOMY = 36, 14, 450
"""Of a row of two lines: the height of the upper one, the least edge, and what is wide enough."""


def earlier_width(cycles: int) -> int:
    """The width of the earlier zone: the same for two cycles and three, then as many as needed."""
    look = theme.current()
    cells = cycles * look.px(CELL) + max(cycles - 1, 0) * look.px(CELL_GAP)
    return max(look.px(128 if cycles > 1 else 72), cells + look.px(16)) if cycles else 0


def earlier_places(rect: QRect, cycles: int) -> list[QRect]:
    """Where each earlier cell stands, in the middle of its zone."""
    look = theme.current()
    wide, high, gap = look.px(CELL), look.px(CELL_HIGH), look.px(CELL_GAP)
    start = rect.x() + (rect.width() - cycles * wide - (cycles - 1) * gap) // 2
    top = rect.y() + (rect.height() - high) // 2
    return [QRect(start + at * (wide + gap), top, wide, high) for at in range(cycles)]


def today_width() -> int:
    """The width of five boxes and the dash, with a little room on both sides."""
    look = theme.current()
    boxes = 6 * look.px(BOX) + 4 * look.px(BOX_GAP) + look.px(DASH_GAP)
    return boxes + 2 * look.px(INSET)


def box_places(rect: QRect) -> list[QRect]:
    """Where the boxes 1 to 5 and the dash stand."""
    look = theme.current()
    wide, high = look.px(BOX), look.px(BOX_HIGH)
    top, x = rect.y() + (rect.height() - high) // 2, rect.x() + look.px(INSET)
    places = []
    for at in range(LEVELS + 1):
        places.append(QRect(x, top, wide, high))
        x += wide + look.px(BOX_GAP if at < LEVELS - 1 else DASH_GAP)
    return places


def lower_line(rect: QRect) -> QRect:
    """Where the boxes stand in a row of two lines: under the area, where that leaves room."""
    look = theme.current()
    left = AREA_LEFT if rect.width() >= look.px(ROOMY) else SIDE
    return rect.adjusted(look.px(left - INSET), look.px(UPPER), 0, -look.px(5))


def box_at(rect: QRect, at: QPoint) -> Today:
    """Which answer the mouse meant in a today cell; None between the boxes, and above them."""
    x = at.x() if rect.top() <= at.y() <= rect.bottom() else -1
    for number, place in enumerate(box_places(rect), 1):
        if place.left() <= x <= place.right():
            return number if number <= LEVELS else "not_discussed"
    return None


class RatingDelegate(QStyledItemDelegate):
    """Paints area, earlier cells, today's boxes and the change, in the row's state."""

    def __init__(self, view: QTableView, model: RatingModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(theme.current().px(40), theme.current().px(42))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        at, column = index.row(), Column(index.column())
        focused = self._view.hasFocus() and self._view.currentIndex().row() == at
        row, sees = self._model.row(at), self._model.sees(at)
        shape = (self._model.only_last, self._model.stacked)
        key = f"rating:{column}:{at}:{row}:{focused}:{sees}:{shape}"
        draw = partial(self._cell, at, column, focused)
        paint.cached(painter, QRect(option.rect), key, draw)

    def _cell(self, at: int, column: Column, focused: bool, painter: QPainter, rect: QRect) -> None:
        """One cell, drawn once for each state that it can be in."""
        row = self._model.row(at)
        self._ground(painter, rect, column, focused=focused)
        if self._model.stacked:
            self._both_lines(painter, rect, at, focused=focused)
        elif column == Column.AREA:
            self._area(painter, rect, at, focused=focused)
        elif column == Column.EARLIER:
            self._earlier(painter, rect, at)
        elif column == Column.TODAY:
            paint_boxes(row.value, painter, rect)
        else:
            paint_change(painter, rect.adjusted(theme.current().px(8), 0, 0, 0), row)

    def _both_lines(self, painter: QPainter, rect: QRect, at: int, *, focused: bool) -> None:
        """The area and its last rating; below them the boxes, and the change where it fits."""
        look, row = theme.current(), self._model.row(at)
        edge, gap = look.px(SIDE), look.px(CELL_GAP)
        upper = QRect(rect.x(), rect.y() + gap, rect.width() - edge, look.px(UPPER) - gap)
        heads = self._model.shown(self._model.heads)
        if heads and self._model.sees(at):
            cell = QRect(0, 0, look.px(CELL), look.px(CELL_HIGH))
            cell.moveCenter(upper.center())
            cell.moveRight(upper.right())
            paint_level(painter, cell, self._model.shown(row.earlier)[0])
            cycle = QRect(upper.x(), upper.y(), cell.left() - look.px(8) - upper.x(), cell.bottom())
            cycle.setBottom(upper.bottom())
            small = look.font(12, 650)
            paint.words(painter, cycle, heads[0][0], (small, look.color("ink2")), paint.RIGHT)
            upper.setRight(cycle.right() - paint.width(heads[0][0], small))
        self._area(painter, upper, at, focused=focused)
        lower = lower_line(rect)
        paint_boxes(row.value, painter, lower)
        left = box_places(lower)[-1].right() + 2 * gap
        change = QRect(left, lower.y(), rect.right() - edge - left, lower.height())
        if paint.wide(row.change, 13, 550) + look.px(17) <= change.width():
            paint_change(painter, change, row)

    def _ground(self, painter: QPainter, rect: QRect, column: Column, *, focused: bool) -> None:
        """The row's background, the hairline below it, and those beside the earlier zone."""
        look = theme.current()
        past = column == Column.EARLIER
        fill = "mariS" if focused else "past" if past else "surface"
        painter.fillRect(rect, look.color(fill))
        line = look.color("line")
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, line)
        if past:
            painter.fillRect(rect.x(), rect.y(), 1, rect.height(), line)
            painter.fillRect(rect.right(), rect.y(), 1, rect.height(), line)

    def _area(self, painter: QPainter, rect: QRect, at: int, *, focused: bool) -> None:
        """The number, the area, and the sign of a note."""
        look, row = theme.current(), self._model.row(at)
        left = rect.x() + look.px(AREA_LEFT)
        number = QRect(rect.x(), rect.y(), look.px(40), rect.height())
        small = (look.font(13, 400, tabular=True), look.color("ink2"))
        paint.words(painter, number, str(at + 1), small, paint.RIGHT)
        font = look.font(15, 650 if focused else 550)
        icon, gap = look.px(15), look.px(9)
        room = rect.right() - left - look.px(8) - (icon + gap if row.has_note else 0)
        words = QRect(left, rect.y(), room, rect.height())
        paint.wrapped(painter, words, row.label, (font, look.color("ink")))
        if row.has_note:
            x = left + min(paint.width(row.label, font), room) + gap
            place = QRect(x, rect.y() + (rect.height() - icon) // 2, icon, icon)
            paint_icon(painter, place, "note", look.color("ink3"))

    def _earlier(self, painter: QPainter, rect: QRect, at: int) -> None:
        if not self._model.sees(at):
            return
        levels = self._model.shown(self._model.row(at).earlier)
        for place, level in zip(earlier_places(rect, len(levels)), levels, strict=True):
            paint_level(painter, place, level)


def paint_boxes(value: Today, painter: QPainter, rect: QRect) -> None:
    """Boxes 1 to 5 and the dash: strong edges to do, faded when answered, the answer solid."""
    look = theme.current()
    for at, place in enumerate(box_places(rect), 1):
        is_dash = at > LEVELS
        chosen = value == ("not_discussed" if is_dash else at)
        radius = look.radius("cell") + 1
        ink, fill, edge = _box_look(painter, value, chosen=chosen, dashed=is_dash)
        paint.box(painter, place, radius, look.color(fill), edge)
        if is_dash:
            dash(painter, place, ink)
            continue
        font = look.font(16, 400 if value is not None and not chosen else 650, tabular=True)
        paint.words(painter, place, str(at), (font, look.color(ink)), paint.CENTRE)


def _box_look(
    painter: QPainter, value: Today, *, chosen: bool, dashed: bool
) -> tuple[str, str, QPen | None]:
    """Ink, fill and edge of one box."""
    look, width = theme.current(), paint.crisp(painter, 1.5)
    if chosen:
        return "onPetrol", "petrol", None
    if value is not None:
        return "ink3", "surface", paint.pen(look.color("line"), width, dashed=dashed)
    return "ink", "surface", paint.pen(look.color("edge"), width, dashed=dashed)


def paint_change(painter: QPainter, rect: QRect, row: RatingRow) -> None:
    """The change in words, with a drawn triangle before up and down."""
    look, words = theme.current(), row.change
    if not words:
        return
    if words.startswith(("up", "down")):
        size = look.px(12)
        centre = QPointF(rect.x() + size / 2, rect.y() + rect.height() / 2)
        up = words.startswith("up")
        paint.triangle(painter, centre, size, look.color("petrol" if up else "ink2"), up=up)
        rect = rect.adjusted(size + look.px(5), 0, 0, 0)
    paint.words(painter, rect, words, (look.font(13, 550), look.color("ink2")))
