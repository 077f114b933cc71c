"""A line of a card: a sign, words with quieter words after and below them, a word at the right."""

import math
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui import theme
from ui.student.facts import Fact
from ui.theme.icons import paint_icon
from ui.widgets import paint

_BREAK = "\N{LINE SEPARATOR}"
_ICON, _INDENT, _GAP = 18, 25, 12
_TALL, _LOW = 24.5, 20.0
_WIDEST, _SIZE = 620, 14
_INKS = {"tick": "leaf", "clock": "ink2", "question": "ink2", "cross": "ink2", "move": "ink2"}
_SIGNS = {"tick": "", "cross": "", "clock": "Open: ", "question": "Open: ", "move": ""}


class _Part(NamedTuple):
    start: int
    length: int
    size: float
    weight: int
    ink: str


class FactLine(QLabel):
    """Wraps under its own words; a word at the right keeps the first line free of it."""

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        self._fact = fact
        self._parts: list[_Part] = []
        self._plain = self._compose()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(self._spoken())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _compose(self) -> str:
        """The words as one text; `_parts` says how each piece looks."""
        fact = self._fact
        weight = 650 if fact.wanted else 400
        text = fact.words
        self._parts = [_Part(0, len(text), _SIZE, weight, "ink")]
        for before, words in ((" ", fact.after), (_BREAK, fact.below)):
            if words:
                text += before
                self._parts.append(_Part(len(text), len(words), 13, 400, "ink2"))
                text += words
        return text

    def _spoken(self) -> str:
        """What screen readers say: the sign in words where the words do not say it."""
        fact = self._fact
        rest = [part for part in (fact.after, fact.below, fact.right) if part]
        return ", ".join([f"{_SIGNS.get(fact.icon, '')}{fact.words}", *rest])

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(width)[1]

    def sizeHint(self) -> QSize:
        look = theme.current()
        wide = (
            look.px(_INDENT) + self._right_width() + paint.width(self._plain, look.font(_SIZE, 650))
        )
        wide = min(wide, look.px(_WIDEST))
        return QSize(wide, self._lay(wide)[1])

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(_INDENT) + look.px(120), look.px(_TALL))

    def _right_width(self) -> int:
        look = theme.current()
        right = self._fact.right
        return paint.width(right, look.font(13)) + look.px(_GAP) if right else 0

    def _lay(self, width: int) -> tuple[QTextLayout, int, bool]:
        """The broken lines, the height, and whether the right words stand under them."""
        look = theme.current()
        layout = QTextLayout(self._plain, look.font(_SIZE))
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([_range(part) for part in self._parts])
        room = width - look.px(_INDENT)
        own = paint.width(self._fact.words, look.font(_SIZE, 650 if self._fact.wanted else 400))
        under = bool(self._fact.right) and own + self._right_width() > room
        least = room if under else max(room - self._right_width(), 1)
        high = self._break(layout, least)
        return layout, high + (look.px(_LOW) if under else 0), under

    def _break(self, layout: QTextLayout, room: int) -> int:
        """Lay the lines under each other; gives their height."""
        scale, top = theme.current().text_percent / 100, 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(room, 1))
            step = (_TALL if self._big(line) else _LOW) * scale
            line.setPosition(QPointF(0, top + (step - line.height()) / 2))
            top += step
        layout.endLayout()
        return math.ceil(top)

    def _big(self, line: QTextLine) -> bool:
        """Whether words of full size stand in the line."""
        return line.textStart() < self._parts[0].length

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, fact = theme.current(), self._fact
        painter = paint.smooth(QPainter(self))
        layout, high, under = self._lay(self.width())
        size, step = look.px(_ICON), look.px(_TALL)
        ink = "rust" if fact.wanted else _INKS.get(fact.icon, "ink2")
        place = QRect(0, (step - size) // 2, size, size)
        paint_icon(painter, place, fact.icon, look.color(ink))
        painter.setPen(look.color("ink"))
        layout.draw(painter, QPointF(look.px(_INDENT), 0))
        if fact.right:
            low = look.px(_LOW)
            row = QRect(0, high - low, self.width(), low) if under else QRect(self.rect())
            if under:
                row.setLeft(look.px(_INDENT))
            else:
                row.setHeight(step)
            align = paint.LEFT if under else paint.RIGHT
            paint.words(painter, row, fact.right, (look.font(13), look.color("ink2")), align)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)


def _range(part: _Part) -> QTextLayout.FormatRange:
    look = theme.current()
    form = QTextCharFormat()
    font: QFont = look.font(part.size, part.weight)
    form.setFont(font)
    form.setForeground(look.color(part.ink))
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = part.start, part.length, form
    return made
