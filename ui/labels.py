"""Codes of the catalogues in the words for a line; a code nobody knows stands for itself."""

from onedesk.desk.asked import value_words
from onedesk.domain.programme import catalogue


def plan_label(code: str | None) -> str:
    """Apprenticeship; empty where nothing was said."""
    return "" if code is None else value_words("plan", code)


def sector_label(code: str | None) -> str:
    """Construction; empty where nothing was said."""
    return "" if code is None else value_words("sectors", code)


def certainty_label(level: int | None) -> str:
    """Fairly sure; empty where nothing was said."""
    return catalogue().certainty(level).label if level else ""


def idea(sector: str | None, job: str | None) -> str:
    """Construction, joiner; Undecided; joiner."""
    return ", ".join(part for part in (sector_label(sector), job or "") if part)
