"""The library of actions as rows: ours and the adviser's own, and what is left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from onedesk.desk.asked import value_words
from onedesk.domain.entries import SuggestedAction
from onedesk.domain.preferences import Preferences
from onedesk.domain.programme import catalogue
from ui.rows import RowsModel
from ui.words import counted

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
        parts = (value_words("area", action.area), WHO[action.who], _offered(action), self.state)
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


def _offered(action: SuggestedAction) -> str:
    """When it is offered: at 2 or lower; for the plan."""
    if not action.upto:
        return "for the plan" if action.when else "never by itself"
    rating = "at 1" if action.upto == 1 else f"at {action.upto} or lower"
    return f"{rating}, or for the plan" if action.when else rating


class IdeasModel(RowsModel[IdeaRow]):
    """One column of words; a row's whole sentence is its name for screen readers."""

    heads = ("What interviews offer, area by area",)

    def put(self, rows: Sequence[IdeaRow]) -> None:
        """Show other rows; the same number of them leaves the row in hand where it is."""
        if len(rows) == len(self.rows):
            self.rows = tuple(rows)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
        else:
            super().put(rows)

    def find(self, code: str) -> int:
        """The row of a code; -1 for none."""
        return next((at for at, row in enumerate(self.rows) if row.action.code == code), -1)

    def words(self, row: IdeaRow, _column: int) -> str:
        return row.action.text

    def spoken(self, row: IdeaRow, _at: int) -> str:
        weeks = f"in {counted(row.action.weeks, 'week')}"
        return ", ".join(part for part in (row.action.text, *row.about.split(" · "), weeks) if part)
