"""Job titles to type into: those of the area of work first, then all others with their area."""

from functools import cache

from onedesk.domain.fields import Edits
from onedesk.domain.programme import Sector, catalogue
from ui.widgets.matching import Option


@cache
def title_options(area: str) -> tuple[Option, ...]:
    """Every title once, by its other names too; titles of another area say which."""
    sectors = catalogue().sectors
    first = [one for one in sectors if one.code == area]
    found: dict[str, Option] = {}
    for sector in (*first, *(one for one in sectors if one.code != area)):
        tag = "" if sector.code == area else sector.short
        for title in sector.titles:
            names = sector.title_words.get(title, ())
            found.setdefault(title, Option(title, title, names, tag))
    return tuple(found.values())


def job_edits(title: str, main: Sector | None) -> Edits:
    """The edits that take a title: with its family, where its area of work has only one."""
    edits: dict[str, str | None] = {"job": title, "skipped.job": None}
    area = main if main is not None and not _elsewhere(title, main) else None
    if area is not None and len(area.families) == 1:
        edits["job_family"] = area.families[0]
    return edits


def _elsewhere(title: str, main: Sector) -> bool:
    """Whether a title belongs to another area of work only."""
    listed = any(title in sector.titles for sector in catalogue().sectors)
    return listed and title not in main.titles
