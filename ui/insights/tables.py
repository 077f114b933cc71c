"""Every chart as a table of words: what Alt T shows and a screen reader reads."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt

from onedesk.desk.insight_views import Caseload
from onedesk.domain.drift import explanation, heading
from onedesk.figures.measures import AreaMeans, Knowledge, PlanCounts, SectorCounts, Shares
from ui.insights.findings import (
    Finding,
    area_words,
    knowledge_finding,
    mean_words,
    plans_finding,
    schools_title,
    sectors_finding,
)
from ui.labels import sector_label
from ui.rows import RowsModel

_LOW, _GOOD = slice(0, 2), slice(3, 5)
"""Levels 1 and 2, and levels 4 and 5, among the counts of the five."""


class Table(NamedTuple):
    """A title, who is in it, heads and rows; the first word of a row is its own head."""

    title: str
    who: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


class TableModel(RowsModel[Sequence[str]]):
    """A table, with the heads of its rows beside those of its columns."""

    def __init__(self, table: Table, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = table.heads
        self.put(table.rows)

    def words(self, row: Sequence[str], column: int) -> str:
        return row[column] if column < len(row) else ""

    def spoken(self, row: Sequence[str], _at: int) -> str:
        """The row with the head of every number."""
        pairs = zip(self.heads[1:], row[1:], strict=False)
        return ". ".join([row[0], *(f"{head} {words}" for head, words in pairs)])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            row = self.row(section)
            return row[0] if row else None
        return super().headerData(section, orientation, role)


def table(case: Caseload, figure: str, *, matched: bool) -> Table:
    """The table of a figure: knowledge, plans, sectors, lists or schools."""
    charts = case.charts(matched=matched)
    match figure:
        case "plans":
            return plans_table(charts.plans)
        case "sectors":
            return sectors_table(charts.sectors)
        case "lists":
            return lists_table(case)
        case "schools":
            return schools_table(case)
        case _:
            return knowledge_table(charts.knowledge)


def knowledge_table(found: Knowledge) -> Table:
    last = f"C{found.cycles[-1]}" if found.cycles else ""
    cycles = [f"Cycle {cycle}" for cycle in found.cycles]
    change = ["Change"] if len(cycles) > 1 else []
    heads = ["Area", *cycles, *change, "Students", f"{last} at 1–2", f"{last} at 4–5"]
    rows = [_area_row(area, changes=bool(change)) for area in found.areas]
    return Table(*knowledge_finding(found), heads, rows)


def _area_row(area: AreaMeans, *, changes: bool) -> Sequence[str]:
    first, last, levels = area.means[0], area.means[-1], area.levels[-1]
    known = first is not None and last is not None
    moved = [f"{last - first:+.1f}" if known and last and first else "–"] if changes else []
    low, good = sum(levels[_LOW]), sum(levels[_GOOD])
    means = [mean_words(mean) for mean in area.means]
    return [area_words(area.area), *means, *moved, str(area.n), str(low), str(good)]


def plans_table(found: PlanCounts) -> Table:
    rows = [_counts(group, found.of(group)) for group in found.groups]
    return _shares(plans_finding(found), "Plan after Year 11", found, rows)


def sectors_table(found: SectorCounts) -> Table:
    rows = [_counts(sector_label(group), found.of(group)) for group in found.groups]
    undecided = _counts("Undecided", found.undecided)
    return _shares(sectors_finding(found), "Area of work, first choice", found, [*rows, undecided])


def _counts(name: str, counts: Sequence[int]) -> Sequence[str]:
    return [name, *map(str, counts)]


def _shares(finding: Finding, head: str, found: Shares, rows: Sequence[Sequence[str]]) -> Table:
    """The answers, then the base and who is not in it."""
    left_out = "Not asked every time" if found.matched else "Not asked"
    base = [_counts("Asked", found.students), _counts(left_out, found.not_asked)]
    heads = [head, *(f"Cycle {cycle}" for cycle in found.cycles)]
    return Table(*finding, heads, [*rows, *base])


def schools_table(case: Caseload) -> Table:
    rows = [
        [one.name, str(one.cycle or "–"), str(one.seen), str(one.of), str(one.of - one.seen)]
        for one in case.schools
    ]
    heads = ["School", "Cycle", "Seen", "Students", "Not yet"]
    return Table(schools_title(case), "Students on roll now", heads, rows)


def lists_table(case: Caseload) -> Table:
    rows = [
        [
            heading(one.rule, case.watch).replace("**", ""),
            str(len(one.students)),
            explanation(one.rule, case.watch),
        ]
        for one in case.lists
    ]
    return Table(
        "Students to think about",
        "By rules you can change in Settings",
        ["List", "Students", "Rule"],
        rows,
    )
