"""An earlier talk and what a school shares, as names and words; pure."""

from collections.abc import Iterator

from onedesk.domain.interview import Interview
from onedesk.domain.people import Student
from onedesk.domain.programme import catalogue
from ui.interview.said import certainty_words, own_words, plan_name, sector_name

Pair = tuple[str, str]

_SEN = {
    "N": "No special educational provision",
    "K": "SEN support",
    "E": "Education, health and care plan",
}
_SHARED = {
    "fsm": "Free school meals",
    "pupil_premium": "Pupil premium",
    "attendance": "Attendance",
    "attendance_percent": "Attendance",
    "in_care": "In care",
    "eal": "English as an additional language",
}


def answers(interview: Interview, forename: str) -> tuple[Pair, ...]:
    """What was asked in a talk and said, in the order of the steps."""
    return tuple(_answers(interview, forename))


def _answers(interview: Interview, forename: str) -> Iterator[Pair]:
    sectors = [sector_name(code, interview) for code in interview.sectors or ()]
    yield "Area of work", ", then ".join(sectors) or "Not asked"
    if interview.job:
        yield "Job", interview.job
    if interview.certainty:
        yield "How sure", certainty_words(interview)
    if interview.student_words:
        yield own_words(forename), f"“{interview.student_words}”"
    plan = interview.plan
    yield "After Year 11", plan_name(plan, interview.other_plan) if plan else "Not asked"
    where = ", ".join(part for part in (interview.provider, interview.course) if part)
    if where:
        yield "Where", where
    if interview.plan_b or interview.plan_b_detail:
        name = plan_name(interview.plan_b) if interview.plan_b else ""
        yield "Plan B", ", ".join(part for part in (name, interview.plan_b_detail) if part)
    if interview.application:
        yield "How far along", catalogue().state(interview.application).label
    if interview.summary:
        yield "What we talked about", interview.summary
    if interview.strengths:
        yield "Good at", interview.strengths


def shared(student: Student) -> tuple[Pair, ...]:
    """What the school has told about needs; what it has not told is left out."""
    return tuple(_shared(student))


def _shared(student: Student) -> Iterator[Pair]:
    if student.sen is not None:
        yield "Special needs", _SEN[student.sen]
    for key, value in student.indicators.items():
        yield _SHARED.get(key, key.replace("_", " ").capitalize()), _value(key, value)
    if student.why_selected:
        yield "Why selected", student.why_selected
    if student.sharing_objection:
        yield "Sharing", "Someone has objected to sharing. It is on record at the school."


def _value(key: str, value: bool | float | str) -> str:  # indicators may be yes or no
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, str):
        return value
    return f"{value:g} %" if key.startswith("attendance") else f"{value:g}"
