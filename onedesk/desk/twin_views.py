"""What the desk shows of two talks in one cycle, made apart: frozen values for the windows."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal


@dataclass(frozen=True, slots=True)
class Twin:
    """One of the two: whose it is and when, and how far it got.

    `adviser` is a name, empty where nobody has begun it. `at` is when it ended, or began. `said`
    are the main answers, `more` the names of the others, `holds` how much goes with them.
    """

    interview: str
    state: Literal["placed", "begun", "held"]
    mine: bool
    adviser: str
    day: date | None
    starts: time | None
    at: datetime | None
    said: tuple[str, ...]
    more: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Twins:
    """Two talks of one student in one cycle; the adviser's own first, where one is.

    `differ` are the answers that both have and that are not alike, in words. `again`: they were one
    before, and the one that was to go has been written in since.
    """

    student: str
    student_name: str
    cycle: int
    mine: Twin
    theirs: Twin
    differ: tuple[str, ...] = ()
    again: bool = False

    @property
    def id(self) -> str:
        """A name for the question, the same as long as it is about these two."""
        return "+".join(sorted(self.talks))

    @property
    def talks(self) -> tuple[str, str]:
        """The ids of both interviews."""
        return self.mine.interview, self.theirs.interview
