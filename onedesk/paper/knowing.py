"""What a student knows now: the areas as dots, strengths first, ringed where they are new."""

from onedesk.domain.interview import Interview
from onedesk.domain.programme import Area, catalogue
from onedesk.paper.document import Block, DotRow, DotRows, Paragraph, words
from onedesk.paper.source import PlanSource
from onedesk.paper.wording import month

FEW = 3
"""Up to so many areas that were left out are named."""


def known_now(source: PlanSource) -> tuple[Block, ...]:
    """The sentences and the table under "What you know now"."""
    areas = catalogue().areas
    rated = [area for area in areas if source.interview.level(area.code) is not None]
    if not rated:
        left = f"We did not go through the {len(areas)} things today. We can do that next time."
        return (Paragraph(words=words(left)),)
    rows = tuple(sorted((_row(source, area) for area in rated), key=_strongest_first))
    intro = f"We talk about {len(areas)} things over our talks. More dots mean that you know more."
    more = [area for area in rated if _grown(source, area)]
    if more:
        intro += f" You know more about {len(more)} of them than before."
        intro += f" A ringed dot is new since {_since(source, more)}."
    left_out = [area for area in areas if area not in rated]
    after = (Paragraph(words=words(_left_out(left_out))),) if left_out else ()
    return (Paragraph(words=words(intro)), DotRows(rows=rows), *after)


def _row(source: PlanSource, area: Area) -> DotRow:
    level, before = source.interview.level(area.code) or 0, _level_before(source, area)
    says = catalogue().level(level).student
    if before is not None and before < level:
        says += f", was {catalogue().level(before).student}"
    return DotRow(area=area.student, dots=level, before=before, says=says)


def _strongest_first(row: DotRow) -> tuple[int, bool]:
    """Strengths first, and among equals what has grown; the order of the list decides the rest."""
    return -row.dots, row.before is None or row.before >= row.dots


def _before(source: PlanSource, area: Area) -> Interview | None:
    """The last talk before this one in which the area was rated."""
    rated = (one for one in reversed(source.past) if one.level(area.code) is not None)
    return next(rated, None)


def _level_before(source: PlanSource, area: Area) -> int | None:
    before = _before(source, area)
    return before.level(area.code) if before else None


def _grown(source: PlanSource, area: Area) -> bool:
    before = _level_before(source, area)
    return before is not None and before < (source.interview.level(area.code) or 0)


def _since(source: PlanSource, grown: list[Area]) -> str:
    """Since when these have grown: a month, where all were last rated in the same talk."""
    talks = {before.cycle: before.day for area in grown if (before := _before(source, area))}
    if len(talks) > 1:
        return "we last talked about it"
    (day,) = talks.values()
    return month(day, source.interview.day) if day else "last time"


def _left_out(areas: list[Area]) -> str:
    if len(areas) > FEW:
        return f"We did not get to {len(areas)} other things today. There is time for them."
    names = "; ".join(area.student for area in areas)  # some have an "and" in them
    return f"Not talked about today: {names}."
