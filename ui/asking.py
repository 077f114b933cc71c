"""A sentence and a few answers, each with its key; a list where there are many."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QGridLayout, QWidget

from onedesk.domain.people import School
from ui import theme
from ui.listing import Listing, RowDelegate
from ui.responsive import Scroll
from ui.rows import Index, RowsModel
from ui.theme.focus import follow_rows
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.keycap import paint_keycap
from ui.widgets.label import ColumnHead

_DIGITS = 9
_ROW, _MOST_ROWS, _KEY, _TWO_COLUMNS = 40, 11, 3, 540
_WIDTHS = (0, 120, 230, 56)


class Answer(NamedTuple):
    """A code, the words for it, and the key that gives it."""

    code: str
    words: str
    key: str


Group = tuple[str, Sequence[Answer]]
"""A heading, which may be empty, and the answers under it."""


class Tall(Scroll):
    """As high as what is in it where the window allows, and scrolls where it does not."""

    def __init__(self, body: QWidget) -> None:
        super().__init__(body)
        self._inner = body

    def sizeHint(self) -> QSize:
        body = self._inner
        wide = body.sizeHint().width()
        high = body.heightForWidth(max(self.width(), wide)) if body.hasHeightForWidth() else 0
        return QSize(wide, max(high, body.sizeHint().height()))


class AnswerGrid(Painted):
    """Answers in rows and columns, `gap` design pixels apart; column `air` takes what is left."""

    def __init__(self, *, gap: int, air: int) -> None:
        super().__init__()
        self._gap, self.grid = gap, QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setColumnStretch(air, 1)
        self.retheme()

    def retheme(self) -> None:
        self.grid.setSpacing(theme.current().px(self._gap))
        super().retheme()


class ChoiceDialog(Dialog):
    """A key answers at once; Esc leaves everything as it was."""

    chosen = Signal(str)

    def __init__(self, title: str, groups: Sequence[Group], window: QWidget) -> None:
        super().__init__(title, window, wide=560)
        all_of_it = AnswerGrid(gap=10, air=2)
        self._grid = all_of_it.grid
        for heading, answers in groups:
            if heading:
                self._grid.addWidget(ColumnHead(heading), self._grid.rowCount(), 0, 1, 3)
            self._add(answers, self._grid.rowCount())
        self.body.addWidget(Tall(all_of_it), 1)
        if not self._is_low():  # the head names Esc as well
            cancel = Button("Cancel", key="Esc")
            cancel.clicked.connect(self.reject)
            self.add_button(cancel)

    def _add(self, answers: Sequence[Answer], top: int) -> None:
        """Two columns where there is room, read line by line as their keys count."""
        columns = 2 if self._host.width() >= theme.current().px(_TWO_COLUMNS) else 1
        for at, answer in enumerate(answers):
            button = Button(answer.words, key=answer.key, bind=True)
            button.set_key_first()
            button.clicked.connect(lambda _on=False, code=answer.code: self._choose(code))
            self._grid.addWidget(button, top + at // columns, at % columns)
            self.first = self.first or button

    def _choose(self, code: str) -> None:
        self.accept()
        self.chosen.emit(code)


def numbered(rows: Sequence[tuple[str, str]]) -> tuple[AnswerGrid, list[tuple[Button, str]]]:
    """Answers below each other, each with its digit."""
    answers, made = AnswerGrid(gap=6, air=1), []
    for at, (code, words) in enumerate(rows, 1):
        button = Button(words, key=str(at), bind=True, height=32)
        button.set_key_first()
        answers.grid.addWidget(button, at, 0)
        made.append((button, code))
    return answers, made


class SchoolModel(RowsModel[tuple[School, Sequence[str]]]):
    """A school a row, and up to two facts about it."""

    heads = ("School", "", "", "Key")

    def words(self, row: tuple[School, Sequence[str]], column: int) -> str:
        school, facts = row
        if column == 0:
            return school.name
        if column <= len(facts):
            return facts[column - 1]
        at = self.rows.index(row)
        return str(at + 1) if column == len(self.heads) - 1 and at < _DIGITS else ""

    def spoken(self, row: tuple[School, Sequence[str]], at: int) -> str:
        school, facts = row
        key = f"key {at + 1}" if at < _DIGITS else ""
        return ", ".join(part for part in (school.name, *facts, key) if part)


class SchoolList(Listing):
    """Schools and what there is to know about them; the key that chooses one at the right."""

    def __init__(self, rows: Sequence[tuple[School, Sequence[str]]]) -> None:
        super().__init__(_WIDTHS, row=_ROW)
        self.schools = SchoolModel(self)
        self.setModel(self.schools)
        self.setItemDelegate(_SchoolRows(self))
        self.setAccessibleName("Schools")
        self.horizontalHeader().hide()
        self.schools.put(rows)
        facts = max((len(said) for _, said in rows), default=0)
        for column in (1, 2):
            self.setColumnHidden(column, column > facts)
        follow_rows(self)
        self.measure()

    def sizeHint(self) -> QSize:
        """High enough for a good many."""
        return QSize(super().sizeHint().width(), min(self.full_height(), self.most()))

    def most(self) -> int:
        return _MOST_ROWS * theme.current().px(_ROW)


class _SchoolRows(RowDelegate):
    """The school in bold, facts quieter, the key as a cap."""

    def draw(self, painter: QPainter, rect: QRect, index: Index, *, picked: bool) -> None:
        look, said = theme.current(), str(index.data() or "")
        if index.column() == 0:
            name = look.font(15, 650 if picked else 550)
            paint.words(painter, rect, said, (name, look.color("ink")))
        elif index.column() == _KEY and said:
            paint_keycap(painter, rect.x(), rect.center().y() + 1, said)
        else:
            paint.words(painter, rect, said, (look.font(13), look.color("ink2")))


class SchoolDialog(Dialog):
    """Which of the adviser's schools: a digit, the first letters, or arrows and Enter."""

    chosen = Signal(str)

    def __init__(self, rows: Sequence[tuple[School, Sequence[str]]], window: QWidget) -> None:
        super().__init__("Which school?", window, wide=640)
        self.list = SchoolList(rows)
        self.list.choose(0)
        self.list.opened.connect(self._take)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.list, 1)
        self.first = self.list
        cancel = Button("Cancel", key="Esc")
        cancel.clicked.connect(self.reject)
        self.add_button(cancel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the list has no use for."""
        typed = event.text()
        if typed.isdecimal() and 0 < int(typed) <= min(_DIGITS, len(self.list.schools.rows)):
            self.list.choose(int(typed) - 1)
            self._take()
        elif typed.isprintable() and typed.strip():
            self.list.keyboardSearch(typed)
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        row = self.list.schools.row(self.list.currentIndex().row())
        if row is not None:
            self.accept()
            self.chosen.emit(row[0].id)


def school_dialog(
    schools: Sequence[School],
    window: QWidget,
    facts: Callable[[School], Sequence[str]] = lambda _school: (),
) -> SchoolDialog:
    """Which of the adviser's schools; `facts` are up to two short ones about each."""
    return SchoolDialog([(school, facts(school)) for school in schools], window)
