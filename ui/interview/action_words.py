"""An action's who, when, area, page and origin in words, for the adviser's screen."""

from datetime import date

from onedesk.domain.clock import DAYS
from onedesk.domain.plan import Action, Who
from onedesk.domain.programme import catalogue
from ui import words
from ui.interview.model import InterviewModel
from ui.scripts import apart

NAMED = ("parent", "other")
"""Who does it, where only a name says who that is."""


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
    """**Zoë** with Mum: the name in bold; of a parent or somebody else it is their own name."""
    beside = " ".join((action.with_whom or "").replace("**", "").split())
    if beside and action.who in NAMED:
        return f"**{apart(beside)}**"
    with_whom = f" with {apart(beside)}" if beside else ""
    return f"**{apart(who_name(model, action.who))}**{with_whom}"


def by_words(by: date) -> str:
    """Wed 22 April."""
    return f"{DAYS[by.weekday()][:3]} {words.day_month(by)}"


def area_words(action: Action) -> str:
    """The short name of the area it helps with, empty without one."""
    known = {area.code: area.short for area in catalogue().areas}
    return known.get(action.area or "", "")


def page_words(link: str | None) -> str:
    """The site of a web page: nationalcareers.service.gov.uk; empty without one."""
    bare = (link or "").partition("://")[2] or (link or "")
    return bare.partition("/")[0].removeprefix("www.")


def came_from(model: InterviewModel, action: Action) -> str:
    """From December: the month of the talk in which a carried action was first agreed."""
    born = {entry.id: entry.body for entry in model.file.file.actions}
    talks = {entry.id: entry.body for entry in model.file.file.interviews}
    first = action
    while first.carried_from in born:
        first = born[first.carried_from]
    talk = talks.get(first.interview)
    return f"from {words.month_of(talk.day)}" if action.carried_from and talk and talk.day else ""
