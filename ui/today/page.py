"""Today: the list of a school's day, opened on the next interview."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from onedesk.desk.day_views import DayList, DayRow
from onedesk.desk.views import SyncState
from ui.page import KeyGroup, Page, Place, Session
from ui.today.choosing import Choosing, Shown
from ui.today.deeds import Deeds, Undo
from ui.today.layout import TodayLayout
from ui.today.papers import Papers
from ui.widgets.announce import announce

KEYS: KeyGroup = (
    "Today",
    (
        (("Up", "Down"), "Choose"),
        ("Enter", "Start or open"),
        ("A", "Absent, declined or left; again: due after all"),
        ("M", "Change time"),
        ("P", "Place in a free time"),
        ("O", "Open student"),
        ("X", "Own action done"),
        ("D", "Day list and slips on paper"),
        (("PgUp", "PgDown"), "Other days; Left and Right in the list"),
        ("T", "Back to today"),
        ("S", "Change school"),
        ("Esc", "Back to the row in hand"),
    ),
)


class TodayPage(Page):
    """Who comes when; every deed is a key on the row in hand."""

    find_wanted = Signal()
    sync_wanted = Signal()

    word = "Today"
    keys: Sequence[KeyGroup] = (KEYS,)
    tells_stand = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.parts = TodayLayout(self)
        self._day: DayList | None = None
        self._choosing = Choosing(self)
        self._fetching, self._back = False, ""
        self._deeds, self._papers = Deeds(self, self._told), Papers(self)
        self.acts = {
            "A": self._absent,
            "M": self._change_time,
            "P": self._place,
            "O": self._open_student,
            "X": self.parts.own.tick_one,
            "D": self._paper,
            "S": self._choosing.ask_school,
            "T": self._choosing.today,
            "Esc": self.parts.focus,
            **dict.fromkeys(("PgUp", "Left"), self._choosing.before),
            **dict.fromkeys(("PgDown", "Right"), self._choosing.after),
        }
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _connect(self) -> None:
        parts, head = self.parts, self.parts.head
        parts.list.opened.connect(self._open)
        parts.unplaced.list.opened.connect(self._place)
        parts.own.ticked.connect(self._deeds.tick)
        parts.sync.opened.connect(self.sync_wanted)
        parts.empty_button.clicked.connect(self._lead_on)
        head.search.clicked.connect(self.find_wanted)
        head.change.clicked.connect(self._choosing.ask_school)
        head.paper.clicked.connect(self._paper)
        head.before.clicked.connect(self._choosing.before)
        head.after.clicked.connect(self._choosing.after)
        head.back.clicked.connect(self._choosing.today)
        self.session.bridge.begun.connect(self._begun)
        self.session.bridge.finished.connect(self._ended)
        self.session.bridge.failed.connect(self._ended)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._hint)

    @property
    def school(self) -> str | None:
        """The id of the school whose day is shown."""
        return self._choosing.school

    def arrive(self) -> None:
        self.ask(self._choosing.look_up(), self._show)
        self.ask(self.session.desk.sync_state, self._show_sync)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on; with a proxy Tab would come back to the list from half way."""
        super().focusInEvent(event)
        self.parts.focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.parts.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.parts.fit()

    # Showing

    def _show(self, shown: Shown) -> None:
        before, changed = self.parts.list.chosen, self._choosing.show(shown)
        placing = self.parts.among_unplaced
        self._day = shown.day
        self.parts.head.change.setVisible(self._choosing.several)
        if shown.day is None:
            self.parts.show_nothing(self.today())
            return
        self.parts.show_day(shown.day, fetching=self._fetching)
        self._choose(None if changed else before)
        if placing and not self.parts.among_unplaced:
            self.parts.focus()
        if changed:
            self._turn()

    def _turn(self) -> None:
        """Another day or school came: say so, and give the keyboard to its list."""
        head, held = self.parts.head, QApplication.focusWidget()
        announce(self, f"{head.title.text()}. {head.facts.text()}")
        if held is None or self.isAncestorOf(held):
            self.parts.focus()

    def _choose(self, before: DayRow | None) -> None:
        """Keep the row in hand, or have the one again on which a deed was taken back."""
        rows = self.parts.list.days
        back, self._back = rows.row_of(self._back), ""
        self.parts.list.choose(back if back >= 0 else rows.row_after(before))
        if QApplication.focusWidget() in (None, self):
            self.parts.focus()

    def _hint(self, _old: QWidget | None, new: QWidget | None) -> None:
        """The foot names the keys of what has the keyboard."""
        if new is not None and self.isAncestorOf(new):
            self.parts.hint()

    def _show_sync(self, state: SyncState) -> None:
        now = self.session.clock()
        self.parts.sync.show_state(state, now)
        self.parts.show_line(state, now)
        self.stood.emit(state)

    def _begun(self) -> None:
        """A round began: on a new laptop the students are on their way."""
        self._fetching = True
        if self._day is not None and not self._day.counts.students:
            self.parts.show_day(self._day, fetching=True)

    def _ended(self, _how: object) -> None:
        """The round is over, well or not: nothing is on its way any more."""
        self._fetching = False
        if self._day is not None and not self._day.counts.students:
            self.parts.show_day(self._day, fetching=False)

    # Deeds

    def _open(self) -> None:
        row = self.parts.list.chosen
        if row and row.standing in ("begun", "done"):
            self.go.emit(Place("interview", row.interview))
        elif row and self.parts.list.days.way_on(row):
            begin = partial(self.session.desk.begin, row.student, self.today())
            self.ask(begin, lambda interview: self.go.emit(Place("interview", interview)))
        else:
            self._open_student()

    def _open_student(self) -> None:
        waits, parts = self.parts.among_unplaced, self.parts
        one = parts.unplaced.list.chosen if waits else parts.list.chosen
        if one is not None:
            among = () if waits else parts.list.days.students
            self.go.emit(Place("student", one.student, among))

    def _absent(self) -> None:
        """Whoever is in hand is not seen, whether or not there is a time for them."""
        row, day = self.parts.list.chosen, self._day
        if day is not None and self.parts.among_unplaced:
            if one := self.parts.unplaced.list.chosen:
                self._deeds.not_seen(one, day)
        elif row is not None:
            self._deeds.absent(row)

    def _change_time(self) -> None:
        """Another time for the row in hand; somebody who was missed is placed again."""
        row, day = self.parts.list.chosen, self._day
        if self.parts.waiting is not None:
            self._place()
        elif row and row.standing == "absent":
            self.said.emit(f"{row.name} does not wait for another time.", None)
        elif row and day:
            self._deeds.move(row, day)

    def _lead_on(self) -> None:
        """What the button of an empty day says."""
        deeds: dict[str, Callable[[], object]] = {
            "F5": self.sync_wanted.emit,
            "Alt 2": partial(self.go.emit, Place("students")),
            "PgDown": self._choosing.after,
        }
        deeds.get(self.parts.empty_button.key, self._place)()

    def _place(self) -> None:
        """Find a time for the student in hand if they wait for one, else for the first who does."""
        day = self._day
        if day is None:
            return
        one = self.parts.waiting or next(iter(day.not_placed), None)
        if one is None:
            self.said.emit("Everyone has a time, or has been seen.", None)
        else:
            self._deeds.place(one, day)

    def _paper(self) -> None:
        if self._day is not None:
            self._papers.ask(self._day)

    def _told(self, words: str, back: Undo | None, interview: str) -> None:
        """Say what was done, with its way back; or have the interview in hand to which it led."""
        if words:
            self.said.emit(words, back)
        self._back = interview
        self.arrive()
