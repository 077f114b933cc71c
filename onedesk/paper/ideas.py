"""What a student has in mind, in words to them: the job or area of work, and what comes after."""

from onedesk.domain.interview import Interview
from onedesk.domain.programme import catalogue
from onedesk.paper.document import Box, words
from onedesk.paper.wording import bare, lowered, plan_phrases, sentence, with_article

UNDECIDED = "UNDECIDED"
UNSURE = "UNSURE"
OTHER = "OTHER"
ORDINALS = ("first", "second", "third")
WITH_SOMEONE = frozenset({"APP", "ITP", "PREAPP", "SI", "EMP_TR", "EMP_NT", "UNIF", "VOL"})
"""Plans whose provider is somebody to be with; to the others one goes."""

UNDER_WAY = frozenset({"applied", "interview", "offer", "conditional", "accepted", "enrolled"})
NOT_ASKED = "We did not talk about this today."


def field(interview: Interview, code: str) -> str:
    """An area of work as it stands after "in"; the student's own words where none was listed."""
    own = bare(interview.other_sector)
    if code == OTHER:
        return f"“{own}”" if own else ""
    return catalogue().sector(code).phrase


def becoming(interview: Interview) -> str:
    """The first idea as it stands after "thinking about"; empty without one.

    A job from the lists gets its article; other words are the student's and stay as they are.
    """
    job = bare(interview.job)
    if job:
        listed_jobs = {title.lower() for one in catalogue().sectors for title in one.titles}
        if job.lower() in listed_jobs:
            return f"becoming {with_article(lowered(job))}"
        return f"“{job}” as a job"
    if not interview.sectors or interview.sectors[0] == UNDECIDED:
        return ""
    area = field(interview, interview.sectors[0])
    return f"working in {area}" if area else "an idea of your own"


def undecided(interview: Interview) -> bool:
    """Whether the student said that no area of work is in mind yet."""
    return interview.sectors is not None and UNDECIDED in interview.sectors


def idea_box(interview: Interview) -> Box:
    """The box "Your idea"."""
    lines = [sentence(line) for line in _ideas(interview)]
    return Box(title="Your idea", lines=tuple(words(line) for line in lines))


def _ideas(interview: Interview) -> list[str]:
    job, codes = bare(interview.job), interview.sectors or ()
    if undecided(interview):
        nothing = ["You have no area of work in mind yet", "We can look at some together"]
        return [job, *nothing[:1]] if job else nothing
    if not job and not codes:
        return [NOT_ASKED]
    areas = [field(interview, code) for code in codes]
    first = areas[0] if areas else ""
    lines = [f"{job}, in {first}" if first else job] if job else [_working(first)]
    for ordinal, area in zip(ORDINALS[1:], areas[1:], strict=False):
        if area:
            lines.append(f"{area[:1].upper()}{area[1:]} is your {ordinal} idea")
    return lines


def _working(area: str) -> str:
    return f"Working in {area}" if area else "An idea of your own"


def plan_box(interview: Interview) -> Box:
    """The box "After Year 11"."""
    lines = [sentence(line) for line in _plans(interview)]
    return Box(title="After Year 11", lines=tuple(words(line) for line in lines))


def _plans(interview: Interview) -> list[str]:
    lines = []
    if interview.plan is None:
        lines.append(NOT_ASKED)
    elif interview.plan == UNSURE:
        lines.append("You are not sure yet, and that is fine")
    else:
        lines.append(f"First choice: {_first_choice(interview)}")
    if plan_b := _plan_b(interview):
        lines.append(f"Plan B: {plan_b}")
    if interview.application in UNDER_WAY and interview.plan not in {None, UNSURE}:
        lines.append(catalogue().state(interview.application or "").student)
    return lines


def _first_choice(interview: Interview) -> str:
    course, place = bare(interview.course), bare(interview.provider)
    beside = "with" if interview.plan in WITH_SOMEONE else "at"
    return (
        f"{plan_said(interview)}{f' ({course})' if course else ''}"
        f"{f', {beside} {place}' if place else ''}"
    )


def plan_said(interview: Interview) -> str:
    """The plan as it stands after "First choice:"; the student's own words where none fits."""
    own = bare(interview.other_plan) if interview.plan == OTHER else ""
    return own or plan_phrases(interview.plan or "").first


def _plan_b(interview: Interview) -> str:
    detail = bare(interview.plan_b_detail)
    if interview.plan_b == UNSURE:
        return detail or "not sure yet"
    if interview.plan_b in {None, OTHER}:
        return detail
    if "," in detail:  # course and place: it says enough by itself
        return detail
    said = plan_phrases(interview.plan_b).first
    return f"{said} ({detail})" if detail else said
