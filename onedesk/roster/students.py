"""Pupils of a school's file as student records: what is known, what is new, what changed."""

from collections.abc import Iterable, Mapping
from datetime import date

from pydantic import JsonValue

from onedesk.domain.fields import Edits, Fields, nested
from onedesk.domain.ids import new_id, pupil_id
from onedesk.domain.people import School, Student
from onedesk.domain.records import Record
from onedesk.roster.difference import Difference, Doubtful, KnownStudent
from onedesk.roster.matching import Known
from onedesk.roster.values import Doubt, Pupil

_SAME = (
    "legal_forename",
    "legal_surname",
    "preferred_forename",
    "preferred_surname",
    "born",
    "upn",
    "uln",
    "year",
    "form",
    "admission_number",
    "sen",
)
_INDICATORS = {
    "fsm": "fsm",
    "pupil_premium": "pupil_premium",
    "attendance_percent": "attendance",
    "in_care": "in_care",
    "eal": "eal",
}
"""A pupil's field, and the risk indicator under which a student record keeps it."""

_LISTED = frozenset({*_SAME, "gender", "indicators", "status", "joined", "in_latest_roster"})


def known_student(record_id: str, student: Student) -> KnownStudent:
    """What the programme knows of a student, in the terms of a roster."""
    known = {name: getattr(student, name) for name in _SAME}
    told = {
        field: student.indicators[indicator]
        for field, indicator in _INDICATORS.items()
        if indicator in student.indicators
    }
    return KnownStudent.model_validate({"id": record_id, "sex": student.gender, **known, **told})


def is_of_a_list(field: str) -> bool:
    """Whether a field of a student record is as the school's list has it, and typed by nobody."""
    return field.partition(".")[0] in _LISTED


def student_fields(pupil: Pupil) -> Fields:
    """The fields of a student record that a row fills; a blank cell fills none."""
    told = pupil.model_dump(mode="json", exclude_none=True)
    fields: Fields = {name: told[name] for name in _SAME if name in told}
    fields |= {_field(name): told[name] for name in ("sex", *_INDICATORS) if name in told}
    return fields


def new_students(
    difference: Difference, school: School, joined: date, taken: Iterable[str]
) -> list[Record]:
    """A record for every new row of a comparison.

    Who is in two lists that were imported apart is one student: the id comes of the school and the
    UPN, or the name and the birthday, unless it is `taken` by somebody who is called otherwise now.
    """
    used = set(taken)
    made = []
    for row in difference.new:
        found = id_of(row.pupil, school)
        record = {
            "kind": Student.kind,
            "id": new_id() if found in used else found,
            "school": school.id,
            "body": nested({**student_fields(row.pupil), "joined": joined.isoformat()}),
        }
        used.add(found)
        made.append(Record.model_validate(record))
    return made


def without_moved(
    difference: Difference, school: School, elsewhere: Mapping[str, tuple[KnownStudent, str]]
) -> Difference:
    """The difference, where nobody is new whom this school had and who is at another one now.

    `elsewhere` are the students of other schools by id, and what their school is called. A list
    that names them still is an old one, or they have come back: a person has to say.
    """
    new, moved = [], []
    for row in difference.new:
        student, place = elsewhere.get(id_of(row.pupil, school), (None, ""))
        if student and Known([student]).match(row.pupil).student:
            say = f"{place} has this student now, so they are not added here again."
            reason = Doubt(code="moved_away", say=say, severity="error")
            moved.append(Doubtful(row=row, reasons=(reason,), candidates=(student,)))
        else:
            new.append(row)
    doubtful = (*difference.doubtful, *moved)
    return difference.model_copy(update={"new": tuple(new), "doubtful": doubtful})


def id_of(pupil: Pupil, school: School) -> str:
    """The id that the school's list gives a pupil, made of the UPN, or of name and birthday."""
    if not school.pupil_key or not (pupil.upn or pupil.born):
        return new_id()
    named = f"{pupil.legal_forename} {pupil.legal_surname} {pupil.born}"
    return pupil_id(school.pupil_key, pupil.upn or named)


def edits_of_known(difference: Difference) -> dict[str, Edits]:
    """By student id, the edits that bring known students up to date with the file.

    A student who is not in the file stays on roll and is only marked so: the file may be a part.
    """
    edits: dict[str, dict[str, JsonValue]] = {}
    for changed in difference.changed:
        told = student_fields(changed.row.pupil)
        named = {_field(change.field) for change in changed.changes}
        fields = {field: value for field, value in told.items() if field in named}
        edits[changed.student.id] = {**fields, "in_latest_roster": True}
    for matched in difference.unchanged:
        edits[matched.student.id] = {"in_latest_roster": True}
    for missing in difference.missing:
        edits[missing.id] = {"in_latest_roster": False}
    return dict(edits)


def _field(pupil_field: str) -> str:
    """The field of a student record that keeps a pupil's field."""
    if pupil_field in _INDICATORS:
        return f"indicators.{_INDICATORS[pupil_field]}"
    return "gender" if pupil_field == "sex" else pupil_field
