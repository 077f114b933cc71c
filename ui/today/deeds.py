"""What can be done to a line of the day, each with its way back."""

from collections.abc import Callable
from datetime import date, time
from functools import partial

from onedesk.desk.views import DayRow, OwnAction
from onedesk.domain.people import School
from ui.page import Page, open_once
from ui.today.dialogs import PlaceDialog, absent_dialog
from ui.words import clock_time, weekday_date

Undo = Callable[[], None]
Told = Callable[[str, Undo | None], None]


class Deeds:
    """Deeds on the desk's thread; `told` hears a sentence after each, and shows the day anew."""

    def __init__(self, page: Page, told: Told) -> None:
        self._page, self._told = page, told
        self._desk = page.session.desk

    def absent(self, row: DayRow) -> None:
        """Ask why a student did not come; one who is absent already is due again."""
        if row.standing == "absent":
            self._due_again(row, f"{row.name} is due again.")
        elif row.standing == "due":
            dialog = absent_dialog(row.name, self._page)
            dialog.chosen.connect(partial(self._mark_absent, row))
            open_once(dialog)
        else:
            self._page.said.emit(f"The talk with {row.name} has begun already.", None)

    def ask_time(
        self, title: str, student: str, school: School, day: date, starts: time | None = None
    ) -> None:
        """Ask for day, time and room of an appointment, beside what the day holds already."""
        dialog = PlaceDialog(title, school, self._page.today(), self._page)
        dialog.placed.connect(partial(self._place, student))

        def look_up(on: date) -> None:
            self._page.ask(partial(self._desk.today, school.id, on), dialog.show_day)

        dialog.start(day, starts, look_up)

    def tick(self, action: OwnAction, done: bool) -> None:
        """An own promise is kept, or not after all."""
        if not done:
            self._untick(action)
            return
        mark = partial(self._desk.own_action_done, action.id, done=True)
        back = partial(self._untick, action)
        self._page.ask(mark, lambda _: self._told(f"Done: {action.what}", back))

    def _mark_absent(self, row: DayRow, reason: str) -> None:
        mark = partial(self._desk.mark_absent, row.interview, reason)
        back = partial(self._due_again, row, "")
        self._page.ask(mark, lambda _: self._told(f"{row.name} is marked absent.", back))

    def _due_again(self, row: DayRow, words: str) -> None:
        self._page.ask(
            partial(self._desk.mark_due, row.interview), lambda _: self._told(words, None)
        )

    def _place(self, student: str, day: date, starts: time | None, room: str) -> None:
        place = partial(self._desk.place, student, day, starts, room or None)
        at = f" at {clock_time(starts)}" if starts else ""
        self._page.ask(place, lambda _: self._told(f"Placed on {weekday_date(day)}{at}.", None))

    def _untick(self, action: OwnAction) -> None:
        undo = partial(self._desk.own_action_done, action.id, done=False)
        self._page.ask(undo, lambda _: self._told("", None))
