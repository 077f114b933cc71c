"""An earlier talk in the form it had, and what a school shares, as names and words; pure."""

from collections.abc import Callable, Iterator
from typing import Protocol

from onedesk.domain.errors import RuleError
from onedesk.domain.interview import Interview
from onedesk.domain.people import School, Student
from onedesk.domain.programme import Catalogue, edition
from onedesk.domain.risk import Known, shared
from onedesk.domain.rules import OTHER
from ui.scripts import own_words

Pair = tuple[str, str]
Rated = tuple[str, int | None, str]
"""An area, its level or `None`, and what that level meant."""

_SEN = {
    "N": "No special educational provision",
    "K": "SEN support",
    "E": "Education, health and care plan",
}
_SHARED = {
    "sen": "Special needs",
    "fsm": "Free school meals",
    "pupil_premium": "Pupil premium",
    "attendance": "Attendance",
    "in_care": "In care",
    "eal": "English as an additional language",
}


class _Short(Protocol):
    @property
    def short(self) -> str: ...


def answers(interview: Interview, forename: str) -> tuple[Pair, ...]:
    """What was asked in a talk and said, in the order of the steps."""
    return tuple(_answers(interview, forename, edition(interview.catalogues)))


def ratings(interview: Interview) -> tuple[Rated, ...]:
    """The areas that were rated or could have been that day, in the words of that day."""
    lists = edition(interview.catalogues)
    known = tuple(
        (area.short, level, area.text(level) if level else "")
        for area in lists.areas
        for level in [interview.level(area.code)]
    )
    codes = {area.code for area in lists.areas}
    strange = [(code, level, "") for code, level in interview.levels.items() if code not in codes]
    return (*known, *strange)


def rating_notes(interview: Interview) -> tuple[Pair, ...]:
    """What the adviser noted on ratings, by area: private, like a note."""
    shorts = {area.code: area.short for area in edition(interview.catalogues).areas}
    return tuple((shorts.get(code, code), said) for code, said in interview.rating_notes.items())


def shared_by_school(student: Student, school: School) -> tuple[Pair, ...]:
    """What the school has told about needs and its agreement covers; the rest is left out."""
    return tuple(_shared(student, school))


def _answers(interview: Interview, forename: str, lists: Catalogue) -> Iterator[Pair]:
    sectors = [_sector(code, interview, lists) for code in interview.sectors or ()]
    yield "Area of work", ", then ".join(sectors) or "Not asked"
    if interview.job:
        yield "Job", interview.job
    if interview.certainty:
        yield "How sure", lists.certainty(interview.certainty).label
    if interview.student_words:
        yield own_words(forename), f"“{interview.student_words}”"
    yield "After Year 11", _plan(interview, lists)
    where = ", ".join(part for part in (interview.provider, interview.course) if part)
    if where:
        yield ("Where" if interview.provider else "Level or course"), where
    if interview.plan_b or interview.plan_b_detail:
        name = _named(lists.plan, interview.plan_b) if interview.plan_b else ""
        yield "Plan B", ", ".join(part for part in (name, interview.plan_b_detail) if part)
    if interview.application:
        yield "How far along", _state(interview.application, lists)
    if interview.summary:
        yield "What we talked about", interview.summary
    if interview.strengths:
        yield "Good at", interview.strengths


def _sector(code: str, interview: Interview, lists: Catalogue) -> str:
    written = interview.other_sector if code == OTHER else None
    return written or _named(lists.sector, code)


def _plan(interview: Interview, lists: Catalogue) -> str:
    if not interview.plan:
        return "Not asked"
    written = interview.other_plan if interview.plan == OTHER else None
    return written or _named(lists.plan, interview.plan)


def _state(code: str, lists: Catalogue) -> str:
    try:
        return lists.state(code).label
    except RuleError:
        return code


def _named(find: Callable[[str], _Short], code: str) -> str:
    """The short word for a code; a code that is in no list of ours stands for itself."""
    try:
        return find(code).short
    except RuleError:
        return code


def _shared(student: Student, school: School) -> Iterator[Pair]:
    for key, value in shared(student, school.shared_groups):
        yield _SHARED.get(key, key.replace("_", " ").capitalize()), _value(key, value)
    if student.why_selected:
        yield "Why selected", student.why_selected
    if student.sharing_objection:
        yield "Sharing", "Someone has objected to sharing. It is on record at the school."


def _value(key: str, value: Known) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, str):
        return _SEN.get(value, value) if key == "sen" else value
    return f"{value:g} %" if key.startswith("attendance") else f"{value:g}"
