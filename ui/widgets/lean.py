"""Lines to write in begin at the side from which their words are read."""

from typing import TYPE_CHECKING
from unicodedata import bidirectional

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit


def lean(edit: "QPlainTextEdit") -> None:
    """Have the words begin at the right if their script does; a line of Qt's own does so itself."""
    right, ways = from_right(edit.toPlainText()), Qt.LayoutDirection
    option = edit.document().defaultTextOption()
    if right == (option.textDirection() == ways.RightToLeft):
        return
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side)
    option.setTextDirection(ways.RightToLeft if right else ways.LeftToRight)
    edit.document().setDefaultTextOption(option)


def from_right(text: str) -> bool:
    """Whether the first letter that has a direction is read from the right."""
    ways = (bidirectional(letter) for letter in text)
    return next((way for way in ways if way in ("L", "R", "AL")), "L") != "L"
