"""Screens that take turns in the same room."""

from PySide6.QtWidgets import QStackedWidget


class Stack(QStackedWidget):
    """Shows one screen at a time in whatever room there is.

    Qt would ask every screen, hidden ones too, how high it is at each width, and do so again
    whenever one of them changed: a student opened from Today then waits for Today's lists.
    """

    def hasHeightForWidth(self) -> bool:
        return False
