"""Where the parts of the day stand."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from onedesk.desk.views import DayList
from ui import theme
from ui.heads import PageHead
from ui.listing import ListCard
from ui.responsive import Scroll, Zones
from ui.today.cards import CycleCard, OwnActions, SyncCard
from ui.today.not_placed import NotPlacedCard
from ui.today.work_list import WorkList
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.key_hints import Hint, KeyHints
from ui.words import counted, weekday_date, window_span

_HINTS: tuple[Hint, ...] = (
    (("Up", "Down"), "Choose"),
    ("Enter", "Start or open"),
    ("A", "Absent"),
    ("M", "Change time"),
    ("O", "Open student"),
    ("F1", "All keys"),
)
_BUTTON = 32


class TodayLayout:
    """The widgets of the day, laid out on a page."""

    def __init__(self, page: QWidget) -> None:
        self.change = Button("Change school", height=_BUTTON)
        self.find = Button("Find a student", icon="search", key="Ctrl K", height=_BUTTON)
        self.empty_button = Button("Place students", key="P", height=_BUTTON)
        self.head = PageHead(self.change, self.find)
        self.list, self.unplaced = WorkList(), NotPlacedCard()
        self.empty = EmptyState("", "", self.empty_button)
        self.cycle, self.own, self.sync = CycleCard(), OwnActions(), SyncCard()
        self.foot = KeyHints(_HINTS, bar=False)
        self._list_card = ListCard(self.list)
        self._zones = Zones(self._main(), (self.cycle, self.own, self.sync), wide=320, grows=1)
        self._scroll = Scroll(self._zones)
        self._zones.turned.connect(lambda narrow: self.list.show_all(whole=narrow))
        self.list.show_all(whole=self._zones.narrow)
        self.list.selectionModel().currentChanged.connect(self._follow)
        look = theme.current()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(look.px(24), look.px(14), look.px(24), 0)
        rows.setSpacing(look.px(10))
        rows.addWidget(self.head)
        rows.addWidget(self._scroll, 1)
        rows.addWidget(self.foot)

    def _main(self) -> QWidget:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(12))
        column.addWidget(self._list_card, 20)
        column.addWidget(self.empty)
        column.addWidget(self.unplaced, 1)
        self.empty.hide()
        return main

    def _follow(self, *_rows: object) -> None:
        if self.list.hasFocus():
            self._scroll.follow(self.list)

    def show_day(self, day: DayList, today: date, *, fetching: bool) -> None:
        """Fill every part from one day; `fetching` tells that records are on their way."""
        self.head.title.setText(weekday_date(day.day))
        self.head.facts.setText(_facts(day))
        self.list.days.fill(day.rows, day.day, {one.student for one in day.not_placed})
        self._list_card.setVisible(bool(day.rows))
        self.empty.setVisible(not day.rows)
        if not day.rows:
            self.empty.set_words(*_nobody(day, fetching=fetching))
        self.empty_button.setVisible(bool(day.not_placed))
        self.unplaced.show_rows(day.not_placed, today)
        self.unplaced.setVisible(day.counts.students > 0)
        self.cycle.show_day(day)
        self.cycle.setVisible(day.counts.students > 0)
        self.own.show_actions(day.own_actions, today)

    def show_nothing(self, today: date) -> None:
        """A laptop whose adviser has no school yet."""
        self.head.title.setText(weekday_date(today))
        self.head.facts.setText("")
        for part in (self._list_card, self.unplaced, self.cycle, self.empty_button):
            part.hide()
        self.empty.set_words(
            "You have no school yet", "Your service adds one at the hub; it comes with a sync."
        )
        self.empty.show()

    def focus(self) -> None:
        """The keyboard goes to the list, or to who waits for a time."""
        for part in (self.list, self.unplaced.list, self.find):
            if part.isVisible():
                part.setFocus()
                return


def _facts(day: DayList) -> str:
    """Thornlaw Academy · Room B14 · cycle 3 of 7, 2 to 27 March."""
    cycle = f"cycle {day.cycle} of 7"
    if day.window:
        cycle = f"{cycle}, {window_span(day.window)}"
    room = f"Room {day.school.room}" if day.school.room else ""
    return " · ".join(part for part in (day.school.name, room, cycle) if part)


def _nobody(day: DayList, *, fetching: bool) -> tuple[str, str]:
    """What an empty day says."""
    if fetching and not day.counts.students:
        return "Fetching your students from the hub", "Keep the connection for a minute."
    if not day.counts.students:
        return (
            f"No students at {day.school.name} yet",
            "They come with a sync, or from the school’s roster: Students, then Import a roster.",
        )
    waiting = len(day.not_placed)
    line = f"{counted(waiting, 'student')} {'is' if waiting == 1 else 'are'} not placed yet"
    rest = f"{line} in this cycle." if waiting else "Everyone has a time, or has been seen."
    return f"No interviews today at {day.school.name}", rest
