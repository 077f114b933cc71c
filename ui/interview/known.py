"""What is known of the interview that is open: read only, for widgets and words."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from pydantic import JsonValue
from PySide6.QtCore import QObject

from onedesk.desk.sittings import Sitting
from onedesk.desk.views import Entry, InterviewFile
from onedesk.domain import agreement
from onedesk.domain.clock import Clock
from onedesk.domain.fields import Edits, flat
from onedesk.domain.interview import HELD, Interview
from onedesk.domain.people import Programme
from onedesk.domain.plan import Action
from onedesk.domain.preferences import Preferences
from onedesk.domain.programme import catalogue
from onedesk.domain.rules import StepProgress, progress
from ui.interview.state import State

T = TypeVar("T")

TALKS = 7
"""How many talks there are with a student."""


class Known(QObject):
    """The interview as it stands, and all that stands beside it; LookupError while none is open."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock = clock
        self._found: Sitting | None = None
        self._state: State | None = None

    @property
    def is_open(self) -> bool:
        return self._state is not None

    @property
    def file(self) -> InterviewFile:
        """The interview as it was when it was opened."""
        return _opened(self._found).file

    @property
    def state(self) -> State:
        """The interview as it stands now."""
        return _opened(self._state)

    def current_file(self) -> InterviewFile:
        """The interview with what is typed now, for the paper."""
        state, file = self.state, self.file
        return replace(
            file,
            interview=Entry(state.id, state.interview),
            actions=tuple(Entry(action, body) for action, body in state.plan),
            reviews=tuple(Entry(action, body) for action, body in state.reviews.items()),
        )

    @property
    def programme(self) -> Programme:
        return _opened(self._found).programme

    @property
    def preferences(self) -> Preferences:
        """What the adviser has set, as it was when the interview was opened."""
        return _opened(self._found).preferences

    @property
    def place(self) -> JsonValue:
        """Where the keyboard was when the interview was last seen; `None` if it never was."""
        return _opened(self._found).place

    @property
    def interview(self) -> Interview:
        return self.state.interview

    @property
    def shut(self) -> bool:
        """Whether the talk is finished: it is read, and changed only once it was opened again."""
        return self._state is not None and self.interview.finished_at is not None

    @property
    def agreed(self) -> bool | None:
        """Whether the student agrees to the plan as it stands; `None` if nobody has asked since."""
        said = self.interview.agreed
        return said if said is False or agreement.agreed_on(*self._on_plan()) else None

    @property
    def agreed_before(self) -> bool:
        """Whether the student agreed, and the plan has changed since."""
        return bool(self.interview.agreed_to) and self.agreed is None

    def agreeing(self) -> Edits:
        """What to write once the student agrees today to the plan as it stands."""
        return agreement.answer(*self._on_plan(), self.clock().date())

    def _on_plan(self) -> tuple[Interview, list[Action], list[Action]]:
        plan = [action for _, action in self.state.plan]
        return self.interview, plan, list(self.state.reviews.values())

    @property
    def forename(self) -> str:
        """How to call the student."""
        return self.file.file.student.body.forename

    @property
    def day(self) -> date:
        """The day of this talk."""
        return self.interview.day or self.clock().date()

    @property
    def earlier(self) -> tuple[Interview, ...]:
        """Earlier talks that were held, oldest first."""
        return tuple(entry.body for entry in self.file.earlier)

    @property
    def past(self) -> tuple[Entry[Interview], ...]:
        """One earlier interview a cycle, oldest first, those without a talk among them."""
        cycles: dict[int, Entry[Interview]] = {}
        for entry in self.file.file.interviews:
            body, before = entry.body, cycles.get(entry.body.cycle)
            settled = body.outcome is not None and body.cycle < self.interview.cycle
            if settled and (before is None or before.body.outcome not in HELD):
                cycles[body.cycle] = entry
        return tuple(cycles[cycle] for cycle in sorted(cycles))

    @property
    def last(self) -> Interview | None:
        """The last talk that was held."""
        return self.earlier[-1] if self.earlier else None

    def progress(self) -> tuple[StepProgress, ...]:
        """How far each step is."""
        areas = [area.code for area in catalogue().areas]
        actions = [action for _, action in self.state.plan if action.what.strip()]
        return progress(self.interview, actions, list(self.state.reviews.values()), areas)

    def value(self, key: str) -> JsonValue:
        """The answer in a flat field, or None."""
        return flat(self.interview).get(key)

    def text(self, key: str) -> str:
        """The words in a flat field, empty where there are none."""
        value = self.value(key)
        return value if isinstance(value, str) else ""

    def skipped(self, name: str) -> bool:
        """Whether a question was marked *not asked*."""
        return name in self.interview.skipped


def _opened(found: T | None) -> T:
    """What is there once an interview is open."""
    if found is None:
        raise LookupError("no interview is open")
    return found
