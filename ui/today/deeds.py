"""What can be done to a line of the day, each with its way back."""

from collections.abc import Callable
from datetime import date
from functools import partial

from onedesk.desk.day_views import DayList, DayRow, OwnAction, Placed
from onedesk.domain.people import School
from ui.page import Page, open_once
from ui.today.dialogs import Missed, missed, missed_dialog
from ui.today.place_dialog import PlaceDialog, Slot
from ui.today.wording import told
from ui.words import clock_time, near_day

Undo = Callable[[], None]
Told = Callable[[str, Undo | None], None]


class Deeds:
    """Deeds on the desk's thread; `told` hears a sentence after each, and shows the day anew."""

    def __init__(self, page: Page, told: Told) -> None:
        self._page, self._told = page, told
        self._desk = page.session.desk

    def absent(self, row: DayRow) -> None:
        """Ask why a student is not seen; one who was missed already is due again."""
        if row.standing == "absent":
            was = missed(f"{row.outcome} {row.absence_reason or ''}".strip())
            self._due_again(row, f"{row.name} is due again.", partial(self._mark, row, was))
        elif row.standing == "due":
            dialog = missed_dialog(row.name, self._page)
            dialog.chosen.connect(lambda answer: self._mark(row, missed(answer)))
            open_once(dialog)
        else:
            self._page.said.emit(f"The talk with {row.name} has begun already.", None)

    def place(self, student: str, name: str, school: School, day: date) -> None:
        """Ask for day, time and room of somebody who has none; the next free time is offered."""
        dialog = self._dialog(f"A time for {name}", school, student)
        dialog.placed.connect(partial(self._place, student, name))
        dialog.start(Slot(day, None, None))

    def move(self, row: DayRow, day: DayList) -> None:
        """Ask for another time for an appointment; one that has begun keeps the one it has."""
        if row.standing != "due":
            self._page.said.emit(f"The talk with {row.name} has begun already.", None)
            return
        dialog = self._dialog(f"Another time for {row.name}", day.school, row.student)
        dialog.placed.connect(partial(self._move, row))
        gone_by = day.day < day.today
        starts = None if gone_by else row.starts
        dialog.start(Slot(day.today if gone_by else day.day, starts, row.room))

    def tick(self, action: OwnAction, done: bool) -> None:
        """An own promise is kept, or not after all."""
        if not done:
            self._untick(action)
            return
        mark = partial(self._desk.own_action_done, action.id, done=True)
        back = partial(self._untick, action)
        self._page.ask(mark, lambda _: self._told(f"Done: {action.what}", back))

    def _dialog(self, title: str, school: School, student: str) -> PlaceDialog:
        """The question, which asks on for what each day holds."""
        page = self._page
        dialog = PlaceDialog(title, school, page.session.clock(), page)

        def look_up(day: date, or_later: bool) -> None:
            work = partial(self._desk.times, school.id, day, student, or_later=or_later)
            page.ask(work, partial(dialog.show_times, day))

        dialog.asked.connect(look_up)
        return dialog

    def _mark(self, row: DayRow, found: Missed) -> None:
        mark = partial(self._desk.mark_absent, row.interview, found.reason, found.outcome)
        back = partial(self._due_again, row, "", None)
        self._page.ask(mark, lambda _: self._told(told(found.outcome, row.name), back))

    def _due_again(self, row: DayRow, words: str, back: Undo | None) -> None:
        due = partial(self._desk.mark_due, row.interview)
        self._page.ask(due, lambda _: self._told(words, back))

    def _place(self, student: str, name: str, slot: Slot) -> None:
        place = partial(self._desk.place, student, slot.day, slot.starts, slot.room)
        self._page.ask(place, partial(self._tell_placed, f"{name} is placed", slot))

    def _move(self, row: DayRow, slot: Slot) -> None:
        move = partial(self._desk.move, row.interview, slot.day, slot.starts, slot.room)
        self._page.ask(move, partial(self._tell_placed, f"{row.name} is moved", slot))

    def _tell_placed(self, words: str, slot: Slot, placed: Placed) -> None:
        at = f", {clock_time(slot.starts)}" if slot.starts else ""
        day = near_day(slot.day, self._page.today())
        self._told(f"{words}: {day}{at}.", partial(self._take_back, placed))

    def _take_back(self, placed: Placed) -> None:
        self._page.ask(partial(self._desk.take_back, placed), lambda _: self._told("", None))

    def _untick(self, action: OwnAction) -> None:
        undo = partial(self._desk.own_action_done, action.id, done=False)
        self._page.ask(undo, lambda _: self._told("", None))
