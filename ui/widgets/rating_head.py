"""The heads of the knowledge table: the question, the cycles, the two ends of the scale."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.rating_delegate import AREA_LEFT, box_places, earlier_places
from ui.widgets.rating_model import Column, RatingModel

_HIGH, _UPPER, _LOWER, _LINE = 46, 16, 30, 16


class RatingHead(QHeaderView):
    """Painted column heads; screen readers get the plain ones from the model."""

    def __init__(self, model: RatingModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = model
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.current().px(_HIGH))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        column, look = Column(section), theme.current()
        painter.save()
        paint.smooth(painter)
        past, line = column == Column.EARLIER, look.color("line")
        painter.fillRect(rect, look.color("past" if past else "surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, line)
        if past and rect.width() > 1:
            painter.fillRect(rect.x(), rect.y(), 1, rect.height(), line)
            painter.fillRect(rect.right(), rect.y(), 1, rect.height(), line)
        {
            Column.AREA: self._area,
            Column.EARLIER: self._earlier,
            Column.TODAY: self._today,
            Column.CHANGE: self._change,
        }[column](painter, rect)
        painter.restore()

    def _line(self, rect: QRect, *, upper: bool = False) -> QRect:
        """The band of the first or second line of words."""
        look = theme.current()
        middle = rect.y() + look.px(_UPPER if upper else _LOWER)
        return QRect(rect.x(), middle - look.px(_LINE) // 2, rect.width(), look.px(_LINE))

    def _area(self, painter: QPainter, rect: QRect) -> None:
        look = theme.current()
        left = look.px(20 if rect.width() > look.px(AREA_LEFT) else 4)
        band = self._line(rect).adjusted(left, 0, -look.px(8), 0)
        paint.words(painter, band, self._rows.question, (look.font(12, 650), look.color("ink3")))

    def _earlier(self, painter: QPainter, rect: QRect) -> None:
        look, heads = theme.current(), self._rows.shown(self._rows.heads)
        for place, (cycle, month) in zip(earlier_places(rect, len(heads)), heads, strict=True):
            wide = place.adjusted(-look.px(2), 0, look.px(2), 0)
            upper, lower = self._line(wide, upper=True), self._line(wide)
            upper.moveTop(self._line(rect, upper=True).top())
            lower.moveTop(self._line(rect).top())
            bold, plain = look.font(12, 650), look.font(12)
            paint.words(painter, upper, cycle, (bold, look.color("ink2")), paint.CENTRE)
            paint.words(painter, lower, month, (plain, look.color("ink2")), paint.CENTRE)

    def _today(self, painter: QPainter, rect: QRect) -> None:
        look, boxes = theme.current(), box_places(rect)
        band, font, ink = self._line(rect), look.font(12, 550), look.color("ink2")
        ends = QRect(boxes[0].left() + 2, band.y(), boxes[4].right() - boxes[0].left(), 0)
        ends.setHeight(band.height())
        paint.words(painter, ends, "very little", (font, ink))
        paint.words(painter, ends, "excellent", (font, ink), paint.RIGHT)
        bold = (look.font(12, 650), look.color("ink"))
        paint.words(painter, ends, "Today", bold, paint.CENTRE)
        dash = boxes[-1].adjusted(-look.px(4), 0, look.px(4), 0)
        for word, line in (("not", self._line(rect, upper=True)), ("asked", band)):
            place = QRect(dash.x(), line.y(), dash.width(), line.height())
            paint.words(painter, place, word, (font, ink), paint.CENTRE)

    def _change(self, painter: QPainter, rect: QRect) -> None:
        look = theme.current()
        band = self._line(rect).adjusted(look.px(8), 0, 0, 0)
        paint.words(painter, band, "Change", (look.font(12, 550), look.color("ink2")))
