"""The caseload as it is painted: names, seven dots for the talks, ideas and plans."""

from functools import partial

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QResizeEvent

from onedesk.desk.views import CaseRow
from ui import theme
from ui.caseload.marks import marks
from ui.caseload.model import ACTIONS, IDEA, LAST, PLAN, SCHOOL, TALKS, CaseModel, model_of
from ui.listing import Index, Listing, RowDelegate
from ui.theme.focus import follow_rows
from ui.widgets import paint
from ui.widgets.marked import paint_marked

_WIDTHS = (0, 122, 236, 168, 116, 108, 176)
_ROW = 44
_CYCLES, _DOT, _STEP = 7, 9, 14
_GIVES_WAY = ((SCHOOL, 1180), (ACTIONS, 1000), (LAST, 890), (IDEA, 780), (PLAN, 560), (TALKS, 420))
"""Design width of the list under which a column gives way, the least needed first."""


class CaseList(Listing):
    """Led by the field above it, or walked by itself; columns give way to large text."""

    def __init__(self) -> None:
        super().__init__(_WIDTHS, row=_ROW)
        self.cases = CaseModel(self)
        self.one_school = False
        self.led = True
        self.setModel(self.cases)
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName("Students")
        follow_rows(self)
        self.measure()

    @property
    def chosen(self) -> CaseRow | None:
        """The row in hand."""
        return self.cases.row(self.currentIndex().row())

    def step(self, by: int) -> None:
        """Up or down by rows, from the field that leads."""
        self.choose(self.currentIndex().row() + by)

    def give_way(self) -> None:
        """Hide what there is no room for, and the school where there is but one."""
        width = self.viewport().width()
        for column, least in _GIVES_WAY:
            gone = width < theme.current().px(least) or (column == SCHOOL and self.one_school)
            self.setColumnHidden(column, gone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.give_way()


class _Rows(RowDelegate):
    """The name with its form, typed letters marked; the rest quieter; a line before a group."""

    def _name(self, painter: QPainter, rect: QRect, index: Index, row: CaseRow) -> None:
        look, model = theme.current(), model_of(index)
        gap = look.px(6)
        form = paint.width(row.form, look.font(13, 650)) + gap if row.form else 0
        place = rect.adjusted(0, 0, -form, 0)
        spans = marks(row.name, model.typed) if model.typed else ()
        took = paint_marked(painter, place, row.name, spans, (15, 550 if spans else 650, "ink"))
        if row.form:
            beside = rect.adjusted(took + gap, look.px(1), 0, look.px(1))
            spans = marks(row.form, model.typed) if model.typed else ()
            took += gap + paint_marked(painter, beside, row.form, spans, (13, 400, "ink2"))
        leads, font = model.leads(index.row()), look.font(12, 650)
        room = rect.adjusted(took + 2 * gap, 0, 0, 0)
        if leads and paint.width(leads, font) <= room.width():
            paint.words(painter, room, leads, (font, look.color("ink3")), paint.RIGHT)

    def draw(self, painter: QPainter, rect: QRect, index: Index, *, picked: bool) -> None:
        look, model = theme.current(), model_of(index)
        row = model.row(index.row())
        if row is None:
            return
        if model.grouped and index.row() and model.leads(index.row()):
            above = rect.adjusted(-look.px(16), 0, look.px(8), 0)
            painter.fillRect(above.x(), above.y(), above.width(), look.px(2), look.color("edge"))
        if index.column() == 0:
            self._name(painter, rect, index, row)
        elif index.column() == TALKS:
            _dots(painter, rect, row.held)
        else:
            ink = look.color("ink" if picked else "ink2")
            paint.words(painter, rect, model.words(row, index.column()), (look.font(13), ink))


def _dots(painter: QPainter, rect: QRect, held: tuple[int, ...]) -> None:
    """Seven talks: the held ones solid."""
    look = theme.current()
    high = look.px(_DOT) + 2
    middle = QRect(rect.x(), rect.y() + (rect.height() - high) // 2, _CYCLES * look.px(_STEP), high)
    paint.cached(painter, middle, f"talks:{held}", partial(_draw_dots, held))


def _draw_dots(held: tuple[int, ...], painter: QPainter, rect: QRect) -> None:
    look = theme.current()
    radius = look.px(_DOT) / 2
    middle = rect.y() + rect.height() / 2
    for cycle in range(1, _CYCLES + 1):
        solid = cycle in held
        painter.setPen(Qt.PenStyle.NoPen if solid else paint.pen(look.color("edge")))
        painter.setBrush(look.color("petrol") if solid else Qt.BrushStyle.NoBrush)
        inside = radius if solid else radius - 0.5
        x = rect.x() + radius + (cycle - 1) * look.px(_STEP)
        painter.drawEllipse(QPointF(x, middle), inside, inside)
