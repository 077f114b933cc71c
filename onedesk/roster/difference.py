"""A roster beside what is known: new, changed, unchanged, missing and doubtful; nothing written."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from onedesk.domain.value import Value
from onedesk.roster.matching import Known, KnownStudent, Match
from onedesk.roster.rows import NAME_FIELDS
from onedesk.roster.values import Doubt, Pupil, Refused, Roster, RosterRow

__all__ = ["Change", "Changed", "Difference", "Doubtful", "KnownStudent", "Matched", "compare"]

_MISSING = "not in the latest roster; never deleted"


class Change(Value):
    """One field with what was known and what the file says."""

    field: str
    old: str | int | float | bool | date | None
    new: str | int | float | bool | date | None


class Matched(Value):
    """A row that says what is known already."""

    row: RosterRow
    student: KnownStudent


class Changed(Value):
    """A row of a known student that says something new."""

    row: RosterRow
    student: KnownStudent
    changes: tuple[Change, ...]


class Doubtful(Value):
    """A row that a person has to look at, the reasons, and who it might be."""

    row: RosterRow
    reasons: tuple[Doubt, ...]
    candidates: tuple[KnownStudent, ...]


class Difference(Value):
    """Every row of a roster in exactly one list, and the students whom it does not name."""

    new: tuple[RosterRow, ...]
    changed: tuple[Changed, ...]
    unchanged: tuple[Matched, ...]
    doubtful: tuple[Doubtful, ...]
    refused: tuple[Refused, ...]
    missing: tuple[KnownStudent, ...]  # never deleted: "not in latest roster"
    roster: Roster

    @property
    def counts(self) -> dict[str, int]:
        """How many of each; `rows` = new + changed + unchanged + doubtful + refused."""
        lists = ("new", "changed", "unchanged", "doubtful", "refused", "missing")
        told = {name: len(getattr(self, name)) for name in lists}
        warned = sum(bool(row.doubts) for row in self.roster.rows)
        return {"rows": self.roster.data_rows, **told, "with_doubts": warned}

    def as_json(self) -> dict[str, Any]:
        """The difference as plain data for a command line: counts, then every row by its place."""
        return {
            "school": self.roster.school_name,
            "source": self.roster.source,
            "counts": self.counts,
            "new": [_told(row) for row in self.new],
            "changed": [
                {
                    **_told(one.row),
                    "student": one.student.id,
                    "changes": [change.model_dump(mode="json") for change in one.changes],
                }
                for one in self.changed
            ],
            "unchanged": [{**_told(one.row), "student": one.student.id} for one in self.unchanged],
            "doubtful": [
                {
                    **_told(one.row),
                    "reasons": [_doubt(reason) for reason in one.reasons],
                    "candidates": [_candidate(student) for student in one.candidates],
                }
                for one in self.doubtful
            ],
            "refused": [one.model_dump(mode="json") for one in self.refused],
            "missing": [{**_candidate(one), "note": _MISSING} for one in self.missing],
            "skipped": [one.model_dump(mode="json") for one in self.roster.skipped],
            "about_the_file": [_doubt(one) for one in self.roster.doubts],
            "columns": {
                "read": [list(pair) for pair in self.roster.columns],
                "left_out": list(self.roster.left_out),
                "not_understood": list(self.roster.unread),
            },
        }


def _told(row: RosterRow) -> dict[str, Any]:
    pupil = row.pupil
    return {
        "line": row.number,
        "place": row.place,
        "name": pupil.name,
        "born": pupil.born.isoformat() if pupil.born else None,
        "year": pupil.year,
        "form": pupil.form,
        "doubts": [_doubt(doubt) for doubt in row.doubts],
    }


def _doubt(doubt: Doubt) -> dict[str, str]:
    return {"code": doubt.code, "severity": doubt.severity, "say": doubt.say}


def _candidate(student: KnownStudent) -> dict[str, Any]:
    born = student.born.isoformat() if student.born else None
    return {"student": student.id, "name": student.name, "born": born, "form": student.form}


def compare(roster: Roster, known: Sequence[KnownStudent]) -> Difference:
    """What importing the roster would change; `known` are the students of this school."""
    index = Known(known)
    matches = [(row, index.match(row.pupil)) for row in roster.rows]
    meant = Counter(match.student.id for _, match in matches if match.student)
    new: list[RosterRow] = []
    changed: list[Changed] = []
    unchanged: list[Matched] = []
    doubtful: list[Doubtful] = []
    for row, match in matches:
        twice = match.student is not None and meant[match.student.id] > 1
        if reasons := _reasons(row, match, twice=twice):
            candidates = (match.student,) if match.student else match.candidates
            doubtful.append(Doubtful(row=row, reasons=reasons, candidates=candidates))
        elif match.student is None:
            new.append(row)
        elif changes := changes_of(match.student, row.pupil, roster):
            changed.append(Changed(row=row, student=match.student, changes=changes))
        else:
            unchanged.append(Matched(row=row, student=match.student))
    named = set(meant) | {one.id for row in doubtful for one in row.candidates}
    return Difference(
        new=tuple(new),
        changed=tuple(changed),
        unchanged=tuple(unchanged),
        doubtful=tuple(doubtful),
        refused=roster.refused,
        missing=tuple(one for one in known if one.id not in named),
        roster=roster,
    )


def _reasons(row: RosterRow, match: Match, *, twice: bool) -> tuple[Doubt, ...]:
    reasons = (*row.stopped_by, *match.reasons)
    if twice and not reasons:
        say = "Another row of this file means the same student."
        return (Doubt(code="same_student", say=say, severity="error"),)
    return reasons


def changes_of(student: KnownStudent, pupil: Pupil, roster: Roster) -> tuple[Change, ...]:
    """The fields in which the file says something else; what it leaves blank is kept as it was."""
    recased = any(doubt.code == "names_in_capitals" for doubt in roster.doubts)
    found = []
    for field in Pupil.model_fields:
        old, new = getattr(student, field), getattr(pupil, field)
        if new in {None, ""} or new == old:
            continue
        if recased and field in NAME_FIELDS and old and old.casefold() == new.casefold():
            continue  # the file says nothing about small and large letters
        found.append(Change(field=field, old=old, new=new))
    return tuple(found)
