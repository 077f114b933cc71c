"""What was not covered in a talk, in words; a gap is no error."""

from collections.abc import Iterable

from onedesk.domain.interview import Interview
from onedesk.domain.plan import Action
from onedesk.domain.programme import catalogue
from onedesk.domain.rules import still_open
from ui.words import counted

_NAMES = {
    "sectors": "area of work",
    "job": "job",
    "certainty": "how sure",
    "plan": "plan after Year 11",
    "provider": "where",
    "plan_b": "plan B",
    "application": "how far along",
}


def uncovered(
    interview: Interview, plan: Iterable[Action], reviews: Iterable[Action]
) -> tuple[str, ...]:
    """What is still open, in the order of the steps; nothing when all was dealt with."""
    found = [_NAMES[name] for name in still_open(interview)]
    areas = [area.code for area in catalogue().areas]
    unrated = sum(code not in interview.ratings for code in areas)
    if unrated:
        found.append(f"{unrated} of {len(areas)} areas of knowledge")
    unseen = sum(action.open for action in reviews)
    if unseen:
        found.append(f"{counted(unseen, 'earlier action')} to review")
    if not any(action.what.strip() for action in plan):
        found.append("actions for next time")
    return tuple(found)
