"""A school's day, put together from its records."""

from collections.abc import Iterable
from datetime import date, time
from typing import Literal

from onedesk.desk.views import (
    CycleCounts,
    DayList,
    DayRow,
    Entry,
    NotPlaced,
    OwnAction,
    PickUp,
    State,
    Waiting,
)
from onedesk.domain.interview import Interview
from onedesk.domain.people import School, Student
from onedesk.domain.plan import Action


class SchoolRecords:
    """The students, interviews and actions of one school, by student."""

    def __init__(
        self,
        students: Iterable[Entry[Student]],
        interviews: Iterable[tuple[str, Entry[Interview]]],
        actions: Iterable[tuple[str, Entry[Action]]],
    ) -> None:
        self.students = {entry.id: entry.body for entry in students}
        self.interviews: dict[str, list[Entry[Interview]]] = {key: [] for key in self.students}
        self.actions: dict[str, list[Entry[Action]]] = {key: [] for key in self.students}
        for student, interview in interviews:
            self.interviews.setdefault(student, []).append(interview)
        for student, action in actions:
            self.actions.setdefault(student, []).append(action)

    def on_roll(self) -> list[str]:
        return [key for key, student in self.students.items() if student.status == "on_roll"]

    def held(self, student: str) -> list[Interview]:
        """Interviews that took place, by cycle."""
        held = [entry.body for entry in self.interviews[student] if entry.body.held]
        return sorted(held, key=lambda interview: interview.cycle)


def day_list(
    records: SchoolRecords,
    school: School,
    day: date,
    states: dict[str, State],
    waiting: Waiting,
) -> DayList:
    """The list for `day`; `states` says where each finished interview is."""
    cycle = school.cycle_on(day) or 1
    todays = [
        (student, entry)
        for student in records.on_roll()
        for entry in records.interviews[student]
        if entry.body.day == day
    ]
    rows = [_row(records, student, entry, states) for student, entry in todays]
    rows.sort(key=lambda row: (row.starts is None, row.starts or time.min, row.name))
    not_placed = _not_placed(records, cycle, day)
    return DayList(
        school=school,
        day=day,
        cycle=cycle,
        window=school.window(cycle),
        rows=tuple(rows),
        not_placed=tuple(not_placed),
        counts=_counts(records, cycle, day, len(not_placed)),
        own_actions=tuple(_own_actions(records, day)),
        waiting=waiting,
    )


def pick_up(records: SchoolRecords, student: str, interview: Interview) -> PickUp:
    """What there is to take up from the plan before an interview."""
    from_now_on = {
        entry.id for entry in records.interviews[student] if entry.body.cycle >= interview.cycle
    }
    made = [entry.body for entry in records.actions[student]]
    actions = [action for action in made if action.interview not in from_now_on]
    held = [earlier.cycle for earlier in records.held(student) if earlier.cycle < interview.cycle]
    last = {
        entry.id for entry in records.interviews[student] if held and entry.body.cycle == max(held)
    }
    missed = interview.cycle - 1
    return PickUp(
        open=sum(action.open for action in actions),
        done=sum(a.outcome == "done" and a.interview in last for a in actions),
        carried=sum(a.carried_from is not None and a.interview in last for a in actions),
        missed_cycle=missed if missed >= 1 and missed not in held else None,
    )


def standing(interview: Interview) -> Literal["due", "begun", "done", "absent"]:
    """Where an appointment stands: `due`, `begun`, `done`, or `absent` when no talk took place."""
    if interview.outcome is not None and not interview.held:
        return "absent"
    if interview.finished_at is not None:
        return "done"
    return "begun" if interview.started_at is not None else "due"


def _row(
    records: SchoolRecords, student: str, entry: Entry[Interview], states: dict[str, State]
) -> DayRow:
    interview, person = entry.body, records.students[student]
    earlier = [held for held in records.held(student) if held.cycle < interview.cycle]
    return DayRow(
        student=student,
        interview=entry.id,
        name=person.name,
        form=person.form,
        starts=interview.starts,
        standing=standing(interview),
        outcome=interview.outcome,
        absence_reason=interview.absence_reason,
        finished_at=interview.finished_at,
        moved_from=interview.moved_from,
        state=states.get(entry.id, "laptop"),
        last_plan=earlier[-1].plan if earlier else None,
        pick_up=pick_up(records, student, interview),
    )


def _of_cycle(records: SchoolRecords, student: str, cycle: int) -> list[Interview]:
    return [e.body for e in records.interviews[student] if e.body.cycle == cycle]


def _own_actions(records: SchoolRecords, day: date) -> list[OwnAction]:
    """What the adviser promised and has not done, or did on this very day; soonest first."""
    own = [
        OwnAction(
            id=entry.id,
            what=entry.body.what,
            by=entry.body.by,
            student=student,
            student_name=records.students[student].name,
            done_on=entry.body.outcome_on if entry.body.outcome == "done" else None,
        )
        for student in records.on_roll()
        for entry in records.actions[student]
        if entry.body.who == "adviser" and (entry.body.open or entry.body.outcome_on == day)
    ]
    return sorted(own, key=lambda action: (action.by or date.max, action.id))


def _not_placed(records: SchoolRecords, cycle: int, day: date) -> list[NotPlaced]:
    found = []
    for student in records.on_roll():
        interviews = _of_cycle(records, student, cycle)
        if any(_settles(interview, day) for interview in interviews):
            continue
        person = records.students[student]
        missed = [i.day for i in interviews if i.outcome == "absent" and i.day]
        found.append(
            NotPlaced(
                student=student,
                name=person.name,
                form=person.form,
                absent_on=max(missed, default=None),
                joined=person.joined,
            )
        )
    return sorted(found, key=lambda row: (row.absent_on is None, row.name))


def _settles(interview: Interview, day: date) -> bool:
    """Whether nothing is to be placed: held, begun, declined, or booked for today or later."""
    if interview.outcome is not None:
        return interview.held or interview.outcome == "refused"
    return interview.started_at is not None or (interview.day is not None and interview.day >= day)


def _counts(records: SchoolRecords, cycle: int, day: date, not_placed: int) -> CycleCounts:
    done = today = booked = declined = 0
    for student in records.on_roll():
        interviews = _of_cycle(records, student, cycle)
        if any(i.held and i.finished_at for i in interviews):
            done += 1
        elif any(i.outcome == "refused" for i in interviews):
            declined += 1
        elif any(i.outcome is None and i.day == day for i in interviews):
            today += 1
        elif any(_settles(i, day) for i in interviews):
            booked += 1
    return CycleCounts(
        students=len(records.on_roll()),
        done=done,
        today=today,
        booked=booked,
        not_placed=not_placed,
        declined=declined,
    )
