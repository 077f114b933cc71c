"""Painted text that wraps: laid out once for each width, said to screen readers line by line."""

import math
from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui import theme
from ui.widgets.base import Dressed

L = TypeVar("L")

_KEPT = 4
"""Widths that are remembered: a layout asks for the height at a few of them again and again."""
_LEAST, _LINE = 145, 20


class LaidText(Dressed, QLabel, Generic[L]):
    """Says its lines; those who paint lay their words out in `lay`."""

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[int, tuple[int, L]] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def lay(self, width: int) -> tuple[int, L]:
        """The height of the words at a width, and the words as they stand."""
        raise NotImplementedError

    def wide(self) -> int:
        """The width to wish for."""
        raise NotImplementedError

    def say(self, lines: Sequence[str]) -> None:
        """Other words came: lay them out anew, and tell screen readers."""
        self.setText("\n".join(lines))
        self._forget()

    def laid(self, width: int) -> tuple[int, L]:
        """What `lay` gives, from memory where it can be."""
        if width not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[width] = self.lay(width)
        return self._kept[width]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.laid(width)[0]

    def sizeHint(self) -> QSize:
        """As wide as it is, once it is shown: at another width all would be laid out twice."""
        wide = self.width() if self.isVisible() else self.wide()
        return QSize(wide, self.laid(wide)[0])

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(_LEAST), look.px(_LINE))

    def changeEvent(self, event: QEvent) -> None:
        if self.dressed_anew(event):
            self._forget()
        super().changeEvent(event)

    def _forget(self) -> None:
        self._kept.clear()
        self.updateGeometry()
        self.update()


def wrapped(text: str, font: QFont, width: int) -> tuple[QTextLayout, int]:
    """Words broken into lines, a word too long for a line inside it; and how high they are."""
    theme.need(text)
    layout, top = QTextLayout(text, font), 0.0
    layout.setTextOption(wrapping())
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout, math.ceil(top)


def wrapping() -> QTextOption:
    """From the left, also where words are written from the right; nothing is ever cut off."""
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
