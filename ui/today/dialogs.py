"""Short questions of the day: why absent, and which time."""

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from onedesk.desk.views import DayList
from onedesk.domain.people import School
from onedesk.domain.when import NotADay, parse_when
from ui import theme
from ui.asking import ChoiceDialog
from ui.page import open_once
from ui.today.times import time_from
from ui.today.wording import REASONS
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.label import Caption, ColumnHead
from ui.words import clock_time, counted, weekday_date

_MOST_TIMES, _LINE, _ROOMY = 9, 17, 150


def absent_dialog(name: str, window: QWidget) -> ChoiceDialog:
    """Why a student did not come."""
    return ChoiceDialog(f"{name} is absent. Why?", tuple(REASONS.items()), window)


class PlaceDialog(Dialog):
    """Day, time and room of an interview; beside them what that day holds already."""

    placed = Signal(date, object, str)
    """The day, the time or `None`, and the room."""

    def __init__(self, title: str, school: School, today: date, window: QWidget) -> None:
        super().__init__(title, window, wide=720)
        self._school, self._today = school, today
        self._look_up: Callable[[date], object] = lambda _day: None
        roomy = theme.current().text_percent <= _ROOMY
        self.day = Field("Day", size=13, hint="fri, 19 march, +1w" if roomy else "")
        self.time = Field("Time", size=13, hint="9:50, or 1320" if roomy else "")
        self.room = Field("Room", size=13, hint=" " if roomy else "")
        self.room.set_text(school.room or "")
        line = QHBoxLayout()
        line.setSpacing(theme.current().px(12))
        for field in (self.time, self.room):
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.day)
        self.body.addLayout(line)
        self.body.addStretch(1)
        self.with_facts()
        self._taken_head, self._taken = ColumnHead("That day"), Caption("", wrap=True)
        self._taken.setMinimumHeight(theme.current().px(_LINE) * (_MOST_TIMES - 1))
        self._taken.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.facts.addWidget(self._taken_head)
        self.facts.addWidget(self._taken)
        self.facts.addStretch(1)
        cancel, self.keep = Button("Cancel", key="Esc"), Button("Keep", kind="primary", key="Enter")
        cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self._keep)
        self.add_button(cancel)
        self.add_button(self.keep, primary=True)
        self.day.edited.connect(self._day_typed)
        self.first = self.time.edit

    def start(self, day: date, starts: time | None, look_up: Callable[[date], object]) -> None:
        """Begin with what is known; `look_up` asks for the list of a day."""
        self._look_up = look_up
        self.day.set_text(weekday_date(day))
        self.time.set_text(clock_time(starts) if starts else "")
        look_up(day)
        open_once(self)
        self.time.edit.selectAll()

    def show_day(self, found: DayList) -> None:
        """What the day in the field holds already; an answer that comes too late is dropped."""
        if not isValid(self):
            return
        times = [f"{clock_time(row.starts)}  {row.name}" for row in found.rows if row.starts]
        more = len(times) - _MOST_TIMES
        shown = times[:_MOST_TIMES] + ([counted(more, "more", "more")] if more > 0 else [])
        self._taken_head.setText(weekday_date(found.day))
        self._taken.setText("\n".join(shown) or "Nothing yet.")

    def _day_typed(self, _text: str) -> None:
        self.day.set_problem("")
        try:
            self._look_up(parse_when(self.day.text, self._today, self._school.windows))
        except NotADay:
            self._taken.setText("")

    def _keep(self) -> None:
        try:
            day = parse_when(self.day.text, self._today, self._school.windows)
        except NotADay as reason:
            self.day.set_problem(reason.say)
            self.day.edit.setFocus()
            return
        starts = time_from(self.time.text) if self.time.text.strip() else None
        if self.time.text.strip() and starts is None:
            self.time.set_problem("A time such as 9:50.")
            self.time.edit.setFocus()
            return
        self.accept()
        self.placed.emit(day, starts, self.room.text.strip())
