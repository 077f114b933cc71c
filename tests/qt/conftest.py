"""What tests of windows share: the theme, a real desk over a real file, real jobs."""

import shutil
from functools import partial

import pytest
import thornlaw
from every_screen import Screens
from insight_kit import desk_of
from interviewing import NoPrinter
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onedesk.desk import Desk, Laptop
from onedesk.store import key as keys
from onedesk.store.database import open_database
from onedesk.store.key import Stretch
from ui import theme
from ui.aside import Aside
from ui.insights.page import InsightsPage
from ui.jobs import Jobs
from ui.look import Look
from ui.page import Place, Session
from ui.student.page import StudentPage
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
        self.sending = self.next_try = None

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


@pytest.fixture(scope="session")
def data_key():
    return keys.new_key()


FILES = {"empty": lambda *_: None, "desk": thornlaw.school_day, "four": desk_of}
"""What a file holds that is copied for a test, by the fixture that wants it."""


@pytest.fixture(scope="session")
def files(tmp_path_factory, data_key):
    """The folder of files to copy: to fill one takes twenty times as long."""
    folder = tmp_path_factory.mktemp("files")
    for name, fill in FILES.items():
        made = open_database(folder / name, data_key, create=True)
        fill(made, thornlaw.MovingClock())
        made.close()
    return folder


@pytest.fixture
def db(tmp_path, data_key, files, request):
    """A file of the test's own, with what `desk` or `four` wants to find in it."""
    wanted = next((name for name in FILES if name in request.fixturenames), "empty")
    shutil.copy(files / wanted, tmp_path / "desk.db")
    made = open_database(tmp_path / "desk.db", data_key)
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
    return Desk(db, clock)


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
def framed(shown):
    """Puts a page into a window of its own, as wide as the shell leaves it, and gives it back."""

    def frame(page, width=1282, height=690):
        window = QWidget()
        rows = QVBoxLayout(window)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(page)
        shown(window, width, height)
        return page

    return frame


@pytest.fixture
def student_page(session, framed):
    """The page of a student, once it has read."""

    def opened(key):
        page = StudentPage(session)
        page.open(key, (key,), Place("today"))
        framed(page).setFocus()
        page.arrive()
        page.session.jobs.drain()
        return page

    return opened


@pytest.fixture
def four(db, clock):
    """A desk with the caseload of four schools."""
    return Desk(db, clock)


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
