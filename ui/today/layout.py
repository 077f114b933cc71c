"""Where the parts of the day stand."""

from datetime import date, datetime
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from onedesk.desk.day_views import DayList, NotPlaced
from onedesk.desk.views import SyncState
from ui import theme
from ui.listing import ListCard
from ui.responsive import Scroll, Zones
from ui.today.cycle_card import CycleCard
from ui.today.head import DayHead
from ui.today.not_placed import NotPlacedCard
from ui.today.own_actions import OwnActions
from ui.today.sync_card import SyncCard
from ui.today.work_list import WorkList
from ui.widgets.block import Block
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.key_hints import Hint, KeyHints
from ui.words import capital, clock_time, counted, weekday_date

_BACK: Hint = ("Esc", "Back to the list")
_PLACE: Hint = ("P", "Place in a free time")
_TODAY: Hint = ("T", "Today")
_OTHER_DAYS: Hint = (("PgUp", "PgDown"), "Other days")
LIST_HINTS: tuple[Hint, ...] = (
    (("Up", "Down"), "Choose"),
    ("Enter", "Start or open"),
    ("A", "Absent"),
    ("M", "Change time"),
    ("O", "Open student"),
    _OTHER_DAYS,
    ("F1", "All keys"),
)
AWAY_HINTS: tuple[Hint, ...] = (
    _TODAY,
    _OTHER_DAYS,
    ("Enter", "Open"),
    *(hint for hint in LIST_HINTS if hint[1] not in ("Other days", "Start or open")),
)
UNPLACED_HINTS: tuple[Hint, ...] = (
    (("Up", "Down"), "Choose"),
    _PLACE,
    ("A", "Absent"),
    ("O", "Open student"),
    _BACK,
    ("F1", "All keys"),
)
OWN_HINTS: tuple[Hint, ...] = ((("X", "or", "Space"), "Done"), _BACK, ("F1", "All keys"))
_WAYS: dict[str, Hint] = {
    "P": ("P", "Place students"),
    "F5": ("F5", "Sync now"),
    "Alt 2": ("Alt 2", "Open Students"),
    "PgDown": ("PgDown", "Next day"),
}
"""What the button of an empty day does, by its key."""

_EDGE, _TIGHT, _ANY = 24, 520, 16_777_215
_ROOMY, _SHORT = 800, 400
"""Design heights of a page: from the first on cards hug their content; under the other the head
scrolls with the rest."""


class TodayLayout:
    """The widgets of the day, laid out on a page."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self.head = DayHead()
        self.empty_button = Button("", height=32)
        self.list, self.unplaced = WorkList(), NotPlacedCard()
        self.empty = EmptyState("", "", self.empty_button)
        self.cycle, self.own, self.sync = CycleCard(), OwnActions(), SyncCard()
        self.foot = KeyHints(LIST_HINTS, bar=False)
        self._list_card = ListCard(self.list)
        self._below, self._rest = _Room(), _Room()
        cards = (self.cycle, self.own, self.sync, self._rest)
        self._zones = Zones(self._main(), cards, wide=320, grows=3)
        self._body = Block(self._zones, gap=10)
        self._body.rows.setStretchFactor(self._zones, 1)
        self._scroll = _Ground(self._body)
        self._zones.turned.connect(self._show_all)
        self.unplaced.list.turned.connect(self.fit, Qt.ConnectionType.QueuedConnection)
        self.list.selectionModel().currentChanged.connect(self._follow)
        self._ground = Block(self.head, self._scroll, self.foot, gap=10)
        self._ground.rows.setStretchFactor(self._scroll, 1)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._ground)
        self._show_all(narrow=self._zones.narrow)

    def _main(self) -> QWidget:
        parts = {self._list_card: 400, self.empty: 0, self.unplaced: 20, self._below: 1}
        main = Block(*parts, gap=12)
        for part, share in parts.items():
            main.rows.setStretchFactor(part, share)
        self.empty.hide()
        return main

    def fit(self) -> None:
        """Fill the page, or in a high one hug the content; in a very low one let all scroll."""
        look, high = theme.current(), self._page.height()
        roomy, short = high >= look.px(_ROOMY), high < look.px(_SHORT)
        for room in (self._below, self._rest):
            room.setVisible(roomy and not self._zones.narrow)
        narrow, policy = self._zones.narrow, QSizePolicy.Policy
        self.unplaced.setMaximumHeight(self.unplaced.full_height() if roomy else _ANY)
        self.own.show_all(whole=roomy or narrow)
        self.own.setSizePolicy(policy.Preferred, policy.Preferred if roomy else policy.Expanding)
        self.cycle.spread(wide=narrow)
        self.sync.spread(wide=narrow)
        edge = _EDGE if self._page.width() >= look.px(_TIGHT) else _EDGE // 2
        self._ground.set_edges((edge, 14, edge, 0))
        self.foot.setVisible(not short)
        inside = self._body.isAncestorOf(self.head)
        if short != inside:
            (self._body if short else self._ground).rows.insertWidget(0, self.head)
        QTimer.singleShot(0, self._page, self._follow)  # once the rows have their places

    def _show_all(self, narrow: bool) -> None:
        """Where the page scrolls, no list in it has a scroll bar of its own."""
        self.list.show_all(whole=narrow)
        self.unplaced.list.show_all(whole=narrow)
        self.fit()

    def _follow(self, *_rows: object) -> None:
        if self.list.hasFocus():
            self._scroll.follow(self.list)

    def show_day(self, day: DayList, *, fetching: bool) -> None:
        """Fill every part from one day; `fetching` tells that records are on their way."""
        is_today = day.day == day.today
        self.head.show_day(day)
        unplaced = {one.student for one in day.not_placed}
        self.list.days.fill(day.rows, day.day, unplaced, is_today=is_today)
        self._list_card.setVisible(bool(day.rows))
        self.empty.setVisible(not day.rows)
        if not day.rows:
            self.empty.set_words(*_nobody(day, fetching=fetching))
        self._lead_on(_way_on(day))
        self.unplaced.show_rows(day.not_placed, day.today)
        self.unplaced.setVisible(day.counts.students > 0)
        self.cycle.show_day(day)
        self.cycle.setVisible(day.counts.students > 0)
        self.own.show_actions(day.own_actions, day.today)
        self.hint()
        self._order()
        self.fit()

    def show_nothing(self, today: date) -> None:
        """A laptop whose adviser has no school yet."""
        self.head.show_nothing(today)
        for part in (self._list_card, self.unplaced, self.cycle):
            part.hide()
        self._lead_on(_WAYS["F5"])
        self.empty.set_words(
            "You have no school yet", "Your service adds one at the hub; it comes with a sync."
        )
        self.empty.show()
        self.hint()

    def _lead_on(self, way: Hint | None) -> None:
        """The button of an empty day, by its key and words; hidden where nothing is to be done."""
        if way is not None:
            key, words = way
            self.empty_button.set_words(words, str(key))
        self.empty_button.setVisible(way is not None)

    @property
    def among_unplaced(self) -> bool:
        """Whether the keyboard is among those who are not placed yet."""
        return self.unplaced.list.hasFocus()

    @property
    def waiting(self) -> NotPlaced | None:
        """The student in hand, if they are not placed yet."""
        if self.among_unplaced:
            return self.unplaced.list.chosen
        row = self.list.chosen if self.list.hasFocus() else None
        return self.unplaced.list.names.of(row.student) if row else None

    def hint(self) -> None:
        """The keys of the part that has the keyboard."""
        if self.among_unplaced:
            self.foot.set_hints(UNPLACED_HINTS)
        elif any(box.hasFocus() for box in self.own.boxes):
            self.foot.set_hints(OWN_HINTS)
        elif self._list_card.isHidden():
            self.foot.set_hints(self._nobody_hints())
        else:
            self.foot.set_hints(LIST_HINTS if self.list.days.is_today else AWAY_HINTS)

    def _nobody_hints(self) -> tuple[Hint, ...]:
        """What can be done on a day without anybody."""
        key = "" if self.empty_button.isHidden() else self.empty_button.key
        first = {"P": (_PLACE,), "F5": (_WAYS["F5"],), "Alt 2": (_WAYS["F5"],)}.get(key, ())
        back = () if self.head.away.isHidden() else (_TODAY,)
        away = self.head.before.isHidden() and self.head.after.isHidden()
        return (*first, *back, *(() if away else (_OTHER_DAYS,)), ("F1", "All keys"))

    def show_line(self, state: SyncState, now: datetime) -> None:
        """Whether the hub was reached today, in a quiet sentence at the foot."""
        reached = state.last_round if state.last_problem is None else None
        if reached is not None and reached.astimezone(now.tzinfo).date() == now.date():
            at = clock_time(reached.astimezone(now.tzinfo))
            self.foot.set_status("wifi", f"Connected. Hub reached {at}.")
        else:
            self.foot.set_status("wifi-off", "Working offline. That is fine.")

    def focus(self) -> None:
        """The keyboard goes to the list, or to who waits for a time."""
        ways_on = self.empty_button, self.sync.button, self.head.search
        parts: tuple[QWidget, ...] = (self.list, self.unplaced.list, *ways_on)
        for part in parts:
            if part.isVisible():
                part.setFocus()
                return

    def _order(self) -> None:
        """Tab goes as the day is read: list, not placed, own actions, sync, and the head last."""
        head = self.head
        first: list[QWidget] = [self.list, self.empty_button, self.unplaced.list, *self.own.boxes]
        last = [head.before, head.after, head.change, head.paper, head.search, head.back]
        for before, after in pairwise([*first, self.sync.button, *last]):
            QWidget.setTabOrder(before, after)


class _Ground(Scroll):
    """Leaves every key to the page: a page up or down is another day."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class _Room(QWidget):
    """Takes what is left where nothing else wants it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.hide()


def _way_on(day: DayList) -> Hint | None:
    """What an empty day leads on to: a roster, a time for somebody, or the next day."""
    if not day.counts.students:
        return _WAYS["Alt 2"]
    if day.not_placed:
        return _WAYS["P"]
    return _WAYS["PgDown"] if day.after else None


def _nobody(day: DayList, *, fetching: bool) -> tuple[str, str]:
    """What an empty day says."""
    if fetching and not day.counts.students:
        return "Fetching your students from the hub", "Keep the connection for a minute."
    if not day.counts.students:
        return (
            f"No students at {day.school.name} yet",
            "They come with the next sync, or from the school’s roster: Students, Import a roster.",
        )
    waiting = len(day.not_placed)
    students = f"{capital(counted(waiting, 'student'))} {'is' if waiting == 1 else 'are'}"
    everyone = "Everyone has a time, or has been seen."
    rest = f"{students} not placed yet in this cycle." if waiting else everyone
    when = "today" if day.day == day.today else f"on {weekday_date(day.day)}"
    onward = f" The next day on the list is {weekday_date(day.after)}." if day.after else ""
    return f"No interviews {when} at {day.school.name}", f"{rest}{onward}"
