"""Today: the list of a school's day, opened on the next interview."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication

from onedesk.desk.views import DayList, DayRow, SyncState
from onedesk.domain.people import School
from ui.asking import school_dialog
from ui.page import KeyGroup, Page, Place, Session, open_once
from ui.today.deeds import Deeds, Undo
from ui.today.layout import TodayLayout
from ui.words import clock_time

_KEYS: KeyGroup = (
    "Today",
    (
        (("Up", "Down"), "Choose"),
        ("Enter", "Start or open"),
        ("A", "Absent, or not absent after all"),
        ("M", "Change time"),
        ("P", "Place in a free time"),
        ("O", "Open student"),
        ("X", "Own action done"),
        ("S", "Change school"),
    ),
)


class TodayPage(Page):
    """Who comes when; every deed is a key on the row in hand."""

    find_wanted = Signal()
    sync_wanted = Signal()

    word = "Today"
    keys: Sequence[KeyGroup] = (_KEYS,)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.parts = TodayLayout(self)
        self._day: DayList | None = None
        self._schools: tuple[School, ...] = ()
        self._school: str | None = None
        self._fetching = False
        self._deeds = Deeds(self, self._told)
        self.acts = {
            "A": self._absent,
            "M": self._change_time,
            "P": self._place,
            "O": self._open_student,
            "X": self.parts.own.tick_one,
            "S": self._change_school,
        }
        parts = self.parts
        parts.list.opened.connect(self._open)
        parts.unplaced.list.opened.connect(self._place)
        parts.own.ticked.connect(self._deeds.tick)
        parts.sync.opened.connect(self.sync_wanted)
        parts.find.clicked.connect(self.find_wanted)
        parts.change.clicked.connect(self._change_school)
        parts.empty_button.clicked.connect(self._place)
        self.setFocusProxy(parts.list)
        session.bridge.begun.connect(self._begun)
        session.bridge.finished.connect(self._reached)

    @property
    def school(self) -> str | None:
        """The id of the school whose day is shown."""
        return self._school

    def arrive(self) -> None:
        desk, today = self.session.desk, self.today()
        school = self._school

        def load() -> tuple[tuple[School, ...], DayList | None]:
            schools = desk.schools()
            wanted = [school] if school else [one.id for one in schools]
            days = (desk.today(one, today) for one in wanted)
            found = next((day for day in days if day.rows), None)
            return schools, found or (desk.today(wanted[0], today) if wanted else None)

        self.ask(load, lambda found: self._show(*found))
        self.ask(desk.sync_state, self._show_sync)

    # Showing

    def _show(self, schools: tuple[School, ...], day: DayList | None) -> None:
        self._schools = schools
        self.parts.change.setVisible(len(schools) > 1)
        if day is None:
            self.parts.show_nothing(self.today())
            return
        self._school = day.school.id
        before, self._day = self.parts.list.chosen, day
        self.parts.show_day(day, self.today(), fetching=self._fetching)
        self._choose(before)

    def _choose(self, before: DayRow | None) -> None:
        """Keep the row in hand unless its interview is over; then go to the next one."""
        rows = self.parts.list.days
        at = rows.row_of(before.student) if before else -1
        now = rows.row(at)
        over = now is not None and before is not None and now.standing != before.standing
        if at < 0 or over:
            at = rows.next_row if rows.next_row >= 0 else max(at, 0)
        self.parts.list.choose(at)
        if QApplication.focusWidget() in (None, self):
            self.parts.focus()

    def _show_sync(self, state: SyncState) -> None:
        self.parts.sync.show_state(state, self.session.clock())
        reached = state.last_round is not None and state.last_problem is None
        now = self.session.clock()
        if reached and state.last_round and state.last_round.date() == now.date():
            at = clock_time(state.last_round.astimezone(now.tzinfo))
            self.parts.foot.set_status("wifi", f"Connected. Hub reached {at}.")
        else:
            self.parts.foot.set_status("wifi-off", "Working offline. That is fine.")

    def _begun(self) -> None:
        """A round began: on a new laptop the students are on their way."""
        self._fetching = True
        if self._day is not None and not self._day.counts.students:
            self.parts.show_day(self._day, self.today(), fetching=True)

    def _reached(self, _report: object) -> None:
        self._fetching = False
        self.ask(self.session.desk.sync_state, self._show_sync)

    # Deeds

    def _open(self) -> None:
        row = self.parts.list.chosen
        if row is None:
            return
        if row.standing in ("due", "begun"):
            begin = partial(self.session.desk.begin, row.student, self.today())
            self.ask(begin, lambda interview: self.go.emit(Place("interview", interview)))
        else:
            self._open_student()

    def _open_student(self) -> None:
        one = self.parts.unplaced.list.chosen if self._among_unplaced() else self.parts.list.chosen
        if one is not None:
            among = () if self._among_unplaced() else self.parts.list.days.students
            self.go.emit(Place("student", one.student, among))

    def _absent(self) -> None:
        row = self.parts.list.chosen
        if row is not None and not self._among_unplaced():
            self._deeds.absent(row)

    def _change_time(self) -> None:
        row, day = self.parts.list.chosen, self._day
        if row and day and row.standing == "due" and not self._among_unplaced():
            title = f"Another time for {row.name}"
            self._deeds.ask_time(title, row.student, day.school, day.day, row.starts)

    def _place(self) -> None:
        """Find a time for the student in hand; from elsewhere go to those who wait for one."""
        waiting, day = self.parts.unplaced.list, self._day
        if day is None:
            return
        unplaced = {one.student for one in day.not_placed}
        row = self.parts.list.chosen if self.parts.list.hasFocus() else None
        one = waiting.chosen if self._among_unplaced() else row
        if one is not None and one.student in unplaced:
            first = max(self.today(), day.window.first) if day.window else self.today()
            self._deeds.ask_time(f"A time for {one.name}", one.student, day.school, first)
        elif unplaced:
            waiting.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _change_school(self) -> None:
        if len(self._schools) > 1:
            dialog = school_dialog(self._schools, self)
            dialog.chosen.connect(self._to_school)
            open_once(dialog)

    def _to_school(self, school: str) -> None:
        self._school = school
        self.arrive()

    def _among_unplaced(self) -> bool:
        return self.parts.unplaced.list.hasFocus()

    def _told(self, words: str, back: Undo | None) -> None:
        if words:
            self.said.emit(words, back)
        self.arrive()
