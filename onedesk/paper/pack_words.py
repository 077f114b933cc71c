"""What students said, in the neutral words of a school pack."""

from datetime import date
from unicodedata import bidirectional

from onedesk.domain.clock import DAYS, MONTHS
from onedesk.domain.interview import Outcome
from onedesk.domain.plan import ActionOutcome
from onedesk.domain.programme import catalogue
from onedesk.domain.rules import UNDECIDED, UNSURE
from onedesk.paper.document import Words, bold, words
from onedesk.paper.pack import Missed, PackStudent, Slot, Step, Talk
from onedesk.paper.wording import bare, room_words, sentence, tidy

NOT_ASKED = "not asked"
OTHER = "OTHER"
NEXT_LINE = "\n"
OUTCOMES: dict[ActionOutcome | None, str] = {
    None: "open",
    "done": "done",
    "partly": "partly done",
    "not_done": "not done",
    "no_longer": "no longer needed",
    "carried_over": "carried over",
}
WHO = {
    "student": "Student",
    "adviser": "Adviser",
    "careers_lead": "Careers lead",
    "parent": "Family",
    "other": "Someone else",
}
_MISSED: dict[Outcome, str] = {
    "absent": "Absent",
    "refused": "Declined",
    "cancelled_school": "Cancelled by the school",
    "cancelled_service": "Cancelled by the service",
}
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven")


def small(count: int) -> str:
    """A number of cycles in letters."""
    return _SMALL[count] if count < len(_SMALL) else str(count)


def students(count: int) -> str:
    """`1 student`, `17 students`."""
    return f"{count}\u00a0student{'' if count == 1 else 's'}"


def month_day(day: date) -> str:
    """`3 March`."""
    return f"{day.day}\u00a0{MONTHS[day.month - 1]}"


def month_short(day: date) -> str:
    """`Mar`."""
    return MONTHS[day.month - 1][:3]


def sector(talk: Talk) -> str:
    """The areas of work in mind, the first choice first."""
    if talk.sectors is None:
        return NOT_ASKED
    return ", ".join(_sector(code, talk) for code in talk.sectors) or NOT_ASKED


def first_sector(talk: Talk) -> str:
    """The first area of work, in the middle of a sentence; empty where there is none."""
    code = talk.sectors[0] if talk.sectors else UNDECIDED
    if code == UNDECIDED:
        return ""
    return bare(talk.other_sector) if code == OTHER else catalogue().sector(code).phrase


def job(talk: Talk) -> str:
    """The job in mind, with how sure the student is."""
    title = tidy(talk.job)
    if talk.certainty is None or talk.sectors == (UNDECIDED,):
        return title or "–"
    sure = catalogue().certainty(talk.certainty).label
    return ", ".join(filter(None, (title, sure.lower()))) or "–"


def plan(talk: Talk) -> str:
    """The plan after Year 11, with course and place."""
    if talk.plan is None:
        return NOT_ASKED
    said = bare(talk.other_plan) if talk.plan == OTHER else ""
    parts = (said or _plan(talk.plan), tidy(talk.course), tidy(talk.provider))
    return ", ".join(filter(None, parts))


def plan_b(talk: Talk) -> str:
    """The plan B; empty without one."""
    said = _plan(talk.plan_b) if talk.plan_b and talk.plan_b != OTHER else ""
    return ", ".join(filter(None, (said, tidy(talk.plan_b_detail))))


def plan_name(code: str) -> str:
    """A plan by its short name."""
    return _plan(code)


def application(talk: Talk) -> str:
    """How far along the plan is; empty where that was not asked."""
    return "" if talk.application is None else catalogue().state(talk.application).label


def name_form(student: PackStudent) -> Words:
    """The name in the heavier weight, then the form.

    A name that is written from the right has a line of its own.
    """
    form = student.form or ""
    apart = NEXT_LINE if from_right(student.name) else ", "
    return words(bold(student.name), form and f"{apart}{form}")


def from_right(name: str) -> bool:
    """Whether a name is written from the right: figures after it on a line would stand in it."""
    return any(bidirectional(letter) in {"R", "AL"} for letter in name)


def unsure(talk: Talk) -> bool:
    return talk.plan == UNSURE


def undecided(talk: Talk) -> bool:
    return talk.sectors is not None and UNDECIDED in talk.sectors


def who(step: Step) -> str:
    """Who does it, and with whom."""
    beside = bare(step.with_whom).removeprefix("with ")
    if step.who in {"parent", "other"} and beside:
        return beside[:1].upper() + beside[1:]
    return f"{WHO[step.who]}, with {beside}" if beside else WHO[step.who]


def by(step: Step) -> str:
    return month_day(step.by) if step.by else "–"


def state(step: Step) -> str:
    return OUTCOMES[step.outcome]


def change(now: int | None, before: int | None) -> str:
    """How a rating has moved since the one before it."""
    if now is None:
        return NOT_ASKED
    if before is None:
        return "first time"
    if now == before:
        return "same"
    return f"up\u00a0{now - before}" if now > before else f"down\u00a0{before - now}"


def what(step: Step) -> str:
    return sentence(step.what)


def _sector(code: str, talk: Talk) -> str:
    own = bare(talk.other_sector)
    return own if code == OTHER and own else catalogue().sector(code).short


def _plan(code: str) -> str:
    """A plan's short name; one about health or caring is left to the student's own plan."""
    found = catalogue().plan(code)
    return "Another plan" if found.sensitive else found.short


def missed(one: Missed) -> str:
    """Why an appointment was not held, without the reason of an absence."""
    return _MISSED.get(one.outcome, "Not held")


def slot(when: Slot) -> str:
    """`Thursday 19 March, 09:00, room B14`."""
    day = f"{DAYS[when.day.weekday()]} {month_day(when.day)}"
    clock = f"{when.starts:%H:%M}" if when.starts else ""
    return ", ".join(filter(None, (day, clock, room_words(when.room, "room"))))
