"""The students of one school with their appointments, by student."""

from collections.abc import Iterable
from datetime import date

from onedesk.desk.day_views import Standing
from onedesk.desk.views import Entry
from onedesk.domain import twins
from onedesk.domain.interview import Interview
from onedesk.domain.people import Student
from onedesk.domain.plan import Action

GONE = frozenset({"left_school", "transferred"})
"""Outcomes after which a student is asked for no more, until there is a newer appointment."""


class SchoolRecords:
    """The students and interviews of one school, and actions: those of the day's students."""

    def __init__(
        self,
        students: Iterable[Entry[Student]],
        interviews: Iterable[tuple[str, Entry[Interview]]],
    ) -> None:
        self.students = {entry.id: entry.body for entry in students}
        self.interviews: dict[str, list[Entry[Interview]]] = {key: [] for key in self.students}
        self.actions: dict[str, list[Entry[Action]]] = {key: [] for key in self.students}
        for student, interview in interviews:
            self.interviews.setdefault(student, []).append(interview)

    def add_actions(self, actions: Iterable[tuple[str, Entry[Action]]]) -> None:
        """Actions become known; one that is known already stays one."""
        for student, action in actions:
            known = self.actions.setdefault(student, [])
            if all(one.id != action.id for one in known):
                known.append(action)

    def seen_here(self) -> list[str]:
        """The students of the programme who are at this school still."""
        on_roll = [key for key, student in self.students.items() if student.status == "on_roll"]
        return [key for key in on_roll if not self._gone(key)]

    def on(self, day: date) -> list[tuple[str, Entry[Interview]]]:
        """The appointments of a day; of those who are not on the roll, what came of them."""
        return [
            (student, entry)
            for student, person in self.students.items()
            for entry in self.interviews[student]
            if entry.body.day == day
            and (person.status == "on_roll" or standing(entry.body) != "due")
        ]

    def days(self) -> set[date]:
        """Every day on which somebody was or is to be seen."""
        return {
            entry.body.day
            for found in self.interviews.values()
            for entry in found
            if entry.body.day
        }

    def held(self, student: str) -> list[Interview]:
        """Interviews that took place, first to last; of two of one cycle the last one counts."""
        held = [(entry.id, entry.body) for entry in self.interviews[student] if entry.body.held]
        return [interview for _, interview in sorted(held, key=twins.held_order)]

    def of_cycle(self, student: str, cycle: int) -> list[Interview]:
        return [entry.body for entry in self.interviews[student] if entry.body.cycle == cycle]

    def hands(self, student: str, interview: str) -> dict[str, str]:
        """The advisers who held an interview, and those of what it took in: their names by id."""
        talks = [entry.body for entry in self.interviews[student] if entry.id == interview]
        held = [(talk.adviser, talk.adviser_name) for talk in talks]
        taken_in = [
            (part.adviser, part.adviser_name) for talk in talks for part in talk.took_in.values()
        ]
        return {adviser: name or "" for adviser, name in (*held, *taken_in) if adviser}

    def _gone(self, student: str) -> bool:
        bodies = [entry.body for entry in self.interviews[student]]
        last = max(bodies, key=lambda one: (one.cycle, one.day or date.max), default=None)
        return last is not None and last.outcome in GONE


def standing(interview: Interview) -> Standing:
    """Where an appointment stands: `due`, `begun`, `done`, or `absent` when no talk took place."""
    if interview.outcome is not None and not interview.held:
        return "absent"
    if interview.finished_at is not None:
        return "done"
    return "begun" if interview.started_at is not None else "due"


def settles(interview: Interview, today: date) -> bool:
    """Whether nothing is to be placed: held, declined, or booked for today or later.

    One that was begun on an earlier day and left is to be placed: somebody has to go on with it.
    """
    if interview.outcome is not None:
        return interview.held or interview.outcome == "refused"
    return interview.day is not None and interview.day >= today
