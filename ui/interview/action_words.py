"""An action's who, when, area and origin in words, for the adviser's screen."""

from datetime import date

from onedesk.domain.clock import academic_year
from onedesk.domain.plan import Action, Who
from onedesk.domain.programme import SuggestedAction, catalogue
from onedesk.domain.when import DAYS
from ui import words
from ui.interview.model import InterviewModel

LAST_YEAR, END = 11, (7, 31)
IDEAS = 3


def who_name(model: InterviewModel, who: Who) -> str:
    """What to call the one who does it."""
    lead = model.file.file.school.careers_lead
    return {
        "student": model.forename,
        "adviser": model.programme.adviser.forename,
        "careers_lead": lead or "Careers lead",
        "parent": "Parent or carer",
        "other": "Someone else",
    }[who]


def who_words(model: InterviewModel, action: Action) -> str:
    """**Zoë** with Mum: the name in bold."""
    with_whom = f" with {action.with_whom}" if action.with_whom else ""
    return f"**{who_name(model, action.who)}**{with_whom}"


def by_words(by: date) -> str:
    """Wed 22 April."""
    return f"{DAYS[by.weekday()][:3]} {words.day_month(by)}"


def area_words(action: Action) -> str:
    """The short name of the area it helps with, empty without one."""
    known = {area.code: area.short for area in catalogue().areas}
    return known.get(action.area or "", "")


def came_from(model: InterviewModel, action: Action) -> str:
    """From December: the month of the talk in which a carried action was first agreed."""
    born = {entry.id: entry.body for entry in model.file.file.actions}
    talks = {entry.id: entry.body for entry in model.file.file.interviews}
    first = action
    while first.carried_from in born:
        first = born[first.carried_from]
    talk = talks.get(first.interview)
    return f"from {words.month_of(talk.day)}" if action.carried_from and talk and talk.day else ""


def last_day(model: InterviewModel) -> date | None:
    """The end of Year 11 for this student; None if the year is not known."""
    year = model.file.file.student.body.year
    if year is None or year > LAST_YEAR:
        return None
    return date(academic_year(model.day) + 1 + LAST_YEAR - year, *END)


def ideas(model: InterviewModel) -> tuple[tuple[int, SuggestedAction], ...]:
    """Up to three actions for the areas rated lowest today, none that is on the plan already."""
    rated = sorted(model.interview.levels.items(), key=lambda pair: pair[1])
    planned = {action.what for _, action in model.state.plan}
    covered = {action.area for _, action in model.state.plan}
    found: list[tuple[int, SuggestedAction]] = []
    for area, level in rated:
        fitting = [
            one for one in catalogue().actions_for(area, level) if one.on_plan not in planned
        ]
        if fitting and area not in covered:
            found.append((level, fitting[0]))
    return tuple(found[:IDEAS])
