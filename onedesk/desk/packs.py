"""A school's pack: what a careers lead gets after a cycle."""

from collections.abc import Callable, Iterator
from datetime import date

from onedesk.desk import prints
from onedesk.desk.pack_contents import SchoolFile
from onedesk.desk.pack_views import PackOrder, PackOutline
from onedesk.desk.preferring import Preferring
from onedesk.domain.errors import RuleError
from onedesk.domain.people import School
from onedesk.paper.document import Document
from onedesk.paper.pack import PackSource, PackStudent, PlanCopy
from onedesk.paper.wording import plain_day
from onedesk.store.database import reading

Step = Callable[[int, int], None]
"""Told how many students were read, and of how many; may raise to end the work."""


def _nothing(_done: int, _of: int) -> None:
    """Nobody wants to know how far it is."""


class NoAgreement(RuleError):
    """The school has no sharing agreement that holds today, so nothing may be handed to it."""

    say = "This school has no sharing agreement that holds today, so no pack is made."

    def __init__(self, school: School) -> None:
        until = school.agreement_until
        if until is None:
            why, wanted = f"There is no sharing agreement with {school.name}", "make one"
        else:
            ended = plain_day(until)
            why, wanted = f"The sharing agreement with {school.name} ended on {ended}", "renew it"
        super().__init__(
            f"{why}, so no pack is made. Ask your service to {wanted}, sync, then make the pack."
        )


class Packs(Preferring):
    """One document for one school and one cycle."""

    def pack_outline(self, school: str, cycle: int | None = None) -> PackOutline:
        """Whom a pack would cover; without a cycle, or with one not begun, that of today."""
        with reading(self._db) as db:
            file, today = SchoolFile(db, self._schools()[school]), self._day()
            cycles = file.cycles(today)
            now = file.school.cycle_on(today)
            chosen = next((one for one in (cycle, now) if one in cycles), cycles[0])
            order = PackOrder(school, chosen, parts=())
            source = self._pack_of(file, order, tuple(self._pack_students(file, order, _nothing)))
        return PackOutline(
            school=file.school,
            today=today,
            cycle=chosen,
            cycles=cycles,
            students=len(source.students),
            seen=len(source.seen),
            not_seen=len(source.not_seen),
            declined=len(source.declined),
            named_only=len(source.named_only),
            agreed=agreed(file.school, today),
        )

    def pack_source(self, order: PackOrder, step: Step = _nothing) -> PackSource:
        """All that goes into a pack, and nothing that may not.

        `step` is called before each student is read. Raises `NoAgreement` without an agreement
        that holds today, and `PaperError` when a kept print cannot be read.
        """
        with reading(self._db) as db:
            school = self._schools()[order.school]
            if not agreed(school, self._day()):
                raise NoAgreement(school)
            file = SchoolFile(db, school)
            students = tuple(self._pack_students(file, order, step))
            source = self._pack_of(file, order, students)
            if "plans" not in order.parts:
                return source
            return source.but(plans=tuple(self._pack_plans(file, order, step)))

    def _pack_students(
        self, file: SchoolFile, order: PackOrder, step: Step
    ) -> Iterator[PackStudent]:
        today, roll = self._day(), file.roll
        for number, student in enumerate(roll):
            step(number, len(roll))
            yield file.student(student, order.cycle, today)

    def _pack_of(
        self, file: SchoolFile, order: PackOrder, students: tuple[PackStudent, ...]
    ) -> PackSource:
        return PackSource(
            school=file.school.name,
            lead=file.school.careers_lead,
            windows=file.school.windows,
            cycle=order.cycle,
            day=self._day(),
            adviser=self.programme().adviser.name,
            meeting=order.meeting,
            low=self._preferences().watch.low,
            students=students,
            named_only=file.named_only,
            facts=file.facts(order.cycle),
            parts=order.parts,
        )

    def _pack_plans(self, file: SchoolFile, order: PackOrder, step: Step) -> Iterator[PlanCopy]:
        roll = file.roll
        for number, student in enumerate(roll):
            step(number, len(roll))
            interview = file.held_in(student, order.cycle)
            if interview is not None:
                person = file.student(student, order.cycle, self._day())
                document = self._plan_handed_over(interview)
                yield PlanCopy(name=person.name, form=person.form, document=document)

    def _plan_handed_over(self, interview: str) -> Document:
        """The last print of an interview word for word; without one, the plan as it stands."""
        file = self._interview(interview)
        if file.print is not None:
            return prints.recalled(file.print.body)
        plan = prints.source(file, self.programme(), prints.DRAFT, self._preferences())
        return prints.draft(plan)


def agreed(school: School, today: date) -> bool:
    """Whether more than a name may be shared with the school today."""
    return school.agreement_until is not None and school.agreement_until >= today
