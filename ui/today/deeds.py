"""What can be done to a line of the day, each with its way back."""

from collections.abc import Callable
from datetime import date
from functools import partial

from onedesk.desk.day_views import DayList, DayRow, NotPlaced, OwnAction, Placed
from onedesk.desk.views import Entry, InterviewFile
from onedesk.domain.interview import HELD, Interview, Outcome
from onedesk.domain.people import School, Student
from ui.half_written import HalfWritten
from ui.page import Page, open_once
from ui.today.dialogs import EndDialog, Missed, absent_dialog, missed, missed_dialog
from ui.today.place_dialog import PlaceDialog, Slot
from ui.today.wording import in_part, told
from ui.uncovered import uncovered
from ui.words import clock_time, near_day

Undo = Callable[[], None]
Told = Callable[[str, Undo | None, str], None]


class Deeds:
    """Deeds on the desk's thread; `told` hears a sentence after each, and shows the day anew.

    After a deed was taken back it hears of no sentence, but of the interview, if there is one.
    """

    def __init__(self, page: Page, told: Told) -> None:
        self._page, self._told = page, told
        self._desk = page.session.desk

    def absent(self, row: DayRow) -> None:
        """Ask why a student is not seen; one who was missed already is due again."""
        if row.standing == "absent":
            was = missed(f"{row.outcome} {row.absence_reason or ''}".strip())
            back = partial(self._mark, row.interview, row.name, was)
            self._due_again(row.interview, f"{row.name} is due again.", back)
        elif row.standing == "due":
            dialog = missed_dialog(row.name, self._page)
            mark = partial(self._mark, row.interview, row.name)
            dialog.chosen.connect(lambda answer: mark(missed(answer)))
            open_once(dialog)
        elif row.standing == "begun":
            self._end(row.interview)
        else:
            self._page.said.emit(f"The talk with {row.name} is finished. Enter opens it.", None)

    def not_seen(self, one: NotPlaced, day: DayList) -> None:
        """Ask why a student without a time is not seen."""
        if one.begun:
            self._end(one.interview)
            return
        dialog = missed_dialog(one.name, self._page)
        dialog.chosen.connect(lambda answer: self._note(one, _heard(day), missed(answer)))
        open_once(dialog)

    def place(self, one: NotPlaced, day: DayList) -> None:
        """Ask for day, time and room of somebody who has none; the next free time is offered."""
        dialog = self._dialog(f"A time for {one.name}", day.school, one.student)
        dialog.placed.connect(partial(self._place, one.student, one.name))
        dialog.start(Slot(_first_day(day), None, None))

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
        self._page.ask(mark, lambda _: self._told(f"Done: {action.what}", back, ""))

    def _dialog(self, title: str, school: School, student: str) -> PlaceDialog:
        """The question, which asks on for what each day holds."""
        page = self._page
        dialog = PlaceDialog(title, school, page.session.clock(), page)
        parts = {"day": dialog.day, "time": dialog.time, "room": dialog.room}
        half = HalfWritten(dialog, self._desk, page.session.jobs, (student, "time"), **parts)
        dialog.finished.connect(half.shut)

        def look_up(day: date, or_later: bool) -> None:
            work = partial(self._desk.times, school.id, day, student, or_later=or_later)
            page.ask(work, partial(dialog.show_times, day))

        dialog.asked.connect(look_up)
        return dialog

    def _end(self, interview: str) -> None:
        """Ask how a talk ended that has begun, as F9 does in it."""
        self._page.ask(partial(self._desk.interview, interview), self._ask_how)

    def _ask_how(self, file: InterviewFile) -> None:
        if not self._page.isVisible():
            return
        found = [entry.body for entry in file.actions], [entry.body for entry in file.to_review]
        student = file.file.student.body
        missing = uncovered(file.interview.body, *found)
        dialog = EndDialog(student.forename, missing, self._page)
        planned = sum(bool(action.what.strip()) for action in found[0])
        words = in_part(student.name, planned)
        dialog.chosen.connect(partial(self._ended, file.interview, student, words))
        open_once(dialog)

    def _ended(
        self, talk: Entry[Interview], student: Student, in_part: str, outcome: Outcome
    ) -> None:
        mark = partial(self._mark, talk.id, student.name)
        if outcome in HELD:
            self._finish(talk, in_part, outcome)
        elif outcome == "absent":
            dialog = absent_dialog(student.forename, self._page)
            dialog.chosen.connect(lambda reason: mark(Missed(outcome, reason)))
            open_once(dialog)
        else:
            mark(Missed(outcome))

    def _finish(self, talk: Entry[Interview], words: str, outcome: Outcome) -> None:
        open_still = {"outcome": talk.body.outcome, "finished_at": None}

        def back() -> None:
            undo = partial(self._desk.answer, talk.id, open_still)
            self._page.ask(undo, lambda _: self._told("", None, talk.id))

        finish = partial(self._desk.finish, talk.id, outcome)
        self._page.ask(finish, lambda _: self._told(words, back, ""))

    def _mark(self, interview: str, name: str, found: Missed) -> None:
        mark = partial(self._desk.mark_absent, interview, found.reason, found.outcome)
        back = partial(self._due_again, interview, "", None)
        self._page.ask(mark, lambda _: self._told(told(found.outcome, name), back, ""))

    def _due_again(self, interview: str, words: str, back: Undo | None) -> None:
        due = partial(self._desk.mark_due, interview)
        self._page.ask(due, lambda _: self._told(words, back, interview))

    def _note(self, one: NotPlaced, day: date, found: Missed) -> None:
        note = partial(self._desk.not_seen, one.student, day, found.reason, found.outcome)

        def noted(placed: Placed) -> None:
            self._told(told(found.outcome, one.name), partial(self._take_back, placed), "")

        self._page.ask(note, noted)

    def _place(self, student: str, name: str, slot: Slot) -> None:
        place = partial(self._desk.place, student, slot.day, slot.starts, slot.room)
        self._page.ask(place, partial(self._tell_placed, f"{name} is placed", slot))

    def _move(self, row: DayRow, slot: Slot) -> None:
        move = partial(self._desk.move, row.interview, slot.day, slot.starts, slot.room)
        self._page.ask(move, partial(self._tell_placed, f"{row.name} is moved", slot))

    def _tell_placed(self, words: str, slot: Slot, placed: Placed) -> None:
        at = f", {clock_time(slot.starts)}" if slot.starts else ""
        day = near_day(slot.day, self._page.today())
        self._told(f"{words}: {day}{at}.", partial(self._take_back, placed), "")

    def _take_back(self, placed: Placed) -> None:
        back = partial(self._desk.take_back, placed)
        self._page.ask(back, lambda _: self._told("", None, placed.interview))

    def _untick(self, action: OwnAction) -> None:
        undo = partial(self._desk.own_action_done, action.id, done=False)
        self._page.ask(undo, lambda _: self._told("", None, ""))


def _first_day(day: DayList) -> date:
    """Where a free time is looked for first: the day that is shown, if it is to come."""
    if day.day > day.today:
        return day.day
    return max(day.today, day.window.first) if day.window else day.today


def _heard(day: DayList) -> date:
    """The day for what is noted now: today, unless another cycle is looked at."""
    return day.today if (day.school.cycle_on(day.today) or 1) == day.cycle else day.day
