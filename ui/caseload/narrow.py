"""Which school, and which form of it, the list of students is narrowed to."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from onedesk.desk.views import CaseRow
from ui import theme
from ui.listing import Index, Listing, RowDelegate
from ui.rows import RowsModel
from ui.theme.focus import follow_rows
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.words import counted

_ROW, _MOST, _LEAST, _REST, _INDENT = 36, 10, 3, 190, 24


class Part(NamedTuple):
    """A school, or a form of it; empty words for all."""

    school: str
    form: str
    label: str
    students: int


def parts(rows: Sequence[CaseRow]) -> tuple[Part, ...]:
    """Everyone, then each school with its forms."""
    names = {row.school: row.school_name for row in rows}
    forms = Counter((row.school, row.form) for row in rows)
    found = [Part("", "", "All students", len(rows))]
    for school, name in sorted(names.items(), key=lambda pair: pair[1]):
        own = sorted((form or "", count) for (at, form), count in forms.items() if at == school)
        found.append(Part(school, "", name, sum(count for _, count in own)))
        found += [Part(school, form, form, count) for form, count in own if form]
    return tuple(found)


class _PartsModel(RowsModel[Part]):
    """One line a part."""

    heads = ("Part", "Students")

    def words(self, row: Part, column: int) -> str:
        return (row.label, counted(row.students, "student"))[column]

    def spoken(self, row: Part, _at: int) -> str:
        return f"{'Form ' if row.form else ''}{row.label}, {counted(row.students, 'student')}"


class _Rows(RowDelegate):
    """Schools in bold, their forms under them."""

    def draw(self, painter: QPainter, rect: QRect, index: Index, *, picked: bool) -> None:
        model, look = index.model(), theme.current()
        row = model.row(index.row()) if isinstance(model, _PartsModel) else None
        if row is None:
            return
        if index.column():
            quiet = (look.font(13), look.color("ink" if picked else "ink2"))
            paint.words(painter, rect, str(index.data()), quiet, paint.RIGHT)
            return
        inner = rect.adjusted(look.px(_INDENT) if row.form else 0, 0, 0, 0)
        font = look.font(15, 400 if row.form else 650)
        paint.words(painter, inner, row.label, (font, look.color("ink")))


class NarrowDialog(Dialog):
    """Up and Down choose, Enter takes; it opens on what is chosen now."""

    chosen = Signal(str, str)
    """School and form; empty words for all."""

    def __init__(self, rows: Sequence[CaseRow], now: tuple[str, str], window: QWidget) -> None:
        super().__init__("Which students?", window, wide=480)
        self.list = Listing((0, 120), row=_ROW)
        self._model = _PartsModel(self.list)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setAccessibleName("Schools and forms")
        self.list.horizontalHeader().hide()
        follow_rows(self.list)
        self._model.put(parts(rows))
        self._fit()
        self.body.addWidget(self.list)
        cancel, take = Button("Cancel", key="Esc"), Button("Show", kind="primary", key="Enter")
        cancel.clicked.connect(self.reject)
        take.clicked.connect(self._take)
        self.add_button(cancel)
        self.add_button(take, primary=True)
        self.list.opened.connect(self._take)
        self.first = self.list
        at = [(part.school, part.form) for part in self._model.rows]
        self.list.choose(at.index(now) if now in at else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._fit()

    def _fit(self) -> None:
        """Ten rows, or as many as there are, or as the window has room for."""
        look = theme.current()
        room = (self._host.height() - look.px(_REST)) // look.px(_ROW)
        high = max(_LEAST, min(_MOST, room, len(self._model.rows)))
        self.list.setFixedHeight(high * look.px(_ROW))
        self.list.measure()

    def _take(self) -> None:
        part = self._model.row(self.list.currentIndex().row())
        if part is not None:
            self.accept()
            self.chosen.emit(part.school, part.form)
