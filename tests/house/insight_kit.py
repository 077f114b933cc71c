"""The page of Insights over a caseload of four fictional schools, as a test uses it."""

import four_schools
import thornlaw
from keyboard import press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from onedesk.desk import Desk
from onedesk.store import account

FIGURES = ("knowledge", "plans", "sectors", "lists", "schools")
ALT = Qt.KeyboardModifier.AltModifier


def desk_of(db, clock, wanted=lambda _record: True):
    """A desk that holds the wanted records of the four schools."""
    account.save(db, four_schools.ACCOUNT)
    thornlaw.arrive(db, [one for one in four_schools.records() if wanted(one)], clock())
    return Desk(db, clock)


def opened(page, kind):
    """The dialog of a kind that lies over the page."""
    return next(one for one in page.window().findChildren(kind) if one.isVisible())


def walk_to(page, figure):
    """Tab on until a figure has the keyboard."""
    while QApplication.focusWidget() is not page.parts.figures[figure]:
        press(Qt.Key.Key_Tab)
