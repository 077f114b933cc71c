"""Codes of the catalogues in the words for a line; a code nobody knows stands for itself."""

from onedesk.domain.errors import RuleError
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
