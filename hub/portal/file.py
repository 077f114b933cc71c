"""A student's records put together: talks, actions, events, prints and open questions."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from statistics import fmean
from typing import NamedTuple

from onedesk.domain.conflict import Conflict
from onedesk.domain.intervention import Attendance, Intervention
from onedesk.domain.interview import Interview
from onedesk.domain.people import Student
from onedesk.domain.plan import Action, Print
from onedesk.domain.privacy import PRIVATE_FIELDS
from onedesk.domain.records import Record
from onedesk.domain.twins import claims, family, held_order

UNTOLD = PRIVATE_FIELDS | {"skipped"}
"""Fields of an interview that are the adviser's own."""


class Talk(NamedTuple):
    """An interview and its id."""

    id: str
    interview: Interview


class Step(NamedTuple):
    """An action and its id."""

    id: str
    action: Action


@dataclass(slots=True)
class StudentFile:
    """What a page knows of one student. Private notes have no place here."""

    id: str
    student: Student
    talks: list[Talk] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    came: list[Attendance] = field(default_factory=list)
    prints: list[Print] = field(default_factory=list)
    questions: list[Conflict] = field(default_factory=list)

    @property
    def held(self) -> list[Talk]:
        """Talks that took place, first to last; of two of one cycle the last one counts."""
        return sorted(
            (talk for talk in self.talks if talk.interview.held),
            key=held_order,
        )

    @property
    def means(self) -> list[tuple[int, float]]:
        """Mean of the rated areas by cycle; talks without a rating are left out."""
        return [
            (talk.interview.cycle, fmean(talk.interview.levels.values()))
            for talk in self.counted
            if talk.interview.levels
        ]

    @property
    def open_steps(self) -> list[Step]:
        return [step for step in self.steps if step.action.open]

    @property
    def counted(self) -> list[Talk]:
        """Those that count: one a cycle."""
        return list({talk.interview.cycle: talk for talk in self.held}.values())

    def held_in(self, cycle: int) -> Talk | None:
        """The talk of a cycle that counts."""
        return next((one for one in self.counted if one.interview.cycle == cycle), None)

    def others_of(self, talk: Talk) -> list[Talk]:
        """Other talks that stand for the same cycle."""
        cycle = talk.interview.cycle
        stand = (
            [one for one in self.talks if claims(one.interview)] if claims(talk.interview) else []
        )
        return [one for one in stand if one.interview.cycle == cycle and one.id != talk.id]

    def family(self, interview: str) -> frozenset[str]:
        """A talk with those that were made one with it: what went with them is its own."""
        return family(interview, self.talks)

    def print_of(self, interview: str) -> Print | None:
        """The latest print handed over after a talk."""
        own = self.family(interview)
        made = [each for each in self.prints if each.interview in own]
        return max(made, key=lambda each: each.made_at, default=None)

    def asks(self, field_name: str) -> Conflict | None:
        """The open question about one field of the latest talk, if there is one."""
        latest = self.held[-1].id if self.held else None
        return next(
            (ask for ask in self.questions if (ask.of_id, ask.field) == (latest, field_name)), None
        )


def files(records: Iterable[Record]) -> dict[str, StudentFile]:
    """The files of all students among the records, in the order of their names.

    A question about what was removed is none any more.
    """
    about = list(records)
    made = {
        record.id: StudentFile(record.id, record.body)
        for record in about
        if isinstance(record.body, Student)
    }
    for record in about:
        owner = made.get(record.student or "")
        if owner is not None:
            _add(owner, record)
    for owner in made.values():
        there = {talk.id for talk in owner.talks}
        owner.questions = [one for one in owner.questions if one.of_id in there]
    return dict(sorted(made.items(), key=lambda pair: name_order(pair[1].student)))


def _add(owner: StudentFile, record: Record) -> None:
    match record.body:
        case Interview() as interview:
            owner.talks.append(Talk(record.id, interview))
        case Action() as action:
            owner.steps.append(Step(record.id, action))
        case Attendance() as came:
            owner.came.append(came)
        case Print() as made:
            owner.prints.append(made)
        case Conflict() as question if question.choice is None and _told(question):
            owner.questions.append(question)
        case _:
            pass


def _told(question: Conflict) -> bool:
    """Whether a page may tell of a question: it is about an answer that pages show."""
    return question.of_kind == "interview" and question.field.partition(".")[0] not in UNTOLD


def events(records: Iterable[Record]) -> Mapping[str, Intervention]:
    """Events by id."""
    return {record.id: record.body for record in records if isinstance(record.body, Intervention)}


def name_order(student: Student) -> tuple[str, str]:
    """Order by surname, then forename, as the register has it: accents count for nothing."""
    return plain(student.legal_surname), plain(student.legal_forename)


def legal_name(student: Student) -> str:
    """The name in the register where it is another than the student goes by; else nothing."""
    legal = f"{student.legal_forename} {student.legal_surname}"
    return "" if plain(legal) == plain(student.name) else legal


def named(student: Student, part: str) -> bool:
    """Whether either name holds `part`, whatever the accents."""
    return any(plain(part) in plain(name) for name in (student.name, legal_name(student)))


def plain(text: str) -> str:
    """Small letters without accents, so that `zoe` finds Zoë."""
    spread = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D"))
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return bare.replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("Ø", "O").casefold()


def on_roll(files_: Iterable[StudentFile]) -> list[StudentFile]:
    return [file for file in files_ if file.student.status == "on_roll"]


def visit_days(files_: Iterable[StudentFile], cycle: int, today: date) -> dict[date, list[Talk]]:
    """Talks still to come in a cycle, by day from today on: one a student and day."""
    found: dict[date, list[Talk]] = {}
    for file in files_:
        to_come = {
            talk.interview.day: talk
            for talk in file.talks
            if talk.interview.cycle == cycle and talk.interview.outcome is None
        }
        for day, talk in to_come.items():
            if day is not None and day >= today and file.held_in(cycle) is None:
                found.setdefault(day, []).append(talk)
    return dict(sorted(found.items()))
