"""What was not covered in a talk, in words; a gap is no error."""

from onedesk.domain.programme import catalogue
from onedesk.domain.rules import still_open
from ui.interview.known import Known
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


def missing(model: Known) -> tuple[str, ...]:
    """What is still open, in the order of the steps; nothing when all was dealt with."""
    found = [_NAMES[name] for name in still_open(model.interview)]
    areas = [area.code for area in catalogue().areas]
    unrated = sum(code not in model.interview.ratings for code in areas)
    if unrated:
        found.append(f"{unrated} of {len(areas)} areas of knowledge")
    unseen = sum(action.open for action in model.state.reviews.values())
    if unseen:
        found.append(f"{counted(unseen, 'earlier action')} to review")
    if not any(action.what.strip() for _, action in model.state.plan):
        found.append("actions for next time")
    return tuple(found)


def missing_words(model: Known) -> str:
    """The same as a sentence; empty when all was dealt with."""
    found = missing(model)
    if not found:
        return ""
    *first, last = found
    return f"Not covered: {', '.join(first)} and {last}." if first else f"Not covered: {last}."
