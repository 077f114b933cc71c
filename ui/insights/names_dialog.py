"""The names behind a number; from here a student opens."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.insights.names import Named, NameList
from ui.insights.plain_list import PlainList
from ui.listing import Index, RowDelegate
from ui.rows import RowsModel
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.label import Caption, Label

_ROW, _MOST, _WIDE, _AROUND = 49, 441, 720, 100


class NamesModel(RowsModel[Named]):
    """A row a student: who, and why."""

    heads = ("Student and why",)

    def words(self, row: Named, _column: int) -> str:
        return f"{', '.join(one for one in (row.name, row.form, row.school) if one)}. {row.why}"

    def spoken(self, row: Named, _at: int) -> str:
        return self.words(row, 0)


class _NameRows(RowDelegate):
    """The name in bold with form and school; the reason under it."""

    def draw(self, painter: QPainter, rect: QRect, index: Index, *, picked: bool) -> None:
        model = index.model()
        row = model.row(index.row()) if isinstance(model, NamesModel) else None
        if row is None:
            return
        look, half = theme.current(), rect.height() // 2
        top = QRect(rect.x(), rect.y() + look.px(3), rect.width(), half - look.px(2))
        bold, small = look.font(15, 650), look.font(13)
        wide = min(paint.width(row.name, bold), top.width())
        paint.words(
            painter,
            QRect(top.x(), top.y(), wide, top.height()),
            row.name,
            (bold, look.color("ink")),
        )
        beside = top.adjusted(wide + look.px(8), 0, 0, 0)
        where = ", ".join(one for one in (row.form, row.school) if one)
        paint.words(painter, beside, where, (small, look.color("ink2")))
        under = QRect(rect.x(), rect.y() + half, rect.width(), half - look.px(4))
        paint.words(painter, under, row.why, (small, look.color("ink" if picked else "ink2")))


class NamesDialog(Dialog):
    """The students behind a number; Enter opens the one in hand."""

    found = Signal(str, object)
    """The student, and the ids of all in the list, in its order."""

    def __init__(self, names: NameList, window: QWidget) -> None:
        super().__init__(names.title, window, wide=_WIDE)
        self.names = NamesModel(self)
        self.names.put(names.rows)
        self.list = PlainList(self.names, row=_ROW, name=names.title, most=_MOST)
        self.list.setItemDelegate(_NameRows(self.list))
        self.list.opened.connect(self._take)
        self.list.selectionModel().currentChanged.connect(self._follow)
        self._why = Caption("", wrap=True)
        self._fill(names)
        close = self.add_button(Button("Close", key="Esc"))
        close.clicked.connect(self.reject)
        self.first = close
        if names.rows:
            go = Button("Open student", kind="primary", key="Enter")
            go.clicked.connect(self._take)
            self.add_button(go, primary=True)
            self.first = self.list
            self.list.choose(0)

    def _fill(self, names: NameList) -> None:
        look = theme.current()
        nobody = Label("Nobody at the moment.", weight=650)
        for part in (Caption(names.rule, wrap=True), nobody, self.list, self._why):
            self.body.addWidget(part)
        self.body.setStretchFactor(self.list, 1)
        room = look.px(_WIDE - _AROUND)
        cut = any(paint.width(row.why, look.font(13)) > room for row in names.rows)
        nobody.setVisible(not names.rows)
        self.list.setVisible(bool(names.rows))
        self._why.setVisible(cut)

    def _follow(self, *_rows: object) -> None:
        """The whole reason below, where lines had to be cut."""
        row = self.names.row(self.list.currentIndex().row())
        self._why.setText(row.why if row else "")

    def _take(self) -> None:
        row = self.names.row(self.list.currentIndex().row())
        if row is not None:
            self.accept()
            self.found.emit(row.student, tuple(one.student for one in self.names.rows))
