"""Today: the list of a school's day, opened on the next interview."""

from collections.abc import Sequence
from datetime import date, time
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication

from onedesk.desk.views import DayList, DayRow, OwnAction, SyncState
from onedesk.domain.people import School
from ui.asking import school_dialog
from ui.page import KeyGroup, Page, Place, Session, open_once
from ui.today.dialogs import PlaceDialog, absent_dialog
from ui.today.layout import TodayLayout
from ui.words import clock_time, weekday_date

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
        parts.own.ticked.connect(self._tick)
        parts.sync.opened.connect(self.sync_wanted)
        parts.find.clicked.connect(self.find_wanted)
        parts.change.clicked.connect(self._change_school)
        parts.empty_button.clicked.connect(self._place)
        self.setFocusProxy(parts.list)
        session.bridge.begun.connect(self._begun)
        session.bridge.finished.connect(self._reached)

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
        if row is None or self._among_unplaced():
            return
        if row.standing == "absent":
            take_back = partial(self.session.desk.mark_due, row.interview)
            self.ask(take_back, lambda _: self._done(f"{row.name} is due again."))
        elif row.standing == "due":
            dialog = absent_dialog(row.name, self)
            dialog.chosen.connect(partial(self._mark_absent, row))
            open_once(dialog)
        else:
            self.said.emit(f"The talk with {row.name} has begun already.", None)

    def _mark_absent(self, row: DayRow, reason: str) -> None:
        desk = self.session.desk

        def take_back() -> None:
            self.ask(partial(desk.mark_due, row.interview), lambda _: self.arrive())

        mark = partial(desk.mark_absent, row.interview, reason)
        self.ask(mark, lambda _: self._done(f"{row.name} is marked absent.", take_back))

    def _change_time(self) -> None:
        row = self.parts.list.chosen
        if row is not None and row.standing == "due" and not self._among_unplaced():
            self._ask_time(f"Another time for {row.name}", row.student, self.today(), row.starts)

    def _place(self) -> None:
        """Find a time for the student in hand; from elsewhere go to those who wait for one."""
        waiting = self.parts.unplaced.list
        row = self.parts.list.chosen
        unplaced = {one.student for one in self._day.not_placed} if self._day else set()
        if self._among_unplaced() and waiting.chosen is not None:
            one = waiting.chosen
            self._ask_time(f"A time for {one.name}", one.student, self._first_day(), None)
        elif row is not None and row.student in unplaced and self.parts.list.hasFocus():
            self._ask_time(f"A time for {row.name}", row.student, self._first_day(), None)
        elif unplaced:
            waiting.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _first_day(self) -> date:
        """Today, or the first day of the window when that is still to come."""
        window = self._day.window if self._day else None
        return max(self.today(), window.first) if window else self.today()

    def _ask_time(self, title: str, student: str, day: date, starts: time | None) -> None:
        if self._day is None:
            return
        school, desk = self._day.school, self.session.desk
        dialog = PlaceDialog(title, school, self.today(), self)
        dialog.placed.connect(partial(self._put, student))
        dialog.start(
            day, starts, lambda on: self.ask(partial(desk.today, school.id, on), dialog.show_day)
        )

    def _put(self, student: str, day: date, starts: time | None, room: str) -> None:
        place = partial(self.session.desk.place, student, day, starts, room or None)
        at = f" at {clock_time(starts)}" if starts else ""
        self.ask(place, lambda _: self._done(f"Placed on {weekday_date(day)}{at}."))

    def _tick(self, action: OwnAction, done: bool) -> None:
        desk = self.session.desk
        if done:
            back = partial(self._untick, action)
            words = f"Done: {action.what}"
            mark = partial(desk.own_action_done, action.id, done=True)
            self.ask(mark, lambda _: self._done(words, back))
        else:
            self._untick(action)

    def _untick(self, action: OwnAction) -> None:
        undo = partial(self.session.desk.own_action_done, action.id, done=False)
        self.ask(undo, lambda _: self.arrive())

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

    def _done(self, words: str, back: object = None) -> None:
        self.said.emit(words, back)
        self.arrive()
