"""The head of the day: which day, where and in which cycle, and the ways to other days."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from onedesk.desk.day_views import DayList
from ui import theme
from ui.responsive import stand
from ui.today.cycle_words import facts
from ui.widgets import paint
from ui.widgets.banner import Banner
from ui.widgets.base import Arranged
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.label import Label, Title
from ui.words import counted, near_day, weekday_date

_HIGH = 32


class _Turn(Button):
    """An arrow to the day before or after; its name says which day that is."""

    def __init__(self, icon: str) -> None:
        super().__init__("", icon=icon, kind="quiet", height=_HIGH)
        self.hide()

    def show_day(self, words: str) -> None:
        """Lead to this day, or to none."""
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setVisible(bool(words))

    def _parts(self) -> list[tuple[str, int]]:
        return super()._parts()[:1]


class DayHead(Arranged):
    """Title over a line of facts, buttons at the right; in little room they go below."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.facts = Title(), Label("", size=15, ink="ink2", wrap=True)
        self.before, self.after = _Turn("chevron-left"), _Turn("chevron-right")
        self.change = Button("Change school", height=_HIGH)
        self.paper = Button("Print day list", height=_HIGH)
        self.search = Button("Find a student", icon="search", key="Ctrl K", height=_HIGH)
        self.back = Button("Back to today", key="T", height=_HIGH)
        self.away = Banner("info", "", icon="calendar")
        self.away.add(self.back)
        self.away.hide()
        self._titles, self._buttons = Flow(gap=4), Flow()
        self._titles.set_widgets([self.title, self.before, self.after])
        self._buttons.set_widgets([self.change, self.paper, self.search])
        words = QWidget()
        self._words = QVBoxLayout(words)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.setSpacing(0)
        self._words.addWidget(self._titles)
        self._words.addWidget(self.facts)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.addWidget(words, 1)
        self._line.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignVCenter)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(self._line)
        self._rows.addWidget(self.away)
        self.retheme()

    def show_day(self, day: DayList) -> None:
        """Say which day this is, and plainly when it is not today."""
        self.title.setText(weekday_date(day.day))
        self.facts.setText(facts(day))
        self.before.show_day(f"Back to {weekday_date(day.before)}" if day.before else "")
        self.after.show_day(f"On to {weekday_date(day.after)}" if day.after else "")
        self.arrange()
        self.away.setVisible(day.day != day.today)
        if day.day != day.today:
            self.away.set_words(*_away(day.day, day.today))

    def show_nothing(self, today: date) -> None:
        """A day without a school."""
        self.title.setText(weekday_date(today))
        self.facts.setText("")
        for part in (self.before, self.after, self.away, self.paper):
            part.hide()

    def retheme(self) -> None:
        look = theme.current()
        self._line.setSpacing(look.px(8))
        self._rows.setSpacing(look.px(10))
        super().retheme()

    def arrange(self) -> None:
        """Buttons beside the title where both have room, and the facts too if they are short."""
        room = self.width() - self._buttons.sizeHint().width() - theme.current().px(24)
        beside = self._titles.sizeHint().width() <= room
        stand(self._line, beside=beside)
        facts = paint.width(self.facts.text(), theme.current().font(15))
        short = beside and facts <= room
        if short != (self._words.indexOf(self.facts) >= 0):
            (self._words if short else self._rows).insertWidget(1, self.facts)


def _away(day: date, today: date) -> tuple[str, str]:
    """For example: This is Friday 13 March, tomorrow. Today is Thursday 12 March."""
    apart = (day - today).days
    if abs(apart) == 1:
        when = near_day(day, today)
    else:
        days = counted(abs(apart), "day")
        when = f"in {days}" if apart > 0 else f"{days} ago"
    return f"This is {weekday_date(day)}, {when}.", f"Today is {weekday_date(today)}."
