"""A page of questions: each row has the earlier answers at the left and today's at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.interview.change_word import ChangeWord
from ui.interview.earlier import WIDTH, EarlierCell
from ui.responsive import Scroll
from ui.theme.focus import set_heading
from ui.widgets.base import Painted
from ui.widgets.label import ColumnHead, Heading

_LEFT, _TOP, _BELOW, _HEAD = 22, 13, 14, 30


class Today(Painted):
    """The right part of a row: today's question and its controls."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = QVBoxLayout()
        self._whole = QVBoxLayout(self)
        self._whole.addLayout(self.rows)
        self._whole.addStretch(1)
        self.retheme()

    def retheme(self) -> None:
        look = theme.current()
        side = look.px(_LEFT)
        self._whole.setContentsMargins(side, look.px(_TOP), side, look.px(_BELOW))
        self.rows.setSpacing(look.px(8))
        super().retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().color("surface"))


class Question(Painted):
    """One row; `today.rows` is where its controls go, under the question itself.

    `change` stands at the end of the question's line; where a row has no heading, its page puts it.
    """

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.earlier, self.today = EarlierCell(), Today()
        self.heading, self.change = Heading(words), ChangeWord()
        if words:
            line = QHBoxLayout()
            line.addWidget(self.heading, 1)
            line.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
            self.today.rows.addLayout(line)
            set_heading(self, self.heading)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 1)
        self._box.setSpacing(0)
        self._box.addWidget(self.earlier)
        self._box.addWidget(self.today, 1)
        self._narrow, self._last, self._least = False, False, 0
        self.retheme()

    def set_last(self) -> None:
        """The last of its page: it reaches down to the foot, without a line."""
        self._last = True

    def set_least(self, height: int) -> None:
        """Keep so much height at 100 %, for a list that opens under a field."""
        self._least = height
        self.retheme()

    def set_narrow(self, *, narrow: bool) -> None:
        """The last talk above the question instead of all talks beside it."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self.earlier.set_narrow(narrow=narrow)
        self.retheme()

    def retheme(self) -> None:
        most = 16_777_215
        wide = most if self._narrow else theme.current().px(WIDTH)
        self.earlier.setMinimumWidth(0 if self._narrow else wide)
        self.earlier.setMaximumWidth(wide)
        self.setMinimumHeight(0 if self._narrow else theme.current().px(self._least))
        super().retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        name = "surface" if self._last else "line"
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.current().color(name))


class _Head(Painted):
    """The words over the two columns."""

    def __init__(self) -> None:
        super().__init__()
        self.earlier, self.today = ColumnHead("Earlier"), ColumnHead("Today")
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addWidget(self.earlier)
        self._row.addWidget(self.today, 1)
        self.retheme()

    def retheme(self) -> None:
        look = theme.current()
        self.setFixedHeight(look.px(_HEAD))
        self._row.setContentsMargins(look.px(20), 0, look.px(20), 0)
        self.earlier.setFixedWidth(look.px(WIDTH + _LEFT - 20))
        super().retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        split = look.px(WIDTH)
        painter.fillRect(0, 0, split, self.height(), look.color("past"))
        painter.fillRect(split, 0, self.width(), self.height(), look.color("surface"))
        painter.fillRect(split - 1, 0, 1, self.height(), look.color("line"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.color("line"))


class QuestionPage(QWidget):
    """Questions under each other, scrolling where they must."""

    def __init__(self, questions: Sequence[Question]) -> None:
        super().__init__()
        self.questions = tuple(questions)
        self._head = _Head()
        self.questions[-1].set_last()
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for question in questions:
            rows.addWidget(question, int(question is questions[-1]))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        self.area = Scroll(body)
        whole.addWidget(self.area, 1)
        self._rows = rows

    def take_tail(self, widget: QWidget) -> None:
        """Put a widget under the last question, scrolling with them."""
        self._rows.addWidget(widget)

    def set_today(self, words: str) -> None:
        """The head of today's column: Today, 12 March."""
        self._head.today.setText(words)

    def set_narrow(self, *, narrow: bool) -> None:
        """One column instead of two."""
        self._head.setHidden(narrow)  # it stands over two columns
        for question in self.questions:
            question.set_narrow(narrow=narrow)

    def show_earlier(self, *, shown: bool) -> None:
        """Show or hide earlier answers; the head says so."""
        self._head.earlier.setText("Earlier" if shown else "Earlier: hidden, H shows")
        for question in self.questions:
            question.earlier.set_shown(shown=shown)
