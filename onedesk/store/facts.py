"""What figures and rules need of the records, read without opening every record whole."""

import json
from collections.abc import Mapping

from onedesk.domain.interview import Rating
from onedesk.domain.people import School, Student
from onedesk.domain.plan import Action
from onedesk.figures.facts import Fact
from onedesk.store.database import Database

_HELD = """
    SELECT
      json_extract(body, '$.ratings'),
      student,
      json_extract(body, '$.cycle'),
      json_extract(body, '$.day'),
      json_extract(body, '$.catalogues."ONE-12"'),
      json_extract(body, '$.sectors[0]'),
      json_extract(body, '$.certainty'),
      json_extract(body, '$.job_family'),
      json_extract(body, '$.plan')
    FROM record
    WHERE kind = 'interview' AND deleted = 0
      AND json_extract(body, '$.outcome') IN ('held', 'part_held')
    ORDER BY id
"""
_SAID = ("cycle", "day", "area_set", "sector", "certainty", "job", "plan")
_CARRIED = (
    "SELECT id, student, body FROM record WHERE kind = 'action' AND deleted = 0"
    " AND json_extract(body, '$.carried_from') IS NOT NULL ORDER BY id"
)


def held(db: Database, students: Mapping[str, tuple[Student, School]]) -> tuple[Fact, ...]:
    """The facts of every held interview with one of `students`, in the school they are at now."""
    rows = db.execute(_HELD).fetchall()
    ratings = json.loads(f"[{','.join(row[0] or '{}' for row in rows)}]")
    found = []
    for (_, key, *said), rated in zip(rows, ratings, strict=True):
        known = students.get(key)
        if known is not None:
            student, school = known
            answers = dict(zip(_SAID, said, strict=True), levels=_levels(rated), student=key)
            of = {"school": school.id, "region": school.area, "gender": student.gender}
            found.append(Fact.model_validate(answers | of))
    return tuple(found)


def _levels(rated: dict[str, Rating]) -> dict[str, int]:
    """The ratings that are levels; an area that was not discussed has none."""
    return {area: level for area, level in rated.items() if isinstance(level, int)}


def carried(db: Database) -> dict[str, dict[str, Action]]:
    """The actions that came from an earlier plan, by student and id."""
    found: dict[str, dict[str, Action]] = {}
    for row in db.query(_CARRIED):
        action = Action.model_validate_json(row["body"])
        found.setdefault(row["student"] or "", {})[row["id"]] = action
    return found
