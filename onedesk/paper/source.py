"""All that an action plan is made of; what is not in here cannot get on the paper."""

from datetime import date

from onedesk.domain.interview import Interview
from onedesk.domain.people import School, Student
from onedesk.domain.plan import Action
from onedesk.domain.value import Value

TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Professor", "Sir", "Rev"})


class PlanSource(Value):
    """One interview with what belongs to it, and the earlier ones to compare it with.

    `actions` are those of this plan, `reviewed` those of the last one with what came of them,
    `earlier` any interviews of the student (only those held before this one count). `next_talk` is
    "week of 8 June 2026" or the like; `logo` is the service's, a picture file; `agreed_on` is the
    day the student agreed, if they did.
    The adviser's private notes have no place here.
    """

    student: Student
    school: School
    interview: Interview
    actions: tuple[Action, ...] = ()
    reviewed: tuple[Action, ...] = ()
    earlier: tuple[Interview, ...] = ()
    adviser: str
    reference: str
    next_talk: str | None = None
    service: str | None = None
    contact: str | None = None
    logo: bytes | None = None
    agreed_on: date | None = None

    @property
    def name(self) -> str:
        """What the plan calls the student: never with the surname."""
        return self.student.forename

    @property
    def adviser_forename(self) -> str:
        """The first name, or the whole where it begins with a title."""
        first = self.adviser.split()[0] if self.adviser.strip() else "Your adviser"
        return self.adviser if first.rstrip(".") in TITLES else first

    @property
    def lead(self) -> str:
        """Who is asked at school."""
        return self.school.careers_lead or "the careers lead"

    @property
    def past(self) -> tuple[Interview, ...]:
        """Interviews held before this one, first to last."""
        held = (one for one in self.earlier if one.held and one.cycle < self.interview.cycle)
        return tuple(sorted(held, key=lambda one: one.cycle))
