"""The library of actions as rows: ours and the adviser's own, and what is left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from onedesk.domain.entries import SuggestedAction
from onedesk.domain.errors import RuleError
from onedesk.domain.preferences import Preferences
from onedesk.domain.programme import catalogue
from ui.listing import ROOT, Index
from ui.words import counted

HEAD = "What interviews offer, area by area"
WHO = {"student": "The student", "adviser": "You", "careers_lead": "Careers lead"}


@dataclass(frozen=True, slots=True)
class IdeaRow:
    """One action of the library; `came` is our own wording where there is one."""

    action: SuggestedAction
    came: SuggestedAction | None = None
    out: bool = False

    @property
    def own(self) -> bool:
        """Whether the adviser wrote it."""
        return self.came is None

    @property
    def changed(self) -> bool:
        """Whether the adviser changed our wording."""
        return self.came is not None and self.came != self.action

    @property
    def about(self) -> str:
        """The line under the words: area, who, when it is offered."""
        action = self.action
        parts = (area_words(action.area), WHO[action.who], offered_words(action), self.state)
        return " · ".join(part for part in parts if part)

    @property
    def state(self) -> str:
        """What is to be said of it in a word or two."""
        if self.out:
            return "left out"
        return "yours" if self.own else "changed by you" if self.changed else ""


def idea_rows(preferences: Preferences) -> tuple[IdeaRow, ...]:
    """Ours in their order, as the adviser has changed them, then the adviser's own."""
    given, out = catalogue().actions, preferences.left_out
    mine = {one.code: one for one in preferences.own_actions}
    ours = [IdeaRow(mine.get(one.code, one), one, one.code in out) for one in given]
    added = mine.keys() - {one.code for one in given}
    yours = [IdeaRow(one, None, code in out) for code, one in mine.items() if code in added]
    return (*ours, *yours)


def area_words(code: str) -> str:
    """The short name of an area; the code itself where an older list had it."""
    try:
        return catalogue().area(code).short
    except RuleError:
        return code


def offered_words(action: SuggestedAction) -> str:
    """When it is offered: at 2 or lower; for the plan."""
    if not action.upto:
        return "for the plan" if action.when else "never by itself"
    rating = "at 1" if action.upto == 1 else f"at {action.upto} or lower"
    return f"{rating}, or for the plan" if action.when else rating


class IdeasModel(QAbstractTableModel):
    """One column of words; a row's whole sentence is its name for screen readers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[IdeaRow, ...] = ()

    def fill(self, rows: Sequence[IdeaRow]) -> None:
        """Show other rows; the same number of them leaves the row in hand where it is."""
        rows = tuple(rows)
        if len(rows) == len(self._rows):
            self._rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def row(self, at: int) -> IdeaRow:
        return self._rows[at]

    def find(self, code: str) -> int:
        """The row of a code; -1 for none."""
        return next((at for at, row in enumerate(self._rows) if row.action.code == code), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said(row)
        return row.action.text if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEAD if section == 0 else None
        return None


def said(row: IdeaRow) -> str:
    """The row as one sentence."""
    weeks = f"in {counted(row.action.weeks, 'week')}"
    return ", ".join(part for part in (row.action.text, *row.about.split(" · "), weeks) if part)
