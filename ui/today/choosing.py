"""Which school's day is shown: today's fullest school until the adviser chooses another."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from onedesk.desk.day import name_key
from onedesk.desk.day_views import DayList, SchoolDay
from ui.asking import school_dialog
from ui.page import Page, open_once
from ui.today.cycle_words import cycle_in_short
from ui.words import day_month


class Shown(NamedTuple):
    """The adviser's schools, today's first, and the day of one of them; none without a school."""

    schools: tuple[SchoolDay, ...]
    day: DayList | None


class Choosing:
    """The school and the day that are looked at."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._schools: tuple[SchoolDay, ...] = ()
        self._shown: DayList | None = None
        self._school: str | None = None
        self._day: date | None = None
        self._by_hand = False

    @property
    def several(self) -> bool:
        """Whether there is another school to change to."""
        return len(self._schools) > 1

    @property
    def school(self) -> str | None:
        """The id of the school whose day is shown."""
        return self._school

    def look_up(self) -> Callable[[], Shown]:
        """The work, for the desk's thread, that reads what is to be shown now."""
        desk, today = self._page.session.desk, self._page.today()
        day, stays = self._day or today, self._stays()

        def work() -> Shown:
            schools = desk.school_days(day)
            known = [one.school.id for one in schools]
            school = stays if stays in known else next(iter(known), None)
            return Shown(schools, desk.today(school, day) if school else None)

        return work

    def show(self, shown: Shown) -> bool:
        """Remember what is shown now; tells whether it is another day, or another school."""
        before, now = self._shown, shown.day
        self._schools, self._shown = shown
        self._school = now.school.id if now else None
        if before is None or now is None:
            return False
        return (before.day, before.school.id) != (now.day, now.school.id)

    def before(self) -> None:
        """To the day before this one on which anybody was seen, or today."""
        if self._shown is not None:
            self._go(self._shown.before)

    def after(self) -> None:
        """To the next day on the list, or on which a cycle begins."""
        if self._shown is not None:
            self._go(self._shown.after)

    def today(self) -> None:
        """Back to the day that it is."""
        if self._day is not None:
            self._go(self._page.today())

    def ask_school(self) -> None:
        """Let the adviser choose among several schools."""
        if self.several:
            order = sorted(
                self._schools, key=lambda one: (-one.appointments, name_key(one.school.name))
            )
            facts = {one.school.id: self._facts(one) for one in order}
            schools = [one.school for one in order]
            dialog = school_dialog(schools, self._page, lambda one: facts[one.id])
            dialog.chosen.connect(self._change)
            open_once(dialog)

    def _stays(self) -> str | None:
        """The school to stay with: chosen by hand, or one with anybody on its list."""
        settled = self._by_hand or self._day is not None
        return self._school if settled or (self._shown and self._shown.rows) else None

    def _facts(self, one: SchoolDay) -> tuple[str, str]:
        """6 today; cycle 3, 2 to 27 March."""
        today = self._page.today()
        day = self._day or today
        when = "today" if day == today else f"on {day_month(day)}"
        seen = f"{one.appointments} {when}" if one.appointments else ""
        return seen, cycle_in_short(one.school, today)

    def _change(self, school: str) -> None:
        self._school, self._by_hand = school, True
        self._page.arrive()

    def _go(self, day: date | None) -> None:
        if day is not None:
            self._day = None if day == self._page.today() else day
            self._page.arrive()
