"""Which known student a roster row means: by UPN, by ULN, by name and birthday, else by asking."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from onedesk.roster.names import key
from onedesk.roster.upn import is_temporary
from onedesk.roster.values import Doubt, Pupil


class KnownStudent(Pupil):
    """A student as OneDesk knows them, in the words of a roster."""

    id: str


@dataclass(frozen=True, slots=True)
class Match:
    """The student meant, or the candidates and the reasons why a person has to say."""

    student: KnownStudent | None = None
    candidates: tuple[KnownStudent, ...] = ()
    reasons: tuple[Doubt, ...] = ()


class Known:
    """The known students of a school, to be found by any of their marks."""

    def __init__(self, students: Sequence[KnownStudent]) -> None:
        self._by: dict[Hashable, list[KnownStudent]] = defaultdict(list)
        for student in students:
            for mark in _marks(student):
                self._by[mark].append(student)

    def match(self, pupil: Pupil) -> Match:
        """The matching order of the programme: UPN, ULN, name with birthday, then ask."""
        by_upn = self._found([("upn", pupil.upn)] if pupil.upn else [])
        by_uln = self._found([("uln", pupil.uln)] if pupil.uln else [])
        if len({one.id for one in (*by_upn, *by_uln)}) > 1:
            say = "The pupil numbers belong to different students."
            return _ask("numbers_disagree", say, (*by_upn, *by_uln))
        if found := by_upn or by_uln:
            return _same_number(pupil, found[0])
        by_name = self._found(("person", *name, pupil.born) for name in _names(pupil))
        return self._by_name(pupil, by_name) if by_name else self._alike(pupil)

    def _found(self, marks: Iterable[Hashable]) -> tuple[KnownStudent, ...]:
        found = {one.id: one for mark in marks for one in self._by.get(mark, ())}
        return tuple(found.values())

    def _by_name(self, pupil: Pupil, found: tuple[KnownStudent, ...]) -> Match:
        if len(found) > 1:
            return _ask("several_students", "Several students have this name and birthday.", found)
        if pupil.born is None:
            return _ask(
                "no_birthday", "A student of this name is known; the birthday is not.", found
            )
        if _lasting(pupil.upn) and _lasting(found[0].upn):
            say = "A student of this name and birthday is known with another UPN."
            return _ask("upn_differs", say, found)
        return Match(found[0])

    def _alike(self, pupil: Pupil) -> Match:
        """Students who share two of surname, forename and birthday, and may be the same one."""
        alike = self._found(mark for mark in _marks(pupil) if mark[0] == "alike")
        likely = tuple(one for one in alike if not _told_apart(pupil, one))
        if not likely:
            return Match()
        return _ask("looks_alike", "This may be a student who is known already.", likely)


def _names(pupil: Pupil) -> set[tuple[str, str]]:
    surnames = {pupil.legal_surname, pupil.preferred_surname or pupil.legal_surname}
    forenames = {pupil.legal_forename, pupil.preferred_forename or pupil.legal_forename}
    return {(key(surname), key(forename)) for surname in surnames for forename in forenames}


def _marks(pupil: Pupil) -> set[tuple[str | date | None, ...]]:
    """Every mark a pupil can be found by; *alike* marks are asked about, never trusted."""
    marks: set[tuple[str | date | None, ...]] = set()
    if pupil.upn:
        marks.add(("upn", pupil.upn))
    if pupil.uln:
        marks.add(("uln", pupil.uln))
    for surname, forename in _names(pupil):
        marks.add(("person", surname, forename, pupil.born))
        marks.add(("alike", "name", *sorted((surname, forename))))  # swapped ones as well
        if pupil.born:
            marks.add(("alike", "surname", surname, pupil.born))
            marks.add(("alike", "forename", forename, pupil.born))
    return marks


def _lasting(upn: str | None) -> bool:
    return bool(upn) and not is_temporary(upn or "")


def _told_apart(pupil: Pupil, student: KnownStudent) -> bool:
    """Two lasting UPNs that differ are two people: namesakes, or twins."""
    return _lasting(pupil.upn) and _lasting(student.upn)


def _same_number(pupil: Pupil, student: KnownStudent) -> Match:
    same_name = bool(_names(pupil) & _names(student))
    other_day = None not in {pupil.born, student.born} and pupil.born != student.born
    part = {name for pair in _names(pupil) for name in pair}
    shares = part & {name for pair in _names(student) for name in pair}
    if not shares or (other_day and not same_name):
        say = "The pupil number is that of a student with another name or birthday."
        return _ask("number_of_another", say, (student,))
    return Match(student)


def _ask(code: str, say: str, candidates: tuple[KnownStudent, ...]) -> Match:
    unique = {one.id: one for one in candidates}
    doubt = Doubt(code=code, say=say, severity="error")
    return Match(None, tuple(unique.values()), (doubt,))
