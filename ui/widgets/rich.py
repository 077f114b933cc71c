"""Paragraphs that breathe: wrapped text with `**bold**` words and a line and a half of height."""

import math
import re

from PySide6 import QtGui
from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui import theme
from ui.widgets.base import Dressed
from ui.widgets.long_words import LONGEST
from ui.widgets.paint import smooth

_MARK = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_WIDEST = 100_000
_KEPT = 4
"""Widths that are remembered: a layout asks for the height at a few of them again and again."""


class Rich(Dressed, QLabel):
    """Text that wraps; words between double asterisks are bold, line breaks are kept.

    `student` is what a student reads; `centred` puts every line in the middle.
    """

    def __init__(
        self,
        text: str = "",
        *,
        size: float = 15,
        ink: str = "ink",
        leading: float = 1.48,
        student: bool = False,
        centred: bool = False,
    ) -> None:
        super().__init__()
        self._size, self._ink, self._leading = size, ink, leading
        self._student, self._centred = student, centred
        self._bold: list[tuple[int, int]] = []
        self._kept: dict[int, tuple[int, list[QTextLayout]]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show other words; `**` marks what is bold."""
        theme.need(text)
        plain, self._bold, at = "", [], 0
        for mark in _MARK.finditer(text):
            plain += text[at : mark.start()]
            self._bold.append((len(plain), len(mark[1])))
            plain += mark[1]
            at = mark.end()
        self.setText(plain + text[at:])
        self._forget()

    def set_ink(self, ink: str) -> None:
        """Change the colour token."""
        self._ink = ink
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._laid(width)[0]

    def sizeHint(self) -> QSize:
        font = self._font(650)
        metrics = QFontMetricsF(font)
        longest = max((metrics.horizontalAdvance(p) for p in self.text().split("\n")), default=0)
        width = min(math.ceil(longest) + 2, theme.current().px(self._size * 34))
        return QSize(width, self._laid(width)[0])

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        metrics = QFontMetricsF(self._font(650))
        words = (word[:LONGEST] for word in self.text().split())
        longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        return QSize(math.ceil(longest) + 2, look.px(self._size * self._leading))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(QPainter(self))
        painter.setPen(theme.current().color(self._ink))
        for layout in self._laid(self.width())[1]:
            layout.draw(painter, QPointF(0, 0))

    def changeEvent(self, event: QEvent) -> None:
        if self.dressed_anew(event):
            self._forget()
        super().changeEvent(event)

    def first_line(self) -> int:
        """The height of the first line, for an icon beside it."""
        return theme.current().px(self._size * self._leading)

    def _font(self, weight: int = 400) -> QFont:
        """The font of a weight; Lexend for what a student reads."""
        return theme.current().font(self._size, weight, student=self._student)

    def _forget(self) -> None:
        self._kept.clear()
        self.updateGeometry()
        self.update()

    def _laid(self, width: int) -> tuple[int, list[QTextLayout]]:
        """The height at a width and the paragraphs; the last few widths are remembered."""
        if width not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[width] = self._lay(width)
        return self._kept[width]

    def _lay(self, width: int) -> tuple[int, list[QTextLayout]]:
        """Break the lines for `width`; gives the height and the paragraphs."""
        step = self._size * self._leading * theme.current().text_percent / 100
        lines, start, top = [], 0, 0.0
        for paragraph in self.text().split("\n"):
            layout = self._paragraph(paragraph, start)
            top = _break(layout, width, top, step)
            lines.append(layout)
            start += len(paragraph) + 1
        return math.ceil(top), lines

    def _paragraph(self, text: str, start: int) -> QTextLayout:
        """One paragraph, its bold words marked; `start` is where it begins in the whole text."""
        layout = QTextLayout(text, self._font())
        sides = Qt.AlignmentFlag
        option = QTextOption(sides.AlignHCenter if self._centred else sides.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        ranges = []
        for at, length in self._bold:
            first, last = max(at - start, 0), min(at + length - start, len(text))
            if first < last:
                ranges.append(self._heavy(first, last))
        layout.setFormats(ranges)
        return layout

    def _heavy(self, first: int, last: int) -> QTextLayout.FormatRange:
        """Bold from one letter to another."""
        piece, bold = QTextLayout.FormatRange(), QtGui.QTextCharFormat()
        bold.setFont(self._font(650))
        piece.start, piece.length, piece.format = first, last - first, bold
        return piece


def _break(layout: QTextLayout, width: int, top: float, step: float) -> float:
    """Lay the lines of a paragraph from `top`; gives where the next one begins."""
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width if width > 0 else _WIDEST)
        line.setPosition(QPointF(0, top + (step - line.height()) / 2))
        top += step
    layout.endLayout()
    return top if layout.lineCount() else top + step


class Body(Rich):
    """Ordinary reading text; wraps."""

    def __init__(self, text: str = "", size: float = 15, ink: str = "ink2") -> None:
        super().__init__(text, size=size, ink=ink)
