"""What a search found, as it is painted: names with the typed letters marked, plans, schools."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from onedesk.desk.finding_views import FoundPlan, Person
from ui import theme
from ui.caseload.marks import marks
from ui.listing import Index, Listing, RowDelegate
from ui.rows import RowsModel
from ui.theme.focus import follow_rows
from ui.theme.icons import paint_icon
from ui.widgets import paint
from ui.widgets.marked import paint_marked
from ui.words import day_month

ROW = 44
_GAP, _ICON = 8, 18

Found = Person | FoundPlan


class FoundModel(RowsModel[Found]):
    """The best first, as the desk gives them."""

    heads = ("Student",)
    typed = ""

    def show_found(self, found: Sequence[Found], typed: str) -> None:
        """Show what was found for these letters."""
        self.typed = typed
        self.put(found)

    def words(self, row: Found, _column: int) -> str:
        return row.name

    def spoken(self, row: Found, _at: int) -> str:
        return ", ".join(part for part in (*lead(row), row.school_name) if part)


class FoundList(Listing):
    """One line a row; the school at the right where there are several."""

    def __init__(self) -> None:
        super().__init__((0,), row=ROW)
        self.found = FoundModel(self)
        self.one_school = False
        self.led = True
        self.setModel(self.found)
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName("Students found")
        self.horizontalHeader().hide()
        follow_rows(self)
        self.measure()

    @property
    def chosen(self) -> Found | None:
        """The row in hand."""
        return self.found.row(self.currentIndex().row())

    def step(self, by: int) -> None:
        """Up or down by rows, from the field that leads."""
        self.choose(self.currentIndex().row() + by)


def lead(row: Found) -> tuple[str, ...]:
    """What a row says before the school, piece by piece."""
    if isinstance(row, FoundPlan):
        return row.reference, f"plan printed {day_month(row.made_on)}", row.name, row.form or ""
    legal = f"in the register {row.legal}" if row.legal else ""
    return row.name, row.form or "", legal, "has left" if row.gone else ""


class _Rows(RowDelegate):
    """The first piece large; the pieces after it quieter; a sheet before a plan."""

    _view: FoundList

    def draw(self, painter: QPainter, rect: QRect, index: Index, *, picked: bool) -> None:
        model = cast(FoundModel, index.model())
        row = model.row(index.row())
        if row is None:
            return
        look = theme.current()
        place = QRect(rect)
        if not self._view.one_school:
            place.setRight(place.right() - self._school(painter, rect, row, model.typed))
        if isinstance(row, FoundPlan):
            size = look.px(_ICON)
            sign = QRect(place.x(), place.y(), size, place.height())
            paint_icon(painter, sign, "printer", look.color("ink2"))
            place.setLeft(place.left() + size + look.px(_GAP))
        for at, words in enumerate(part for part in lead(row) if part):
            face = (16, 550 if picked else 400, "ink") if at == 0 else (13, 400, "ink2")
            if place.width() > look.px(3 * _GAP):
                took = paint_marked(painter, place, words, marks(words, model.typed), face)
                place.setLeft(place.left() + took + look.px(_GAP))

    def _school(self, painter: QPainter, rect: QRect, row: Found, typed: str) -> int:
        """The school at the right, where it leaves room for the name; gives the room it took."""
        look = theme.current()
        wide = paint.width(row.school_name, look.font(13, 650))
        name = paint.width(row.name, look.font(16, 650))
        if name + wide + look.px(10 * _GAP) > rect.width():
            return 0
        place = QRect(rect.right() + 1 - wide, rect.y(), wide, rect.height())
        spans = marks(row.school_name, typed) if not marks(row.name, typed) else ()
        paint_marked(painter, place, row.school_name, spans, (13, 400, "ink2"))
        return wide + look.px(_GAP)
