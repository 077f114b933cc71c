"""Words for screen readers that nobody sees."""

from PySide6 import QtGui
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Have a screen reader say `words` when it has a moment; silent where there is none.

    `urgent` interrupts what is being said: only for words that cannot be saved.
    """
    if QtGui.QAccessible.isActive():
        event = QtGui.QAccessibleAnnouncementEvent(widget, words)
        if urgent:
            event.setPoliteness(QtGui.QAccessible.AnnouncementPoliteness.Assertive)
        QtGui.QAccessible.updateAccessibility(event)
