"""A change of text size or of the window's width is over at some time: no layout chases itself."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from onedesk.settings import TEXT_SIZES

NAMES = (
    "today",
    "students",
    "student",
    "insights",
    "interview: plan",
    "interview: actions",
    "dialog: find",
)
WIDTHS = (760, 1000, 1240, 1366)
ROUNDS, MOST = 60, 3_000
"""A layout climbs up one parent a round; a page lays out some hundred widgets."""

MOVES = {QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Move}


class Restless(QObject):
    """Counts what is laid out; one chase too long is cut off, or the test would never end."""

    def __init__(self, app):
        super().__init__(app)
        self.count, self.chased = 0, False
        app.installEventFilter(self)

    def eventFilter(self, _watched, event):
        if event.type() not in MOVES:
            return False
        self.count += 1
        self.chased = self.chased or self.count > MOST
        return self.count > MOST

    def begin(self):
        self.count = 0


class Heard(QWidget):
    """Counts how often it is dressed."""

    times = 0

    def changeEvent(self, event):
        self.times += event.type() == QEvent.Type.StyleChange


@pytest.fixture
def restless(qapp):
    made = Restless(qapp)
    yield made
    qapp.removeEventFilter(made)
    made.deleteLater()


def rounds_until_rest(restless) -> int:
    """How many rounds of events pass until one moves nothing."""
    for number in range(ROUNDS):
        restless.begin()
        QApplication.processEvents()
        if not restless.count:
            return number
    return ROUNDS


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_text_size_in_every_width_comes_to_rest(screens, session, restless, name):
    screens.show(name)
    never, widths = [], WIDTHS
    for percent in TEXT_SIZES:
        for width in widths:
            restless.begin()
            screens.window.resize(width, 690)
            session.look.choose("light", percent)
            if rounds_until_rest(restless) == ROUNDS or restless.chased:
                never.append(f"{width} pixels, {percent} %")
                restless.chased = False
        widths = widths[::-1]  # the next size comes in the width that there is
    assert not never


def test_a_change_of_theme_dresses_each_widget_twice_and_not_once_for_every_parent(shown, session):
    """Qt alone gives a changed sheet to every widget as often as there are widgets around it."""
    page = inner = QWidget()
    for _ in range(12):
        rows = QVBoxLayout(inner)
        inner = QWidget()
        rows.addWidget(inner)
    heard = Heard()
    QVBoxLayout(inner).addWidget(heard)
    shown(page)
    heard.times = 0
    session.look.choose("dark", 150)
    assert heard.times == 2  # the old sheet goes, the new one comes
    session.look.choose("light", 100)
