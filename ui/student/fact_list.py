"""The lines of a card: a sign, words with quieter words after and below them, one at the right."""

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
)

from ui import theme
from ui.student.facts import Fact
from ui.student.laid_text import LaidText, wrapping
from ui.theme.icons import paint_icon
from ui.widgets import paint

_BREAK = "\N{LINE SEPARATOR}"
_DAY = re.compile(r"(\d) ([A-Z])")
"""A day and its month stay on one line."""
_ICON, _INDENT, _GAP = 18, 25, 12
_TALL, _LOW = 24.5, 20.0
_WIDEST, _SIZE, _SMALL = 620, 14, 13
_INKS = {"tick": "leaf"}
_SIGNS = {"clock": "Open: ", "question": "Open: "}


class Laid(NamedTuple):
    """One fact where it stands; `under` says that its right words stand below, not beside."""

    fact: Fact
    layout: QTextLayout
    top: int
    high: int
    under: bool


class FactList(LaidText[list[Laid]]):
    """Each line wraps under its own words; a word at the right keeps the first line free of it."""

    def __init__(self, facts: Sequence[Fact] = ()) -> None:
        super().__init__()
        self.facts: tuple[Fact, ...] = ()
        self.show_facts(facts)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show other lines."""
        self.facts = tuple(facts)
        self.say([_spoken(fact) for fact in self.facts])

    def wide(self) -> int:
        return theme.current().px(_WIDEST)

    def lay(self, width: int) -> tuple[int, list[Laid]]:
        found: list[Laid] = []
        for fact in self.facts:
            found.append(_laid(fact, width, found[-1].top + found[-1].high if found else 0))
        return (found[-1].top + found[-1].high if found else 0), found

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        for line in self.laid(self.width())[1]:
            if line.top <= event.rect().bottom() and line.top + line.high >= event.rect().top():
                _paint(painter, line, self.width())


def _paint(painter: QPainter, line: Laid, width: int) -> None:
    look, fact = theme.current(), line.fact
    step = look.px(_TALL)
    if fact.icon:
        ink = "rust" if fact.wanted else _INKS.get(fact.icon, "ink2")
        sign = QRect(0, line.top + (step - look.px(_ICON)) // 2, look.px(_ICON), look.px(_ICON))
        paint_icon(painter, sign, fact.icon, look.color(ink))
    line.layout.draw(painter, QPointF(_indent(fact), line.top))
    if not fact.right:
        return
    quiet = (look.font(_SMALL), look.color("ink2"))
    low = look.px(_LOW)
    if line.under:
        row = QRect(look.px(_INDENT), line.top + line.high - low, width - look.px(_INDENT), low)
        paint.words(painter, row, fact.right, quiet, paint.LEFT)
    else:
        paint.words(painter, QRect(0, line.top, width, step), fact.right, quiet, paint.RIGHT)


def _laid(fact: Fact, width: int, top: int) -> Laid:
    look = theme.current()
    layout, own = _composed(fact)
    room = width - _indent(fact)
    right = paint.width(fact.right, look.font(_SMALL)) + look.px(_GAP) if fact.right else 0
    under = bool(right) and own + right > room
    high = _break(layout, room if under else max(room - right, 1))
    return Laid(fact, layout, top, high + (look.px(_LOW) if under else 0), under)


def _indent(fact: Fact) -> int:
    """A remark has no sign, and stands at the left edge."""
    return theme.current().px(_INDENT) if fact.icon else 0


def _composed(fact: Fact) -> tuple[QTextLayout, int]:
    """The words as one text, each piece in its own look; and how wide the first piece is."""
    look = theme.current()
    font = look.font(_SIZE if fact.icon else _SMALL, 650 if fact.wanted else 400)
    ink = "ink" if fact.icon else "ink2"
    text = fact.words.rstrip()
    ranges = [_range(0, len(text), font, ink)]
    for before, said in ((" ", fact.after), (_BREAK, fact.below)):
        words = _DAY.sub("\\1\u00a0\\2", said)
        if words:
            text += before
            ranges.append(_range(len(text), len(words), look.font(_SMALL), "ink2"))
            text += words
    layout = QTextLayout(text, look.font(_SIZE))
    layout.setTextOption(wrapping())
    layout.setFormats(ranges)
    return layout, paint.width(fact.words, font) if fact.right else 0


def _break(layout: QTextLayout, room: int) -> int:
    """Lay the lines under each other, the first with more room than what goes on; their height."""
    scale, top = theme.current().text_percent / 100, 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(room, 1))
        step = (_LOW if line.lineNumber() else _TALL) * scale
        line.setPosition(QPointF(0, top + (step - line.height()) / 2))
        top += step
    layout.endLayout()
    return math.ceil(top)


def _range(start: int, length: int, font: QFont, ink: str) -> QTextLayout.FormatRange:
    made, look = QTextLayout.FormatRange(), QTextCharFormat()
    look.setFont(font)
    look.setForeground(theme.current().color(ink))
    made.start, made.length, made.format = start, length, look
    return made


def _spoken(fact: Fact) -> str:
    """What screen readers say: the sign in words where the words do not say it."""
    rest = [part for part in (fact.after, fact.below, fact.right) if part]
    return ", ".join([f"{_SIGNS.get(fact.icon, '')}{fact.words}", *rest])
