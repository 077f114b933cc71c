"""A school's day as the windows show it: frozen values, who comes when and who has no time yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal

from pydantic import JsonValue

from onedesk.desk.views import State
from onedesk.domain.people import School, Window
from onedesk.domain.plan import ActionOutcome

Standing = Literal["due", "begun", "done", "absent"]


@dataclass(frozen=True, slots=True)
class PickUp:
    """What an adviser takes up from last time: actions by outcome, and a cycle that was missed.

    `open` are those of every plan before; `came` is what came of the last plan's, and how often.
    `words` are the actions that are still open, as they were written.
    """

    open: int = 0
    came: Mapping[ActionOutcome, int] = field(default_factory=dict)
    missed_cycle: int | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DayRow:
    """One line of the day: an appointment, whatever became of it.

    `standing` is `due`, `begun` (opened, not finished), `done`, or `absent` for every outcome in
    which no talk took place; `state` says where a finished one is; `again` is the day for which
    a student who was missed has another time.
    """

    student: str
    interview: str
    name: str
    form: str | None
    starts: time | None
    standing: Standing
    room: str | None = None
    outcome: str | None = None
    absence_reason: str | None = None
    finished_at: datetime | None = None
    moved_from: date | None = None
    again: date | None = None
    state: State = "laptop"
    last_plan: str | None = None
    last_sector: str | None = None
    last_job: str | None = None
    pick_up: PickUp = PickUp()


@dataclass(frozen=True, slots=True)
class NotPlaced:
    """A student due in this cycle without an appointment.

    `missed_on` is the day of the last one that was not held, and `outcome` why; without an
    outcome its day went by, `begun` or not, and nobody said what became of it. `interview` is its
    id.
    """

    student: str
    name: str
    form: str | None
    missed_on: date | None = None
    outcome: str | None = None
    begun: bool = False
    joined: date | None = None
    interview: str = ""


@dataclass(frozen=True, slots=True)
class CycleCounts:
    """How far a school's cycle has come; the parts add up to `students`."""

    students: int
    done: int
    today: int
    booked: int
    not_placed: int
    declined: int


@dataclass(frozen=True, slots=True)
class OwnAction:
    """Something the adviser promised to do, or a colleague at this school, who is named then."""

    id: str
    what: str
    by: date | None
    student: str
    student_name: str
    done_on: date | None = None
    colleague: str = ""


@dataclass(frozen=True, slots=True)
class DayList:
    """A school's day: appointments in order of time, who is not placed, what was promised.

    `today` is the day on which this was looked up; `window` is that of the cycle, whether or not
    `day` lies in it; `before` and `after` are the next days worth a look in either direction.
    """

    school: School
    day: date
    today: date
    cycle: int
    window: Window | None
    rows: tuple[DayRow, ...]
    not_placed: tuple[NotPlaced, ...]
    counts: CycleCounts
    own_actions: tuple[OwnAction, ...]
    before: date | None = None
    after: date | None = None


@dataclass(frozen=True, slots=True)
class SchoolDay:
    """A school of the adviser's and how many appointments it has on a day."""

    school: School
    appointments: int


@dataclass(frozen=True, slots=True)
class Taken:
    """A time that somebody has already; `elsewhere` names another school than the one asked for."""

    starts: time
    name: str
    elsewhere: str | None = None


@dataclass(frozen=True, slots=True)
class DayTimes:
    """What a day holds already at any school of the adviser, and the times that are free."""

    day: date
    cycle: int
    in_window: bool
    taken: tuple[Taken, ...]
    free: tuple[time, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """An appointment that was given a time, and the fields it had before: none for a new one.

    `begun` tells that the talk had begun already when it was placed.
    """

    interview: str
    before: Mapping[str, JsonValue] | None = None
    begun: bool = False
