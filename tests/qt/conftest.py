"""What tests of windows share: the theme, a real desk over a real file, real jobs."""

from functools import partial

import pytest
import thornlaw
from every_screen import Screens
from insight_kit import desk_of
from interviewing import NoPrinter
from PySide6.QtCore import QObject, Qt, Signal

from onedesk.desk import Desk, Laptop
from onedesk.store import key as keys
from onedesk.store.database import open_database
from onedesk.store.key import Stretch
from ui import theme
from ui.aside import Aside
from ui.insights.page import InsightsPage
from ui.jobs import Jobs
from ui.look import Look
from ui.page import Session
from ui.theme import Theme


class StillBridge(QObject):
    """A bridge to no hub: it counts how often it was asked, and says what a test tells it to."""

    begun = Signal()
    progress = Signal(int, int)
    finished = Signal(object)
    changed = Signal()
    failed = Signal(object)

    def __init__(self):
        super().__init__()
        self.asked = self.stopped = 0

    def sync_now(self):
        self.asked += 1

    def stop_round(self):
        self.stopped += 1


@pytest.fixture
def dressed(qapp):
    """The application in its light theme at 100 % text."""
    theme.install(qapp, Theme.load())
    return qapp


@pytest.fixture
def clock():
    """Thursday 12 March 2026, 10:48, until a test moves it."""
    return thornlaw.MovingClock()


@pytest.fixture
def data_key():
    return keys.new_key()


@pytest.fixture
def db(tmp_path, data_key):
    made = open_database(tmp_path / "desk.db", data_key, create=True)
    yield made
    made.close()


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.stop()


@pytest.fixture
def ask(jobs, qtbot):
    """What the desk answers, asked on its own thread as the windows do."""

    def asked(work):
        found = []
        jobs.run(work, found.append)
        qtbot.waitUntil(lambda: bool(found))
        return found[0]

    return asked


@pytest.fixture
def bridge(qapp):
    return StillBridge()


@pytest.fixture
def empty_desk(db, clock):
    """A laptop with two schools and not one student."""
    thornlaw.enrolled(db)
    return Desk(db, clock)


@pytest.fixture
def desk(db, clock):
    """Thornlaw Academy in the middle of a day."""
    return thornlaw.school_day(db, clock)


@pytest.fixture
def aside(qapp, db, data_key, tmp_path, clock):
    """A second worker that reads the same file over a connection of its own."""
    made = Aside(lambda: Desk(open_database(tmp_path / "desk.db", data_key), clock))
    yield made
    made.stop()


@pytest.fixture
def world(dressed, jobs, aside, bridge, clock, tmp_path):
    """Everything of a session but the desk."""
    return partial(
        Session,
        jobs=jobs,
        aside=aside,
        bridge=bridge,
        clock=clock,
        look=Look(dressed),
        output=NoPrinter(),
        laptop=Laptop(tmp_path / "home"),
    )


@pytest.fixture
def session(desk, world):
    return world(desk)


@pytest.fixture
def empty_session(empty_desk, world):
    return world(empty_desk)


@pytest.fixture
def shown(qtbot):
    """Puts a screen into a window of the usual size, with the keyboard, and gives it back."""

    def show(screen, width=1366, height=690):
        qtbot.addWidget(screen)
        screen.resize(width, height)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.setFocus(Qt.FocusReason.OtherFocusReason)
        return screen

    return show


@pytest.fixture
def four(db, clock):
    """A desk with the caseload of four schools."""
    return desk_of(db, clock)


@pytest.fixture
def open_insights(world, shown, qtbot):
    """The page of Insights over a desk, once it has counted."""

    def opened(desk, **size):
        page = shown(InsightsPage(world(desk)), **size)
        page.arrive()
        qtbot.waitUntil(lambda: page.case is not None)
        return page

    return opened


@pytest.fixture
def screens(dressed, session, qtbot, tmp_path, monkeypatch):
    """Every screen of the desk, in one window; a passphrase costs next to nothing."""
    monkeypatch.setattr(keys, "ALONE", Stretch(memory=64, passes=1, lanes=1))
    made = Screens(session, qtbot, tmp_path)
    yield made
    session.look.choose("light", 100)
    made.close()
