"""Plan B: one of the nine tiles, folded up to the one chosen, the whole list behind the eighth."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from onedesk.domain.rules import OTHER
from ui.interview import said
from ui.interview.model import InterviewModel
from ui.interview.pick import PickTile
from ui.interview.whole_list import WholeList
from ui.widgets.block import Block
from ui.widgets.field import Field

NO_PLAN_B = "Choose 1 to 9"


class PlanB(Block):
    """The tile, the list where it is needed, and which course or place."""

    settled = Signal()
    """The plan is named; the detail comes next."""

    def __init__(self, model: InterviewModel, tiles: Sequence[tuple[str, str]]) -> None:
        super().__init__(gap=6)
        self._model = model
        self.pick = PickTile("Plan B", tiles, NO_PLAN_B)
        self.other, self.detail = WholeList("Plan B: which plan?"), Field("")
        self.detail.edit.setAccessibleName("Plan B in more detail")
        line = Block(self.pick, self.detail, gap=6, across=True)
        line.rows.setStretchFactor(self.detail, 1)
        self.rows.addWidget(line)
        self.rows.addWidget(self.other)
        self.pick.chosen.connect(self._take_tile)
        self.other.taken.connect(self._take)
        self.other.wrote.connect(self._write)

    def refresh(self) -> None:
        """Show what is answered."""
        interview = self._model.interview
        second, skipped = interview.plan_b, self._model.skipped("plan_b")
        self.pick.set_value(second, said.plan_name(second) if second else "")
        written = interview.plan_b_detail if second == OTHER else None
        self.other.show_plan(second, written)
        if self.detail.text != (interview.plan_b_detail or ""):
            self.detail.set_text(interview.plan_b_detail or "")
        hint = said.NOT_ASKED if skipped else "Which course, where"
        self.detail.edit.setPlaceholderText(hint)

    def _take_tile(self, code: str) -> None:
        """A tile; the one behind *Something else* waits to be named."""
        self.other.set_text("")
        self._model.answer("plan_b", code)
        (self.other if code == OTHER else self.detail).edit.setFocus()

    def _take(self, code: str) -> None:
        self._model.answer("plan_b", code)
        self.settled.emit()

    def _write(self, words: str) -> None:
        """A plan in no list: its words are the detail."""
        self._model.edit({"plan_b": OTHER, "plan_b_detail": words, "skipped.plan_b": None})
        self.settled.emit()
