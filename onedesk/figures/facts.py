"""One held interview as a flat row: all that a figure may ever be made of."""

from datetime import date

from onedesk.domain.interview import Interview
from onedesk.domain.people import School, Student
from onedesk.domain.value import Value

AREA_SET = "ONE-12"
"""The catalogue whose version names the set of areas that was rated."""


class Fact(Value):
    """What one held interview adds to the figures: codes only, no name and no written word.

    `None` means not asked. `area_set` is the version of the areas that were rated, `sector` the
    first choice, `job` the family of the job, `levels` the rating of every area that was rated.
    """

    student: str
    school: str
    region: str
    cycle: int
    day: date | None = None
    gender: str | None = None
    area_set: str | None = None
    sector: str | None = None
    certainty: int | None = None
    job: str | None = None
    plan: str | None = None
    levels: dict[str, int] = {}


def fact(student_id: str, student: Student, school: School, interview: Interview) -> Fact:
    """The row of one interview; raises `ValueError` when it was not held."""
    if not interview.held:
        raise ValueError("only a held interview is a fact")
    return Fact(
        student=student_id,
        school=school.id,
        region=school.area,
        cycle=interview.cycle,
        day=interview.day,
        gender=student.gender,
        area_set=interview.catalogues.get(AREA_SET),
        sector=interview.sectors[0] if interview.sectors else None,
        certainty=interview.certainty,
        job=interview.job_family,
        plan=interview.plan,
        levels=interview.levels,
    )
