"""Which school to look at: all of them, or one."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.insights.plain_list import PlainList
from ui.listing import Index, RowDelegate
from ui.rows import RowsModel
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.keycap import paint_keycap

_ROW, _DIGITS, _NAME = 44, 9, 34


class SchoolsModel(RowsModel[tuple[str, str]]):
    """Id and name a row; the first stands for all."""

    heads = ("School",)

    def words(self, row: tuple[str, str], _column: int) -> str:
        return row[1]

    def spoken(self, row: tuple[str, str], _at: int) -> str:
        return row[1]


class _Rows(RowDelegate):
    """The digit that chooses it, and the name."""

    def draw(self, painter: QPainter, rect: QRect, index: Index, *, picked: bool) -> None:
        look, at = theme.current(), index.row()
        left = rect.x()
        if at < _DIGITS:
            paint_keycap(painter, left, rect.center().y(), str(at + 1))
        place = rect.adjusted(look.px(_NAME), 0, 0, 0)
        font = look.font(15, 650 if picked else 400)
        paint.words(painter, place, str(index.data()), (font, look.color("ink")))


class SchoolDialog(Dialog):
    """Up, Down and Enter, or a digit, choose."""

    chosen = Signal(str)
    """The school, or nothing for all."""

    def __init__(
        self, schools: tuple[tuple[str, str], ...], now: str | None, window: QWidget
    ) -> None:
        super().__init__("Which school?", window, wide=520)
        rows = (("", "All schools"), *schools)
        self.schools = SchoolsModel(self)
        self.schools.put(rows)
        self.list = PlainList(self.schools, row=_ROW, name="Schools")
        self.list.setItemDelegate(_Rows(self.list))
        self.list.opened.connect(self._take)
        self.list.choose(next((at for at, row in enumerate(rows) if row[0] == (now or "")), 0))
        self.body.addWidget(self.list, 1)
        cancel = self.add_button(Button("Cancel", key="Esc"))
        go = self.add_button(Button("Show", kind="primary", key="Enter"), primary=True)
        cancel.clicked.connect(self.reject)
        go.clicked.connect(self._take)
        self.first = self.list
        for at in range(min(len(rows), _DIGITS)):
            key = QShortcut(QKeySequence(str(at + 1)), self)
            key.activated.connect(lambda at=at: self._take_row(at))

    def _take(self) -> None:
        self._take_row(self.list.currentIndex().row())

    def _take_row(self, at: int) -> None:
        row = self.schools.row(at)
        if row is not None:
            self.accept()
            self.chosen.emit(row[0])
