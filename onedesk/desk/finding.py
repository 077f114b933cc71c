"""Anyone on this laptop by a few letters, and the plan of a reference."""

import re
from collections.abc import Sequence

from onedesk.desk.base import DeskBase
from onedesk.desk.finding_views import Finds, FoundPlan, Person
from onedesk.domain import folding
from onedesk.domain.people import Student
from onedesk.store import records, search
from onedesk.store.database import Database, reading
from onedesk.store.search import Sought, Wanted

MOST = 50
"""Rows of a list that is being typed for; more letters find the others."""

_REFERENCE = re.compile(r"(?:[O0]D[\s-]*)?([0-9A-Z]{4})|[O0]D-([0-9A-Z]{0,3})")
_WHOLE, _STARTS, _LEGAL, _SCHOOL = range(4)
"""What of a student a word meant: all of a word of name or form, its start, or less near things."""


class Finding(DeskBase):
    """Finding a student by name, form or school in any order, or a plan by its reference."""

    def find(self, typed: str, here: str | None = None, most: int = MOST) -> Finds:
        """The best finds for what is typed; `here` is the school of the day, which comes first."""
        with reading(self._db) as db:
            ranked, nearly = self._ranked(db, typed, here)
            people = self._people(db, [one.student for one in ranked[:most]], typed)
            plans = self._plans(db, typed, most)
        first = any(letter.isdigit() for letter in typed) or not people
        found: tuple[Person | FoundPlan, ...] = (*plans, *people)
        if not first:
            found = (*people, *plans)
        return Finds(typed, found, len(ranked), len(self.schools()), nearly)

    def seek(self, typed: str, here: str | None = None) -> tuple[str, ...]:
        """The ids of all students who fit what is typed, the best first."""
        with reading(self._db) as db:
            return tuple(one.student for one in self._ranked(db, typed, here)[0])

    def schoolmates(self, student: str) -> tuple[str, ...]:
        """Everyone of a student's school in the order of their names, the student among them."""
        with reading(self._db) as db:
            school = records.load(db, Student.kind, student).school
            found = [one for one in search.seek(db, ()) if one.school == school]
        return tuple(
            one.student for one in sorted(found, key=lambda one: (one.called, one.student))
        )

    def _ranked(self, db: Database, typed: str, here: str | None) -> tuple[list[Sought], bool]:
        """Who fits, and whether only with a slip forgiven."""
        words = [word.text for word in folding.words(typed)]
        wanted = [Wanted((word,), self._schools_like(word)) for word in words]
        found = search.seek(db, wanted)
        nearly = not found and bool(words)
        if nearly:
            wanted = [word._replace(starts=(*word.starts, *_near(db, word))) for word in wanted]
            found = search.seek(db, wanted)
        mine = self._schools()
        found = [one for one in found if one.school in mine]
        found.sort(key=lambda one: (*_distance(one, wanted, here), one.called, one.student))
        return found, nearly and bool(found)

    def _schools_like(self, word: str) -> tuple[str, ...]:
        """The schools with a word in their name that begins so."""
        return tuple(
            school.id
            for school in self.schools()
            if any(each.text.startswith(word) for each in folding.words(school.name))
        )

    def _people(self, db: Database, ids: Sequence[str], typed: str) -> tuple[Person, ...]:
        schools = self._schools()
        found = {one.id: one for one in records.of_ids(db, ids, Student.kind)}
        people = []
        for student in ids:
            body, school = found[student].body, schools.get(found[student].school)
            if isinstance(body, Student):
                people.append(
                    Person(
                        student=student,
                        name=body.name,
                        form=body.form,
                        school=found[student].school,
                        school_name=school.name if school else "",
                        gone=body.status != "on_roll",
                        legal=_legal(body, typed),
                    )
                )
        return tuple(people)

    def _plans(self, db: Database, typed: str, most: int) -> tuple[FoundPlan, ...]:
        meant = _REFERENCE.fullmatch(typed.strip().upper())
        if meant is None:
            return ()
        prints = search.printed(db, f"OD-{meant[1] or meant[2]}")[:most]
        owners = self._people(db, [one.student for one in prints], "")
        return tuple(
            FoundPlan(
                print=one.print,
                reference=one.reference,
                made_on=one.made_at.date(),
                student=owner.student,
                name=owner.name,
                form=owner.form,
                school_name=owner.school_name,
            )
            for one, owner in zip(prints, owners, strict=True)
        )


def _near(db: Database, word: Wanted) -> tuple[str, ...]:
    return search.alike(db, word.starts[0])


def _distance(one: Sought, wanted: Sequence[Wanted], here: str | None) -> tuple[bool, bool, int]:
    """How far a student is from what was meant: the least comes first."""
    name = f"{one.called} {one.form}".split()
    legal = one.legal.split()
    apart = [_apart(word.starts, name, legal) for word in wanted]
    return _SCHOOL in apart, one.school != here or one.gone, sum(apart) + one.gone


def _apart(starts: tuple[str, ...], name: list[str], legal: list[str]) -> int:
    if any(start in name for start in starts):
        return _WHOLE
    if any(word.startswith(starts) for word in name):
        return _STARTS
    return _LEGAL if any(word.startswith(starts) for word in legal) else _SCHOOL


def _legal(student: Student, typed: str) -> str:
    """The legal name where some word typed begins a word of it and none of the name in use."""
    called = [word.text for word in folding.words(student.name)]
    name = f"{student.legal_forename} {student.legal_surname}"
    legal = [word.text for word in folding.words(name)]
    for word in folding.words(typed):
        if any(each.startswith(word.text) for each in legal) and not any(
            each.startswith(word.text) for each in called
        ):
            return name
    return ""
