"""What the pack's dialog shows and asks for: frozen values that cross between threads."""

from dataclasses import dataclass
from datetime import date

from onedesk.domain.people import School
from onedesk.paper.pack import PARTS, Part, Slot


@dataclass(frozen=True, slots=True)
class PackOutline:
    """One school and one cycle at a glance, without a single name of a student.

    `cycles` are those a pack can be made of, the newest first. `students` counts those on roll who
    share more than their name; `seen`, `not_seen` and `declined` add up to it.
    """

    school: School
    today: date
    cycle: int
    cycles: tuple[int, ...]
    students: int
    seen: int
    not_seen: int
    declined: int
    named_only: int
    agreed: bool


@dataclass(frozen=True, slots=True)
class PackOrder:
    """A pack that is asked for."""

    school: str
    cycle: int
    parts: tuple[Part, ...] = PARTS
    meeting: Slot | None = None
