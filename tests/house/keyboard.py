"""Keys to whatever has the keyboard, and what a window says."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel


def press(key, held=Qt.KeyboardModifier.NoModifier, times=1):
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), key, held)


def said(widget):
    """The words of the labels that are shown."""
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())
