"""Which day, time and room: free times are offered, and two students at one time are said."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from onedesk.desk.day_views import DayTimes
from onedesk.domain.people import School
from onedesk.domain.when import NotADay, parse_when
from ui import theme
from ui.asking import Tall
from ui.page import open_once
from ui.responsive import Scroll
from ui.today.clashes import clash, notes
from ui.today.day_plan import DayPlan, lines_of
from ui.today.times import neighbour, time_from
from ui.widgets.banner import Banner
from ui.widgets.block import Block
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.label import Caption, ColumnHead
from ui.words import clock_time, weekday_date

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SATURDAY, _WITH_PLAN = 5, 560


class Slot(NamedTuple):
    """A day, a time or none, and a room or none."""

    day: date
    starts: time | None
    room: str | None


class PlaceDialog(Dialog):
    """Enter places; Up and Down in the time go through the free ones, in the day through days."""

    placed = Signal(object)
    """The `Slot` that was chosen."""
    asked = Signal(date, bool)
    """What a day holds is wanted, or the next day with room; `show_times` is to follow."""

    def __init__(self, title: str, school: School, now: datetime, window: QWidget) -> None:
        super().__init__(title, window, wide=720)
        self._school, self._today, self._now = school, now.date(), (now.date(), now.time())
        self._times: DayTimes | None = None
        self._wanted, self._offers, self._waiting = now.date(), False, False
        self.day = Field("Day", size=13, hint="fri, 19 march, +1w")
        self.time = Field("Time", size=13, hint="1320, or Up and Down")
        self.room = Field("Room", size=13, hint=" ")
        self.clash, self.note = Banner("needs", "", size=13), Caption("", wrap=True)
        self.keep = Button("Place", kind="primary", key="Enter")
        self._plan_head, self.plan = ColumnHead(""), DayPlan()
        self._fill()
        self.day.edited.connect(self._day_typed)
        self.time.edited.connect(self._time_typed)
        for field in (self.day, self.time):
            field.edit.installEventFilter(self)
        self.plan.taken.connect(self._take)
        self.first = self.time.edit

    def _fill(self) -> None:
        line = Block(gap=12, across=True)
        for field in (self.time, self.room):
            line.rows.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        body = Block(self.day, line, self.clash, self.note, gap=10)
        body.rows.addStretch(1)
        self.clash.hide()
        self.body.addWidget(Tall(body), 1)
        if self._host.width() >= theme.current().px(_WITH_PLAN):
            self.with_facts()
        area = Tall(self.plan)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plan.moved.connect(lambda rect: _show(area, rect))
        self.facts.addWidget(self._plan_head)
        self.facts.addWidget(area, 1)
        cancel = Button("Cancel", key="Esc")
        cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self._keep)
        self.add_button(cancel)
        self.add_button(self.keep, primary=True)

    def start(self, slot: Slot) -> None:
        """Begin with what is known; without a time the first free one is offered."""
        self._wanted, self._offers = slot.day, slot.starts is None
        self.day.set_text(weekday_date(slot.day))
        self.time.set_text(clock_time(slot.starts) if slot.starts else "")
        self.room.set_text(slot.room or self._school.room or "")
        self.asked.emit(slot.day, self._offers)
        open_once(self)
        self.time.edit.selectAll()

    def show_times(self, asked: date, found: DayTimes) -> None:
        """What a day holds, or a later one with room; an answer that comes too late is dropped."""
        if not isValid(self) or asked != self._wanted:
            return
        self._times, self._wanted = found, found.day
        if found.day != asked:
            self.day.set_text(weekday_date(found.day))
        if self._offers and found.free:
            self.time.set_text(clock_time(found.free[0]))
            self.time.edit.selectAll()
        self._plan_head.setText(weekday_date(found.day))
        self.plan.show_lines(lines_of(found))
        self._say()
        if self._waiting:
            self._waiting = False
            if self.clash.isHidden():
                self._keep()

    @property
    def starts(self) -> time | None:
        """The time that is typed."""
        return time_from(self.time.text, self._times.free if self._times else ())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down lead through free times, and through days."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = _STEPS.get(Qt.Key(event.key()))
            if by is not None and watched in (self.day.edit, self.time.edit):
                (self._step_day if watched is self.day.edit else self._step_time)(by)
                return True
        return super().eventFilter(watched, event)

    def _step_time(self, by: int) -> None:
        at = neighbour(self._times.free if self._times else (), self.starts, by)
        if at is not None:
            self._take(at)

    def _step_day(self, by: int) -> None:
        """The school day before or after; none lies before today."""
        day = self._wanted + timedelta(days=by)
        while day.weekday() >= _SATURDAY:
            day += timedelta(days=by)
        if day >= self._today:
            self.day.set_text(weekday_date(day))
            self.day.edit.selectAll()
            self.day.edited.emit(self.day.text)

    def _take(self, at: time) -> None:
        self.time.set_text(clock_time(at))
        self.time.edit.selectAll()
        self.time.edited.emit(self.time.text)

    def _time_typed(self, _text: str) -> None:
        self._offers = False
        self.time.set_problem("")
        self._say()

    def _day_typed(self, _text: str) -> None:
        self.day.set_problem("")
        self._times = None
        try:
            self._wanted = parse_when(self.day.text, self._today, self._school.windows)
        except NotADay:
            self._plan_head.setText("")
            self.plan.show_lines(())
        else:
            self.asked.emit(self._wanted, False)
        self._say()

    def _say(self) -> None:
        """Warn of another student then, and of what is unusual."""
        found, starts = self._times, self.starts
        warning = clash(found, starts) if found else ""
        self.plan.mark(starts)
        self.clash.setVisible(bool(warning))
        self.clash.set_words(warning)
        self.keep.set_words("Place both" if warning else "Place")
        said = notes(found, starts, self._school, self._now) if found else ""
        self.note.setText(said)

    def _keep(self) -> None:
        try:
            day = parse_when(self.day.text, self._today, self._school.windows)
        except NotADay as reason:
            self.day.set_problem(reason.say)
            self.day.edit.setFocus()
            return
        starts = self.starts
        if self.time.text.strip() and starts is None:
            self.time.set_problem("A time such as 9:50 or 1320.")
            self.time.edit.setFocus()
        elif self._times is None and not self._waiting:
            self._waiting = True  # what the day holds is on its way, and decides
        else:
            self.accept()
            self.placed.emit(Slot(day, starts, self.room.text.strip() or None))


def _show(area: Scroll, rect: QRect) -> None:
    """Bring a line into sight."""
    area.ensureVisible(0, rect.center().y(), 0, rect.height())
