"""The day as a table: one row an appointment."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import cast

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from onedesk.desk.views import DayRow
from ui.labels import plan_label
from ui.listing import ROOT, Index
from ui.today.wording import pick_up_words, row_pill, spoken_row
from ui.widgets.pill import State
from ui.words import clock_time

HEADS = ("Time", "Student", "Plan last time", "To pick up", "State")
TIME, STUDENT, PLAN, PICK_UP, STATE = range(5)


class DayModel(QAbstractTableModel):
    """Rows in order of time, as the desk gives them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[DayRow, ...] = ()
        self._unplaced: frozenset[str] = frozenset()
        self._day = date.min

    def fill(self, rows: Sequence[DayRow], day: date, unplaced: Collection[str] = ()) -> None:
        """Show these rows of `day`; `unplaced` are students who wait for a time."""
        self.beginResetModel()
        self._rows, self._day, self._unplaced = tuple(rows), day, frozenset(unplaced)
        self.endResetModel()

    def row(self, at: int) -> DayRow | None:
        return self._rows[at] if 0 <= at < len(self._rows) else None

    @property
    def next_row(self) -> int:
        """The interview to begin next: the first that is due or begun; -1 when none is left."""
        open_rows = (at for at, row in enumerate(self._rows) if row.standing in ("due", "begun"))
        return next(open_rows, -1)

    def row_of(self, student: str) -> int:
        return next((at for at, row in enumerate(self._rows) if row.student == student), -1)

    @property
    def students(self) -> tuple[str, ...]:
        """Everyone on the list, once each, in its order."""
        return tuple(dict.fromkeys(row.student for row in self._rows))

    def pill(self, row: DayRow) -> tuple[State, str, str | None]:
        """How the state of a row is said: kind, words, icon."""
        return row_pill(row, self._day, placed=row.student not in self._unplaced)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_row(row, "next" if index.row() == self.next_row else self.pill(row)[1])
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.name if index.column() == STUDENT else None
        return self._words(row, index.column()) if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or section < 0:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return HEADS[section] if section < len(HEADS) else None
        return section + 1

    def _words(self, row: DayRow, column: int) -> str:
        match column:
            case 0:
                return clock_time(row.starts) if row.starts else ""
            case 1:
                return row.name
            case 2:
                return plan_label(row.last_plan)
            case 3:
                return pick_up_words(row.pick_up, row.last_plan)
        return self.pill(row)[1]


def model_of(index: Index) -> DayModel:
    """The day behind an index."""
    return cast(DayModel, index.model())
