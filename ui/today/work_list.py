"""The list of the day as it is painted: times, names, and what became of each."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent

from onedesk.desk.day_views import DayRow
from ui import theme
from ui.listing import Index, Listing, RowDelegate
from ui.theme.focus import follow_rows
from ui.today.model import PICK_UP, PLAN, STATE, STUDENT, TIME, DayModel, model_of
from ui.widgets import paint
from ui.widgets.button import paint_button
from ui.widgets.pill import paint_pill, pill_width

_WIDTHS = (86, 0, 164, 182, 236)
_HEIGHTS = (49, 66, 101)
"""Of a row of one line, two, three."""

_TWO_LINES, _THREE_LINES = 860, 520
"""Design width of the list under which rows take so many lines."""

_TALL = 3
_LINES = ((7, 24), (31, 22), (57, 36))
"""Of a row of three lines: top and height."""

_NEAR = 5


class WorkList(Listing):
    """Opens on the next interview; in little room a row takes two lines, or three, not columns."""

    def __init__(self) -> None:
        super().__init__(_WIDTHS, row=_HEIGHTS[0])
        self.days = DayModel(self)
        self.lines = 1
        self.setModel(self.days)
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName("Interviews of the day")
        follow_rows(self)
        self.measure()

    @property
    def chosen(self) -> DayRow | None:
        """The row in hand."""
        return self.days.row(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A page up or down is another day here, which is for the page to turn."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = event.position().toPoint()
        if self.chosen and self.days.way_on(self.chosen) and self._on_button(place):
            self.opened.emit()

    def _on_button(self, place: QPoint) -> bool:
        """Whether the way on is painted there."""
        index = self.indexAt(place)
        if self.lines < _TALL:
            return bool(index.column() == STATE)
        rect = self.visualRect(index)
        return index.isValid() and place.y() > rect.bottom() - rect.height() // _TALL

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Not the viewport: its scroll bar comes and goes with the lines, and would turn them again.
        wide, look = self.width(), theme.current()
        lines = _TALL if wide < look.px(_THREE_LINES) else 1 + (wide < look.px(_TWO_LINES))
        if lines != self.lines:
            self._set_lines(lines)

    def _set_lines(self, lines: int) -> None:
        """Rows of so many lines: the columns whose words they take in are hidden."""
        self.lines = lines
        for column in (PLAN, PICK_UP):
            self.setColumnHidden(column, lines > 1)
        for column in (STUDENT, STATE):
            self.setColumnHidden(column, lines == _TALL)
        self.horizontalHeader().setVisible(lines < _TALL)
        self.set_width(TIME, 0 if lines == _TALL else _WIDTHS[TIME])
        self.set_row_height(_HEIGHTS[lines - 1])


class _Rows(RowDelegate):
    """Each column in its own weight; what is over is quieter than what is to come."""

    _view: WorkList

    def draw(self, painter: QPainter, rect: QRect, index: Index, *, picked: bool) -> None:
        row = model_of(index).row(index.row())
        if row is None:
            return
        look = theme.current()
        match index.column():
            case _ if self._view.lines == _TALL:
                self._draw_whole(painter, rect, row, picked=picked)
            case 0:
                self._draw_time(painter, rect, row)
            case 1 if self._view.lines > 1:
                upper, lower = _halves(rect)
                self._draw_name(painter, upper, row)
                self._draw_facts(painter, lower, row, with_form=False)
            case 1:
                self._draw_name(painter, rect, row)
            case 4:
                self._draw_state(painter, rect, row, picked=picked)
            case _:
                ink = look.color("ink2")
                paint.words(painter, rect, str(index.data() or ""), (look.font(13), ink))

    def _draw_whole(self, painter: QPainter, rect: QRect, row: DayRow, *, picked: bool) -> None:
        """Time and name, the facts, the state: one below the other."""
        look = theme.current()
        lines = [
            QRect(rect.x(), rect.y() + look.px(top), rect.width(), look.px(high))
            for top, high in _LINES
        ]
        wide = self._draw_time(painter, lines[0], row)
        self._draw_name(painter, lines[0].adjusted(wide, 0, 0, 0), row, with_form=False)
        self._draw_facts(painter, lines[1], row, with_form=True)
        self._draw_state(painter, lines[2], row, picked=picked)

    def _draw_time(self, painter: QPainter, rect: QRect, row: DayRow) -> int:
        """The time; gives the room it takes."""
        look, ahead = theme.current(), self._is_ahead(row)
        font = look.font(16, 650 if ahead else 400, tabular=True)
        ink, said = look.color("ink" if ahead else "ink2"), self._view.days.words(row, TIME)
        paint.words(painter, rect, said, (font, ink))
        return paint.width(said, font) + look.px(12) if said else 0

    def _draw_name(
        self, painter: QPainter, rect: QRect, row: DayRow, *, with_form: bool = True
    ) -> None:
        """The name, cut short only where it must, and the form beside it."""
        look, ahead = theme.current(), self._is_ahead(row)
        name = look.font(16, 650 if ahead else 550 if row.standing == "done" else 400)
        said = row.form if with_form and row.form else ""
        form = paint.width(said, look.font(13)) + look.px(_NEAR) if said else 0
        wide = min(paint.width(row.name, name), rect.width() - form)
        place = QRect(rect.x(), rect.y(), wide, rect.height())
        paint.words(painter, place, row.name, (name, look.color("ink" if ahead else "ink2")))
        beside = rect.adjusted(wide + look.px(_NEAR), look.px(1), 0, look.px(1))
        paint.words(painter, beside, said, (look.font(13), look.color("ink2")))

    def _draw_facts(self, painter: QPainter, rect: QRect, row: DayRow, *, with_form: bool) -> None:
        """What other columns say where there is no room for them."""
        look, days = theme.current(), self._view.days
        facts = [row.form if with_form else "", days.words(row, PLAN), days.words(row, PICK_UP)]
        text = " · ".join(fact for fact in facts if fact)
        paint.words(painter, rect, text, (look.font(13), look.color("ink2")))

    def _draw_state(self, painter: QPainter, rect: QRect, row: DayRow, *, picked: bool) -> None:
        """A pill, or the way on in the row that Enter would open."""
        middle, days = rect.y() + rect.height() // 2, self._view.days
        way_on = days.way_on(row)
        if picked and way_on:
            paint_button(painter, rect.x(), middle, way_on, "Enter")
            return
        kind, words, icon = days.pill(row)
        first, _, _ = words.partition(" · ")
        room = rect.width() + theme.current().px(8)
        ways = (words, words.replace(" · ", "\u2009·\u2009"))
        said = next((way for way in ways if pill_width(kind, way, icon) <= room), first)
        painter.setClipRect(rect.adjusted(0, 0, theme.current().px(8), 0))
        paint_pill(painter, (rect.x(), middle), kind, said, icon)

    def _is_ahead(self, row: DayRow) -> bool:
        return row.standing in ("due", "begun")


def _halves(rect: QRect) -> tuple[QRect, QRect]:
    """The upper and the lower line of a row of two."""
    edge, half = theme.current().px(8), rect.height() // 2
    return rect.adjusted(0, edge, 0, -half), rect.adjusted(0, half, 0, -edge)
