"""One school's records as a pack shows them: what may go to the school, and nothing else."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from onedesk.desk import files
from onedesk.desk.school_records import SchoolRecords
from onedesk.desk.views import Entry
from onedesk.domain.conflict import Conflict
from onedesk.domain.interview import Interview
from onedesk.domain.people import School, Student
from onedesk.domain.plan import Action, Print
from onedesk.figures.facts import Fact, fact
from onedesk.paper.pack import Missed, PackStudent, Slot, Step, Talk
from onedesk.roster.names import key
from onedesk.store import records
from onedesk.store.database import Database


class SchoolFile:
    """The students of one school with their interviews, actions and open questions."""

    def __init__(self, db: Database, school: School) -> None:
        self.school = school
        found = {kind: records.of_school(db, school.id, kind) for kind in _KINDS}
        self._records = SchoolRecords(
            files.of_type(found["student"], Student),
            files.by_student(found["interview"], Interview),
        )
        self._actions: dict[str, list[Entry[Action]]] = defaultdict(list)
        for student, action in files.by_student(found["action"], Action):
            self._actions[student].append(action)
        self._printed = records.students_with(db, school.id, Print.kind)
        self._conflicts = [entry.body for entry in files.of_type(found["conflict"], Conflict)]

    @property
    def roll(self) -> list[str]:
        """The ids of those who are at the school and share more than a name, by form and name."""
        return [key for key in self._in_order() if not self._person(key).sharing_objection]

    @property
    def named_only(self) -> tuple[str, ...]:
        """The names of those who asked that nothing more be shared."""
        objecting = (self._person(key) for key in self._in_order())
        return tuple(person.name for person in objecting if person.sharing_objection)

    def cycles(self, today: date) -> tuple[int, ...]:
        """The cycles that have begun, the newest first."""
        begun = {window.cycle for window in self.school.windows if window.first <= today}
        held = {talk.cycle for student in self._records.students for talk in self._held(student, 7)}
        return tuple(sorted(begun | held, reverse=True)) or (1,)

    def facts(self, cycle: int) -> tuple[Fact, ...]:
        """The held interviews up to a cycle as figures count them."""
        return tuple(
            fact(student, self._person(student), self.school, talk)
            for student in self.roll
            for talk in self._held(student, cycle)
        )

    def held_in(self, student: str, cycle: int) -> str | None:
        """The id of the interview of a cycle, if it was held."""
        found = [e for e in self._records.interviews[student] if e.body.cycle == cycle]
        return next((entry.id for entry in _latest(found) if entry.body.held), None)

    def student(self, student: str, cycle: int, today: date) -> PackStudent:
        """One student as a pack of a cycle shows them."""
        person = self._person(student)
        return PackStudent(
            name=person.name,
            forename=person.forename,
            form=person.form,
            talks=tuple(Talk.of(talk) for talk in self._held(student, cycle)),
            missed=tuple(self._missed(student, cycle)),
            steps=tuple(self._steps(student, cycle)),
            booked=self._slot(student, cycle, today),
            next=self._slot(student, cycle + 1, today),
            differs=self._differs(student, cycle),
            has_plan=student in self._printed,
        )

    def _person(self, student: str) -> Student:
        return self._records.students[student]

    def _in_order(self) -> list[str]:
        return sorted(self._records.seen_here(), key=lambda student: _order(self._person(student)))

    def _held(self, student: str, cycle: int) -> list[Interview]:
        """One interview a cycle, up to that of `cycle`."""
        last = {talk.cycle: talk for talk in self._records.held(student) if talk.cycle <= cycle}
        return [last[number] for number in sorted(last)]

    def _missed(self, student: str, cycle: int) -> Iterable[Missed]:
        found = [e for e in self._records.interviews[student] if e.body.cycle <= cycle]
        for entry in reversed(_latest(found)):
            interview = entry.body
            if interview.outcome is not None and not interview.held:
                yield Missed(cycle=interview.cycle, day=interview.day, outcome=interview.outcome)

    def _slot(self, student: str, cycle: int, today: date) -> Slot | None:
        """The appointment of a cycle that is still to come."""
        coming = [
            one
            for one in self._records.of_cycle(student, cycle)
            if one.outcome is None and one.day is not None and one.day >= today
        ]
        first = min(coming, key=lambda one: one.day or date.max, default=None)
        if first is None or first.day is None:
            return None
        return Slot(day=first.day, starts=first.starts, room=first.room)

    def _steps(self, student: str, cycle: int) -> Iterable[Step]:
        """The actions of the plans up to a cycle, in the order in which they were agreed."""
        cycles = {entry.id: entry.body.cycle for entry in self._records.interviews[student]}
        for entry in sorted(self._actions[student], key=lambda one: (one.body.order, one.id)):
            action, made = entry.body, cycles.get(entry.body.interview)
            if made is None or made > cycle or not action.what.strip():
                continue
            reviewed = cycles.get(action.reviewed_in or "")
            known = reviewed is None or reviewed <= cycle
            yield Step(
                cycle=made,
                what=action.what,
                who=action.who,
                with_whom=action.with_whom,
                by=action.by,
                area=action.area,
                outcome=action.outcome if known else None,
                reviewed=reviewed if known else None,
            )

    def _differs(self, student: str, cycle: int) -> tuple[str, ...]:
        """The plans of a cycle's interview that two people wrote apart, until one is chosen."""
        ours = {e.id for e in self._records.interviews[student] if e.body.cycle == cycle}
        for one in self._conflicts:
            if one.of_id in ours and one.field == "plan" and one.choice is None:
                return tuple(str(code) for code in (one.kept, one.offered) if code)
        return ()


_KINDS = ("student", "interview", "action", "conflict")


def _order(person: Student) -> tuple[str, str, str]:
    return (person.form or "", key(person.surname), key(person.forename))


def _latest(found: list[Entry[Interview]]) -> list[Entry[Interview]]:
    """Interviews, the newest first."""
    return sorted(found, key=lambda one: (one.body.cycle, one.body.day or date.min), reverse=True)
