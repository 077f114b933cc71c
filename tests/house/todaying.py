"""The day by keyboard, for tests: a page over a real file, keys to whatever has the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ui.today.page import TodayPage

NONE = Qt.KeyboardModifier.NoModifier


class Hands:
    """An adviser at Today who uses the keyboard and nothing else."""

    def __init__(self, page, jobs):
        self.page, self.jobs = page, jobs

    def press(self, *keys, modifiers=NONE):
        """Keys by name as Qt has them: A, Return, PageDown."""
        for key in keys:
            code = getattr(Qt.Key, f"Key_{key}")
            QTest.keyClick(QApplication.focusWidget(), code, modifiers)
            self.settle()

    def write(self, text):
        QTest.keyClicks(QApplication.focusWidget(), text)
        self.settle()

    def settle(self):
        """Let the desk answer, and what followed from its answer."""
        for _ in range(3):
            self.jobs.drain()
        QApplication.processEvents()

    @property
    def in_hand(self):
        row = self.page.parts.list.chosen
        return row.name if row else None

    def row(self, name):
        return next(row for row in self.page.parts.list.days.rows if row.name.startswith(name))

    @property
    def names(self):
        return [row.name for row in self.page.parts.list.days.rows]

    @property
    def unplaced(self):
        return [one.name for one in self.page.parts.unplaced.list.names._rows]

    def dialog(self, kind):
        """The dialog of a kind that is open."""
        return next(one for one in self.page.window().findChildren(kind) if one.isVisible())


def arrived(session, shown, jobs, **size):
    """The page with its first day on it, and the keyboard in its list."""
    page = shown(TodayPage(session), **size)
    hands = Hands(page, jobs)
    page.arrive()
    hands.settle()
    page.setFocus()
    return hands


def said(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]
