"""Ideas for today's plan out of today's low ratings; each is taken by key or click."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from ui import theme
from ui.interview.said import APOSTROPHE
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.widgets.card import Rule
from ui.widgets.key_hints import KeyHints
from ui.widgets.keycap import paint_keycap
from ui.widgets.label import ColumnHead
from ui.widgets.level import paint_level

_HIGH, _CELL = 34, 24


class Idea(QPushButton):
    """One idea: its key, the rating it comes from, its words."""

    def __init__(self, key: str, level: int, words: str) -> None:
        super().__init__(words)
        self._key, self._level = key, level
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._first = words.partition(". ")[0].rstrip(".")
        self.setAccessibleName(f"{words} Rated {level}")
        self.setAccessibleDescription(f"Key: {key}")
        self.setToolTip(words)

    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(300), look.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.current().px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        middle, cell = self.height() // 2, look.px(_CELL)
        x = paint_keycap(painter, 0, middle, self._key) + look.px(8)
        paint_level(painter, QRect(x, middle - cell // 2, cell, cell), self._level)
        rect = self.rect().adjusted(x + cell + look.px(8), 0, 0, 0)
        ink = look.color("petrol" if self.underMouse() else "ink")
        paint.words(painter, rect, self._first, (look.font(15), ink))


class Ideas(Painted):
    """Up to three ideas; without one the block goes."""

    taken = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        head = QHBoxLayout()
        head.addWidget(ColumnHead(f"Ideas from today{APOSTROPHE}s low ratings"))
        self._keys = KeyHints((), [(("Alt 1", "to", "Alt 3"), "add one")], bar=False)
        head.addWidget(self._keys, 1)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._rows = rows = QVBoxLayout(self)
        rows.setSpacing(0)
        rows.addWidget(Rule())
        rows.addLayout(head)
        rows.addLayout(self._list)
        self.retheme()

    def retheme(self) -> None:
        look = theme.current()
        side = look.px(18)
        self._rows.setContentsMargins(side, 0, side, look.px(6))
        self._keys.setFixedHeight(look.px(34))
        super().retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().color("surface"))

    def show_ideas(self, found: Sequence[tuple[int, str]]) -> None:
        """Show level and words of each."""
        while item := self._list.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for number, (level, words) in enumerate(found):
            idea = Idea(f"Alt {number + 1}", level, words)
            idea.clicked.connect(lambda _on=False, number=number: self.taken.emit(number))
            self._list.addWidget(idea)
        last = f"Alt {len(found)}"
        keys = ("Alt 1", "to", last) if len(found) > 1 else ("Alt 1",)
        self._keys.set_hints((), [(keys, "add one")])
        self.setVisible(bool(found))
