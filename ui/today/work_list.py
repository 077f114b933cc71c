"""The list of the day as it is painted: times, names, and what became of each."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QMouseEvent, QPainter, QResizeEvent

from onedesk.desk.views import DayRow
from ui import theme
from ui.listing import Index, Listing, RowDelegate
from ui.theme.focus import follow_rows
from ui.today.model import PICK_UP, PLAN, STATE, DayModel, model_of
from ui.widgets import paint
from ui.widgets.button import paint_button
from ui.widgets.pill import paint_pill, pill_width

_WIDTHS = (86, 0, 134, 194, 236)
_ROW, _COMPACT_ROW = 49, 66
_COMPACT = 860
_WAYS_ON = {"due": "Start interview", "begun": "Go on"}


class WorkList(Listing):
    """Opens on the next interview; in little room a row takes two lines instead of columns."""

    def __init__(self) -> None:
        super().__init__(_WIDTHS, row=_ROW)
        self.days = DayModel(self)
        self.compact = False
        self.setModel(self.days)
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName("Interviews today")
        follow_rows(self)
        self.measure()

    @property
    def chosen(self) -> DayRow | None:
        """The row in hand."""
        return self.days.row(self.currentIndex().row())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.column() == STATE and self.chosen and self.chosen.standing in _WAYS_ON:
            self.opened.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = self.viewport().width() < theme.current().px(_COMPACT)
        if compact != self.compact:
            self.compact = compact
            for column in (PLAN, PICK_UP):
                self.setColumnHidden(column, compact)
            self.set_row_height(_COMPACT_ROW if compact else _ROW)


class _Rows(RowDelegate):
    """Each column in its own weight; what is over is quieter than what is to come."""

    _view: WorkList

    def draw(self, painter: QPainter, rect: QRect, index: Index, *, picked: bool) -> None:
        row = model_of(index).row(index.row())
        if row is None:
            return
        look = theme.current()
        ahead = row.standing in _WAYS_ON
        match index.column():
            case 0:
                font = look.font(16, 650 if ahead else 400, tabular=True)
                ink = "ink" if ahead else "ink2"
                paint.words(painter, rect, str(index.data()), (font, look.color(ink)))
            case 1:
                self._name(painter, rect, row, ahead=ahead)
            case 4:
                self._state(painter, rect, index, row, picked=picked)
            case _:
                words = (look.font(13), look.color("ink2"))
                paint.words(painter, rect, str(index.data() or ""), words)

    def _name(self, painter: QPainter, rect: QRect, row: DayRow, *, ahead: bool) -> None:
        """Name and form; below them the plan and what to pick up where columns do not fit."""
        look = theme.current()
        upper = rect
        if self._view.compact:
            upper = rect.adjusted(0, look.px(8), 0, -rect.height() // 2)
            lower = rect.adjusted(0, rect.height() // 2, 0, -look.px(8))
            model, at = self._view.days, self._view.days.row_of(row.student)
            facts = [model.index(at, column).data() for column in (PLAN, PICK_UP)]
            text = " · ".join(fact for fact in facts if fact)
            paint.words(painter, lower, text, (look.font(13), look.color("ink2")))
        name = look.font(16, 650 if ahead else 550 if row.standing == "done" else 400)
        form = paint.width(row.form, look.font(13)) + look.px(5) if row.form else 0
        wide = min(paint.width(row.name, name), upper.width() - form)
        place = QRect(upper.x(), upper.y(), wide, upper.height())
        ink = look.color("ink" if ahead else "ink2")
        paint.words(painter, place, row.name, (name, ink))
        if row.form:
            beside = upper.adjusted(wide + look.px(5), look.px(1), 0, look.px(1))
            paint.words(painter, beside, row.form, (look.font(13), look.color("ink2")))

    def _state(
        self, painter: QPainter, rect: QRect, index: Index, row: DayRow, *, picked: bool
    ) -> None:
        """A pill, or the way on in the row that Enter would open."""
        middle = rect.y() + rect.height() // 2
        if picked and row.standing in _WAYS_ON:
            paint_button(painter, rect.x(), middle, _WAYS_ON[row.standing], "Enter")
            return
        kind, words, icon = model_of(index).pill(row)
        if pill_width(kind, words, icon) > rect.width():
            words = words.replace(" · ", "\u2009·\u2009")
        painter.setClipRect(rect.adjusted(0, 0, theme.current().px(8), 0))
        paint_pill(painter, (rect.x(), middle), kind, words, icon)
