"""The caseload as a table that narrows as one types."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from onedesk.desk.views import CaseRow
from ui.labels import idea, plan_label
from ui.listing import ROOT, Index
from ui.widgets.matching import Option, matches
from ui.words import counted, day_month, listed

HEADS = ("Student", "Talks", "Idea", "Plan", "Last seen", "Open actions", "School")
STUDENT, TALKS, IDEA, PLAN, LAST, ACTIONS, SCHOOL = range(7)


class CaseModel(QAbstractTableModel):
    """All rows, and of them the ones that the words and the school leave."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[CaseRow, ...] = ()
        self._rows: list[CaseRow] = []
        self._typed, self._school = "", ""

    def fill(self, rows: Sequence[CaseRow]) -> None:
        """Show other students under the same filter."""
        self._all = tuple(rows)
        self._narrow()

    def narrow(self, typed: str, school: str = "") -> None:
        """Only those whose name, form or school begins as typed, and of one school if given."""
        self._typed, self._school = typed, school
        self._narrow()

    def row(self, at: int) -> CaseRow | None:
        return self._rows[at] if 0 <= at < len(self._rows) else None

    @property
    def shown(self) -> tuple[CaseRow, ...]:
        return tuple(self._rows)

    @property
    def total(self) -> int:
        return len(self._all)

    def _narrow(self) -> None:
        rows = [row for row in self._all if self._school in ("", row.school)]
        by_id = {row.student: row for row in rows}
        self.beginResetModel()
        if self._typed.strip():
            options = [Option(row.student, searched(row)) for row in rows]
            found = matches(options, self._typed, most=len(options))
            self._rows = [by_id[match.option.code] for match in found]
        else:
            self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.name if index.column() == STUDENT else None
        return _words(row, index.column()) if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or section < 0:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return HEADS[section] if section < len(HEADS) else None
        return section + 1


def searched(row: CaseRow) -> str:
    """What typing looks through: name, form and school."""
    return " ".join(part for part in (row.name, row.form, row.school_name) if part)


def model_of(index: Index) -> CaseModel:
    """The caseload behind an index."""
    return cast(CaseModel, index.model())


def _words(row: CaseRow, column: int) -> str:
    return (
        row.name,
        ", ".join(map(str, row.held)),
        idea(row.sector, row.job),
        plan_label(row.plan),
        day_month(row.last_day) if row.last_day else "",
        str(row.open_actions) if row.open_actions else "",
        row.school_name,
    )[column]


def _spoken(row: CaseRow) -> str:
    """The whole line for a screen reader."""
    held = f"talks {listed([str(cycle) for cycle in row.held])} held" if row.held else "no talk yet"
    parts = [row.name, row.form or "", row.school_name, held, idea(row.sector, row.job)]
    parts += [plan_label(row.plan), f"{counted(row.open_actions, 'open action')}"]
    return ", ".join(part for part in parts if part)
