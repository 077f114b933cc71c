"""What codes and dates are called on a page; a code this hub does not know is shown as it is."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from onedesk.domain.errors import RuleError
from onedesk.domain.interview import Interview
from onedesk.domain.programme import catalogue

T = TypeVar("T")

OUTCOMES = {
    "held": "Held",
    "part_held": "Held in part",
    "absent": "Absent",
    "refused": "Declined",
    "cancelled_school": "Cancelled by the school",
    "cancelled_service": "Cancelled by the service",
    "left_school": "Left the school",
    "transferred": "Moved to another school",
}
REASONS = {
    "ill": "ill",
    "other_lesson": "in another lesson",
    "exam": "in an exam",
    "excluded": "excluded",
    "trip": "on a trip",
}
MODES = {"face_to_face": "Face to face", "video": "By video", "phone": "By phone"}
WHO = {
    "adviser": "Adviser",
    "careers_lead": "School",
    "parent": "Parent or carer",
    "other": "Somebody else",
}
DONE = {
    "done": "Done",
    "partly": "Partly done",
    "not_done": "Not done",
    "no_longer": "No longer needed",
    "carried_over": "Carried over",
}
CAME = {"attended": "attended", "part": "attended in part", "absent": "absent"}
FIELDS = {
    "plan": "plan after Year 11",
    "sectors": "area of work",
    "job": "job",
    "provider": "where after Year 11",
    "plan_b": "plan B",
    "application": "how far along",
    "certainty": "how sure",
    "summary": "what you talked about",
    "strengths": "strengths",
}


def _known(find: Callable[[], str], code: str) -> str:
    try:
        return find()
    except RuleError:
        return code


def sector(code: str) -> str:
    """The short name of an area of work."""
    return catalogue().sector(code).short


def plan(code: str) -> str:
    """The short name of a plan after Year 11."""
    return catalogue().plan(code).short


def area(code: str) -> str:
    """The name of an area of knowledge in a row."""
    return catalogue().area(code).short


def area_said(code: str) -> str:
    """The name of an area of knowledge in a word or two."""
    return catalogue().area(code).student


def certainty(value: int) -> str:
    return _known(lambda: catalogue().certainty(value).label, str(value))


def application(code: str) -> str:
    return catalogue().state(code).label


def region(code: str) -> str:
    return _known(lambda: catalogue().region(code).short, code)


def authority(code: str | None) -> str:
    return _known(lambda: catalogue().authority(code or "").label, code or "")


def first_sector(interview: Interview) -> str | None:
    """The first choice of sector in words; `None` when it was not asked."""
    if not interview.sectors:
        return None
    code = interview.sectors[0]
    return interview.other_sector if code == "OTHER" and interview.other_sector else sector(code)


def plan_of(interview: Interview) -> str | None:
    """The plan in words; `None` when it was not asked."""
    if interview.plan is None:
        return None
    written = interview.other_plan if interview.plan == "OTHER" else None
    return written or plan(interview.plan)


def plan_group(interview: Interview) -> str | None:
    """The plan in a word or two, as on the desk's tiles; `None` when it was not asked."""
    if interview.plan is None:
        return None
    under = catalogue().plan(interview.plan).under
    return plan_of(interview) if under == "OTHER" else plan(under)


def day(when: date | None) -> str:
    """A day as people write it: `12 March`, with its year when that is not obvious."""
    return f"{when.day} {when:%B %Y}" if when else ""


def short_day(when: date | None) -> str:
    """`12 March`."""
    return f"{when.day} {when:%B}" if when else ""


def week_day(when: date | None) -> str:
    """`Thursday 12 March`."""
    return f"{when:%A} {when.day} {when:%B}" if when else ""


def number(count: int, one: str, many: str) -> str:
    """`1 action`, `3 actions`."""
    return f"{count} {one if count == 1 else many}"


def field(name: str) -> str:
    """What a field is called: `plan after Year 11`, or the area of a rating."""
    head, _, tail = name.partition(".")
    return area(tail) if head == "ratings" else FIELDS.get(head, head)


def value(name: str, content: object) -> str:
    """The content of a field in words."""
    if content is None:
        return "no answer"
    if name in ("plan", "plan_b"):
        return plan(str(content))
    if name == "sectors" and isinstance(content, (list, tuple)):
        return ", ".join(sector(str(code)) for code in content)
    if content == "not_discussed":
        return "not asked"
    return str(content)
