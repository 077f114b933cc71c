"""The day as a table: one row an appointment."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import cast

from onedesk.desk.day_views import DayRow
from ui.labels import plan_label
from ui.rows import Index, RowsModel
from ui.today.wording import pick_up_words, row_pill, spoken_row
from ui.widgets.pill import State
from ui.words import clock_time

TIME, STUDENT, PLAN, PICK_UP, STATE = range(5)


class DayModel(RowsModel[DayRow]):
    """Rows in order of time, as the desk gives them."""

    heads = ("Time", "Student", "Plan last time", "To pick up", "State")

    _unplaced: frozenset[str] = frozenset()
    _day = date.min
    is_today = True

    def fill(
        self,
        rows: Sequence[DayRow],
        day: date,
        unplaced: Collection[str] = (),
        *,
        is_today: bool = True,
    ) -> None:
        """Show these rows of `day`; `unplaced` are students who wait for a time.

        Where nothing has changed, nothing happens: whoever listens is not told it all again.
        """
        now = (tuple(rows), day, frozenset(unplaced), is_today)
        if now != (self.rows, self._day, self._unplaced, self.is_today):
            _, self._day, self._unplaced, self.is_today = now
            self.put(rows)

    @property
    def next_row(self) -> int:
        """The interview to begin next: the first that is due or begun; -1 when none is left."""
        open_rows = (at for at, row in enumerate(self.rows) if self.way_on(row))
        return next(open_rows, -1)

    def way_on(self, row: DayRow) -> str:
        """What Enter does to an interview that is not over; nothing where it only opens.

        Only today's interviews begin; one that was begun goes on whatever day it was begun on.
        """
        if row.standing == "begun":
            return "Go on"
        return "Start interview" if row.standing == "due" and self.is_today else ""

    def row_after(self, before: DayRow | None) -> int:
        """The row to have in hand after `before` was: the same, unless its interview is over now.

        Then the next one to begin below it, or the first of all.
        """
        at = self.row_of(before.interview, before.student) if before else -1
        now = self.row(at)
        ended = now is not None and now.standing in ("done", "absent")
        if now is not None and not (ended and before and now.standing != before.standing):
            return at
        below = (i for i, row in enumerate(self.rows) if i > at and self.way_on(row))
        return next(below, self.next_row if self.next_row >= 0 else max(at, 0))

    def row_of(self, interview: str, student: str = "") -> int:
        """The row of an interview, else the first of the student; -1 where there is none."""
        found = (at for at, row in enumerate(self.rows) if row.interview == interview)
        others = (at for at, row in enumerate(self.rows) if row.student == student)
        return next(found, next(others, -1))

    @property
    def students(self) -> tuple[str, ...]:
        """Everyone on the list, once each, in its order."""
        return tuple(dict.fromkeys(row.student for row in self.rows))

    def pill(self, row: DayRow) -> tuple[State, str, str | None]:
        """How the state of a row is said: kind, words, icon."""
        others = (one for one in self.rows if one.student == row.student)
        later = next((one for one in others if one.standing != "absent"), None)
        return row_pill(row, self._day, placed=row.student not in self._unplaced, later=later)

    def words(self, row: DayRow, column: int) -> str:
        match column:
            case 0:
                return clock_time(row.starts) if row.starts else ""
            case 1:
                return row.name
            case 2:
                return plan_label(row.last_plan)
            case 3:
                return pick_up_words(row.pick_up, row.last_plan)
        return self.pill(row)[1]

    def spoken(self, row: DayRow, at: int) -> str:
        due_next = at == self.next_row and row.standing == "due"
        return spoken_row(row, "next" if due_next else self.pill(row)[1])

    def whole(self, row: DayRow, column: int) -> str | None:
        return self.words(row, column) if column in (STUDENT, STATE) else None


def model_of(index: Index) -> DayModel:
    """The day behind an index."""
    return cast(DayModel, index.model())
