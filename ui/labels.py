"""Codes of the catalogues in the words for a line; a code nobody knows stands for itself."""

from onedesk.domain.errors import RuleError
from onedesk.domain.interview import Interview
from onedesk.domain.programme import catalogue


def plan_label(code: str | None) -> str:
    """Apprenticeship; empty where nothing was said."""
    if code is None:
        return ""
    try:
        return catalogue().plan(code).short
    except RuleError:
        return code


def sector_label(code: str | None) -> str:
    """Construction; empty where nothing was said."""
    if code is None:
        return ""
    try:
        return catalogue().sector(code).short
    except RuleError:
        return code


def idea(sector: str | None, job: str | None) -> str:
    """Construction, joiner; Undecided; joiner."""
    return ", ".join(part for part in (sector_label(sector), job or "") if part)


def idea_of(interview: Interview) -> str:
    """What the student had in mind at a talk: the first choice and the job."""
    first = interview.sectors[0] if interview.sectors else None
    return idea(first, interview.job)


def certainty_label(value: int | None) -> str:
    """Just an idea, in small letters for the end of a line."""
    if value is None:
        return ""
    try:
        return catalogue().certainty(value).label.lower()
    except RuleError:
        return ""
