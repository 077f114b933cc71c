"""The caseload in figures, as frozen values for the windows."""

from dataclasses import dataclass

from onedesk.domain.drift import Reason, Rule
from onedesk.domain.preferences import Watch
from onedesk.figures.facts import Fact
from onedesk.figures.measures import Knowledge, PlanCounts, SectorCounts


@dataclass(frozen=True, slots=True)
class Person:
    """A student by name, for a list that the adviser opens."""

    student: str
    name: str
    form: str | None
    school: str


@dataclass(frozen=True, slots=True)
class SchoolSeen:
    """How many of a school's students were seen in the cycle it is in, and who was not.

    `cycle` is `None` before the first.
    """

    id: str
    name: str
    cycle: int | None
    seen: int
    of: int
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Charts:
    """The three figures over the same cycles, either all matched or none."""

    knowledge: Knowledge
    plans: PlanCounts
    sectors: SectorCounts


@dataclass(frozen=True, slots=True)
class ToThinkAbout:
    """The students one rule names, each with the reason, most pressing first."""

    rule: Rule
    students: tuple[tuple[str, Reason], ...]


@dataclass(frozen=True, slots=True)
class Caseload:
    """The figures of the students on roll in all schools, or in the one that was asked for.

    `held` are the cycles with talks, `cycles` those the charts show: the first, the last but one
    and the last of them. `young` is a cycle with talks that has too few yet to be one of them, and
    `needs` how many students it takes. `facts` are the interviews in `cycles`, to name who stands
    behind a count; `left` how many interviews with students no longer on roll are not counted.
    """

    school: str | None
    every_school: tuple[tuple[str, str], ...]
    schools: tuple[SchoolSeen, ...]
    people: dict[str, Person]
    held: tuple[int, ...]
    cycles: tuple[int, ...]
    young: int | None
    needs: int
    everyone: Charts
    matched: Charts
    lists: tuple[ToThinkAbout, ...]
    watch: Watch
    facts: tuple[Fact, ...]
    left: int

    @property
    def students(self) -> int:
        return len(self.people)

    @property
    def seen(self) -> int:
        """Students seen in the cycle their school is in."""
        return sum(school.seen for school in self.schools)

    @property
    def cycle(self) -> int | None:
        """The cycle all schools are in; `None` when they are in several or in none."""
        now = {school.cycle for school in self.schools}
        return now.pop() if len(now) == 1 else None

    def charts(self, *, matched: bool) -> Charts:
        return self.matched if matched else self.everyone
