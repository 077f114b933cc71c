"""A part that moves to another place on its page; what has the keyboard in it keeps it."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget


def put_first(part: QWidget, line: QBoxLayout) -> None:
    """Have a part be the first in a line, wherever it was before."""
    if line.indexOf(part) >= 0:
        return
    held = QApplication.focusWidget()
    line.insertWidget(0, part)
    if held is not None and part.isAncestorOf(held):
        reason = Qt.FocusReason.OtherFocusReason
        QTimer.singleShot(0, held, lambda: held.setFocus(reason))  # once it is seen again
