"""The rail and the pages beside it, each made when it is first wanted."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from onedesk.desk.finding_views import FoundPlan, Person
from onedesk.desk.views import SyncState
from ui.caseload.find import FindDialog
from ui.caseload.page import StudentsPage
from ui.insights.page import InsightsPage
from ui.packs.dialog import PackDialog
from ui.page import Page, Place, Session, open_once
from ui.settings.page import SettingsPage
from ui.student.page import StudentPage
from ui.sync_centre.page import SyncPage
from ui.today.page import TodayPage
from ui.widgets.rail import Rail, RailItem
from ui.widgets.stack import Stack

PLACES = (
    RailItem("today", "today", "Today"),
    RailItem("students", "students", "Students"),
    RailItem("insights", "insights", "Insights"),
    RailItem("packs", "packs", "Packs"),
    RailItem("sync", "sync", "Sync"),
)
FOOT = (
    RailItem("help", "help", "Help"),
    RailItem("settings", "settings", "Settings"),
    RailItem("lock", "lock", "Lock"),
)
NEARLY_FULL = (
    "The disk of this laptop is nearly full. Your work is saved in room that OneDesk held back. "
    "Free some space soon."
)
_PAGES: dict[str, Callable[[Session], Page]] = {
    "today": TodayPage,
    "students": StudentsPage,
    "student": StudentPage,
    "insights": InsightsPage,
    "sync": SyncPage,
    "settings": SettingsPage,
}


class Shell(QWidget):
    """Everything an unlocked desk shows except the interview."""

    interview_wanted = Signal(str)
    help_wanted = Signal()
    lock_wanted = Signal()
    moved = Signal(str)
    """The word of the page that is shown now."""
    left = Signal()
    """Another page, or another student, is about to be shown."""
    said = Signal(str, object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._pages: dict[str, Page] = {}
        self._place, self._back = Place("today"), Place("today")
        self._rail = Rail(PLACES, FOOT)
        self._rail.picked.connect(self._pick)
        self._stack = Stack()
        side = QHBoxLayout(self)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(self._rail)
        side.addWidget(self._stack, 1)
        self._bind_keys()
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.refresh)
        bridge = session.bridge
        bridge.changed.connect(self._settle)
        for news in (bridge.changed, bridge.finished, bridge.failed):
            news.connect(self._refresh_soon)

    @property
    def place(self) -> Place:
        return self._place

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._pages[self._place.page]

    def go(self, place: Place) -> None:
        """Show a page; the interview is asked for."""
        if place.page == "interview":
            self.interview_wanted.emit(place.id)
            return
        if (place.page, place.id) != (self._place.page, self._place.id):
            self.left.emit()
        page = self._page(place.page)
        if isinstance(page, StudentPage) and place.id:
            came_from = self._place if self._place.page != "student" else self._back
            self._back = came_from
            page.open(place.id, place.among, came_from)
        if isinstance(page, StudentsPage):
            page.here = self._here
        self._place = place
        self._rail.set_current("students" if place.page == "student" else place.page)
        self._stack.setCurrentWidget(page)
        page.arrive()
        page.setFocus()
        self.moved.emit(page.word)

    def _settle(self) -> None:
        """News came: times of talks that were held without them go, before anything is shown."""
        self._session.jobs.run(self._session.desk.settle_twins)

    def _refresh_soon(self, *_what: object) -> None:
        """Once, however much is told at the end of a round."""
        self._soon.start()

    def refresh(self, *_what: object) -> None:
        """Records changed: show them, and count again what is on this laptop only."""
        if self._place.page in self._pages:
            self.page.arrive()
        self.count()

    def count(self) -> None:
        """Count what is on this laptop only, and look whether the disk has room.

        A page that has just been arrived at may read the same, and tells it.
        """
        if self._place.page not in self._pages or not self.page.tells_stand:
            self._session.jobs.run(self._session.desk.sync_state, self._count)
        self._session.jobs.run(self._session.laptop.hold_reserve, self._tell_room)

    def prepare_next(self) -> bool:
        """Make the page that is opened most before anybody waits for it; false if it is there."""
        wanting = "student" not in self._pages
        self._page("student")
        return wanting

    def sync(self) -> None:
        """Go to the sync centre and begin a round with the hub."""
        self.go(Place("sync"))
        self._session.bridge.sync_now()

    def make_pack(self) -> None:
        """Ask which school's pack to make; the school that is shown comes first."""
        dialog = PackDialog(self._session, self._here, self)
        dialog.said.connect(self.said)
        open_once(dialog)

    def _turned(self, place: Place) -> None:
        self._place = place

    def find_student(self) -> None:
        """Ask whom to open, among everyone on this laptop; or which plan, by its reference."""
        dialog = FindDialog(self._session, self._here, self)
        dialog.found.connect(self._found)
        open_once(dialog)

    def _found(self, found: Person | FoundPlan) -> None:
        self.go(Place("student", found.student))
        page = self.page
        if isinstance(found, FoundPlan) and isinstance(page, StudentPage):
            page.recall(found.print)

    @property
    def _here(self) -> str | None:
        """The school of the day."""
        today = self._pages.get("today")
        return today.school if isinstance(today, TodayPage) else None

    def _tell_room(self, held: bool) -> None:
        """The disk is nearly full: work goes on in the room that was held back for this."""
        if isValid(self) and not held:
            self.said.emit(NEARLY_FULL, None)

    def _count(self, state: SyncState) -> None:
        """Also for the lock screen, which has to be right after a power cut too."""
        if isValid(self):
            self._rail.set_badge("sync", state.only_here)
        session = self._session
        session.jobs.run(partial(session.laptop.remember, state.only_here))

    def _page(self, code: str) -> Page:
        if code not in self._pages:
            page = _PAGES[code](self._session)
            page.go.connect(self.go)
            page.said.connect(self.said)
            page.turned.connect(self._turned)
            page.stood.connect(self._count)
            if isinstance(page, TodayPage):
                page.find_wanted.connect(self.find_student)
                page.sync_wanted.connect(self.sync)
            self._stack.addWidget(page)
            self._pages[code] = page
        return self._pages[code]

    def _pick(self, code: str) -> None:
        match code:
            case "help":
                self.help_wanted.emit()
            case "lock":
                self.lock_wanted.emit()
            case "packs":
                self.make_pack()
            case _:
                self.go(Place(code))

    def _bind_keys(self) -> None:
        """Keys of the desk; a dialog or the interview has its own, so they act only in here."""
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+K": self.find_student,
            "F5": self.sync,
            "Ctrl+,": partial(self._pick, "settings"),
        }
        for number, item in enumerate(PLACES, 1):
            keys[f"Alt+{number}"] = partial(self._pick, item.code)
        for key, deed in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)
