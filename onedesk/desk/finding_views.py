"""What a search finds: frozen values for the windows."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Person:
    """A student who was found; `legal` is the name in the register where only that was meant."""

    student: str
    name: str
    form: str | None
    school: str
    school_name: str
    gone: bool = False
    legal: str = ""


@dataclass(frozen=True, slots=True)
class FoundPlan:
    """A printed plan, found by the reference on its pages."""

    print: str
    reference: str
    made_on: date
    student: str
    name: str
    form: str | None
    school_name: str


@dataclass(frozen=True, slots=True)
class Finds:
    """What was found for `typed`, the best first, `total` students of `schools` schools.

    `nearly` says that nothing begins as typed, and that these come within one slip of it.
    """

    typed: str
    found: tuple[Person | FoundPlan, ...]
    total: int
    schools: int = 1
    nearly: bool = False
