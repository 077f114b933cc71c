"""The knowledge areas as a table model: area, earlier cycles, today, change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Literal, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Earlier = int | None | Literal["absent"]
Today = int | None | Literal["not_discussed"]
Shown = Literal["all", "rated", "none"]
"""Whose earlier ratings show: all rows', those of rows rated today, nobody's."""

Index = QModelIndex | QPersistentModelIndex
_T = TypeVar("_T")
_ROOT = QModelIndex()
_ROW_ROLE = Qt.ItemDataRole.UserRole


class Column(IntEnum):
    """The four columns."""

    AREA = 0
    EARLIER = 1
    TODAY = 2
    CHANGE = 3


@dataclass(frozen=True, slots=True)
class RatingRow:
    """One area: earlier ratings oldest first, today's (None is to do), and whether it has a note.

    An earlier None was not asked, "absent" is a cycle without an interview. `when` is the month of
    the last rating.
    """

    code: str
    label: str
    earlier: tuple[Earlier, ...] = ()
    value: Today = None
    has_note: bool = False
    when: str = ""

    @property
    def last(self) -> int | None:
        """The latest earlier rating, whatever gaps came after it; None if there is none."""
        rated = [level for level in self.earlier if isinstance(level, int)]
        return rated[-1] if rated else None

    @property
    def change(self) -> str:
        """The change against the last rating in words; empty while there is nothing to say."""
        if self.value is None:
            return ""
        if self.value == "not_discussed":
            return "not asked"
        if self.last is None:
            return "first time"
        step = self.value - self.last
        if not step:
            return "same"
        return f"{'up' if step > 0 else 'down'} {abs(step)}"


class RatingModel(QAbstractTableModel):
    """Rows of one interview; a rating goes in by `rate` and out as `dataChanged`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RatingRow] = []
        self._words: dict[int, str] = {}
        self.heads: tuple[tuple[str, str], ...] = ()
        self.question = ""
        self.earlier: Shown = "all"
        self._first = False
        self.only_last = False
        self.stacked = False
        """Whether a row is two lines: the area above, its boxes below."""

    def shown(self, earlier: tuple[_T, ...]) -> tuple[_T, ...]:
        """The earlier cycles there is room for: all, or the last one only."""
        return earlier[-1:] if self.only_last or self.stacked else earlier

    def fill(
        self, rows: Sequence[RatingRow], heads: Sequence[tuple[str, str]], question: str
    ) -> None:
        """Show other rows; `heads` names each earlier cycle and its month."""
        self.beginResetModel()
        self._rows, self.heads, self.question = list(rows), tuple(heads), question
        self.endResetModel()

    def name_levels(self, words: dict[int, str]) -> None:
        """What each level is called, for screen readers."""
        self._words = dict(words)

    def row(self, at: int) -> RatingRow:
        """The area in that row."""
        return self._rows[at]

    def rate_first(self, *, first: bool) -> None:
        """Whether earlier ratings show only once today's is given."""
        self._first = first
        self.earlier = "rated" if first else "all"

    def turn_earlier(self) -> None:
        """Hide the earlier ratings or show them all, by turns."""
        less: Shown = "rated" if self._first else "none"
        self.earlier = less if self.earlier == "all" else "all"

    def sees(self, at: int) -> bool:
        """Whether the earlier ratings of a row show."""
        rated = self._rows[at].value is not None
        return self.earlier == "all" or (self.earlier == "rated" and rated)

    def place(self, code: str) -> int:
        """The row of an area; -1 for an unknown code."""
        return next((at for at, row in enumerate(self._rows) if row.code == code), -1)

    def first_open(self) -> int:
        """The first row without an answer; the first of all when every row has one."""
        return next((at for at, row in enumerate(self._rows) if row.value is None), 0)

    def rate(self, at: int, value: Today) -> None:
        """Put an answer into a row, or take it out with None."""
        self._put(at, replace(self._rows[at], value=value))

    def note(self, at: int, *, has_note: bool) -> None:
        """Show or hide the sign of a note."""
        self._put(at, replace(self._rows[at], has_note=has_note))

    def _put(self, at: int, row: RatingRow) -> None:
        self._rows[at] = row
        self.dataChanged.emit(self.index(at, 0), self.index(at, self.columnCount() - 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index.row())
        if role == _ROW_ROLE:
            return self._rows[index.row()].code
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), Column(index.column()))
        return None

    def _text(self, at: int, column: Column) -> str:
        row = self._rows[at]
        earlier = ("not asked" if e is None else str(e) for e in row.earlier)
        return {
            Column.AREA: row.label,
            Column.EARLIER: ", ".join(earlier) if self.sees(at) else "",
            Column.TODAY: "" if row.value is None else str(row.value).replace("_", " "),
            Column.CHANGE: row.change,
        }[column]

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or section < 0:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return (self.question or "Area", "Earlier", "Today", "Change")[section]

    def spoken(self, at: int) -> str:
        """A row as one sentence: area, place, last time with its month, today."""
        row = self._rows[at]
        parts = [f"{row.label}, {at + 1} of {len(self._rows)}."]
        if row.last is not None and self.sees(at):
            when = f", {row.when}" if row.when else ""
            parts.append(f"Last time {self._said(row.last)}{when}.")
        parts.append("Not rated today." if row.value is None else self.answer(at) + ".")
        return " ".join(parts + (["Has a note."] if row.has_note else []))

    def answer(self, at: int) -> str:
        """Today's answer of a row in words: "3, fair, up 1"."""
        row = self._rows[at]
        if isinstance(row.value, int):
            return f"{self._said(row.value)}, {row.change}"
        return row.change or "cleared"

    def _said(self, level: int) -> str:
        word = self._words.get(level, "").lower()
        return f"{level}, {word}" if word else str(level)
