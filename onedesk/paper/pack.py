"""What a school pack is made of; what is not in here cannot get into a pack."""

import hashlib
from collections.abc import Iterator
from datetime import date, time
from typing import Literal

from onedesk.domain.interview import Interview, Outcome
from onedesk.domain.people import Window
from onedesk.domain.plan import ActionOutcome, Who
from onedesk.domain.value import Value
from onedesk.figures.facts import Fact
from onedesk.paper.document import Document

Part = Literal["summary", "students", "plans", "list", "agenda", "slips"]

PARTS: tuple[Part, ...] = ("summary", "students", "plans", "list", "agenda", "slips")
"""The parts in the order in which they are bound."""

TALKS = 7
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Letters and digits that nobody takes for one another."""


class Talk(Value):
    """What a student said in one held interview, and how they were rated.

    What the adviser noted beside a rating has no place here.
    """

    cycle: int
    day: date | None = None
    sectors: tuple[str, ...] | None = None
    other_sector: str | None = None
    certainty: int | None = None
    job: str | None = None
    plan: str | None = None
    other_plan: str | None = None
    provider: str | None = None
    course: str | None = None
    plan_b: str | None = None
    plan_b_detail: str | None = None
    application: str | None = None
    levels: dict[str, int] = {}

    @classmethod
    def of(cls, interview: Interview) -> "Talk":
        """What of an interview may go to the school."""
        return cls.model_validate({name: getattr(interview, name) for name in cls.model_fields})


class Missed(Value):
    """An appointment that was not held."""

    cycle: int
    day: date | None = None
    outcome: Outcome


class Step(Value):
    """An action: the cycle it was agreed in, and what came of it (`None` while it is open).

    `reviewed` is the cycle in which it was looked at again.
    """

    cycle: int
    what: str
    who: Who = "student"
    with_whom: str | None = None
    by: date | None = None
    area: str | None = None
    outcome: ActionOutcome | None = None
    reviewed: int | None = None


class Slot(Value):
    """When and where somebody is met."""

    day: date
    starts: time | None = None
    room: str | None = None


class PackStudent(Value):
    """A student as the school may see them: never a number, a need, a risk or a private note.

    `booked` is the appointment of this cycle that is still to come, `next` that of the next one.
    `differs` are plans of this cycle that two people wrote differently. Who `has_plan` was handed
    one on paper.
    """

    name: str
    forename: str
    form: str | None = None
    talks: tuple[Talk, ...] = ()
    missed: tuple[Missed, ...] = ()
    steps: tuple[Step, ...] = ()
    booked: Slot | None = None
    next: Slot | None = None
    differs: tuple[str, ...] = ()
    has_plan: bool = False

    def talk(self, cycle: int) -> Talk | None:
        """The interview held in a cycle."""
        return next((talk for talk in self.talks if talk.cycle == cycle), None)

    def miss(self, cycle: int) -> Missed | None:
        """The latest appointment of a cycle that was not held."""
        return next((one for one in reversed(self.missed) if one.cycle == cycle), None)


class PlanCopy(Value):
    """A student's action plan: as it was handed over, else as it would be now."""

    name: str
    form: str | None
    document: Document


class PackSource(Value):
    """One school and one cycle, as on `day`.

    `students` are those on roll, in the order of the pack. `named_only` are the names of those who
    asked that nothing more be shared: they are in no other field and in no figure. `low` is the
    rating at and under which an area needs help. `parts` are those that were asked for.
    """

    school: str
    lead: str | None = None
    windows: tuple[Window, ...] = ()
    cycle: int
    day: date
    adviser: str
    meeting: Slot | None = None
    low: int = 2
    students: tuple[PackStudent, ...] = ()
    named_only: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    plans: tuple[PlanCopy, ...] = ()
    parts: tuple[Part, ...] = PARTS

    @property
    def title(self) -> str:
        return f"{self.school}, cycle {self.cycle}"

    @property
    def seen(self) -> tuple[PackStudent, ...]:
        """Students whose interview of this cycle was held."""
        return tuple(one for one in self.students if one.talk(self.cycle))

    @property
    def declined(self) -> tuple[PackStudent, ...]:
        """Students who did not want to be seen in this cycle."""
        return tuple(one for one in self._unseen() if self._said_no(one))

    @property
    def not_seen(self) -> tuple[PackStudent, ...]:
        """Students still to be seen in this cycle."""
        return tuple(one for one in self._unseen() if not self._said_no(one))

    def window(self, cycle: int) -> Window | None:
        return next((window for window in self.windows if window.cycle == cycle), None)

    @property
    def reference(self) -> str:
        """The name of this very pack, such as `TH-C3-7K2Q`: the same content has the same."""
        digest = hashlib.sha256(self.model_dump_json().encode()).digest()
        letters = "".join(letter for letter in self.school.upper() if letter.isalpha())[:2] or "SP"
        marks = "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:4])
        return f"{letters}-C{self.cycle}-{marks}"

    def _unseen(self) -> Iterator[PackStudent]:
        return (one for one in self.students if not one.talk(self.cycle))

    def _said_no(self, student: PackStudent) -> bool:
        missed = student.miss(self.cycle)
        return missed is not None and missed.outcome == "refused" and student.booked is None
