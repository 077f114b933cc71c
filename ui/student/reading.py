"""An earlier talk as it was, to be read and not changed."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from onedesk.desk.views import Entry, StudentFile
from onedesk.domain.interview import Interview
from onedesk.paper.wording import APOSTROPHE
from ui import words
from ui.responsive import stand
from ui.scripts import apart
from ui.section import empty
from ui.student import facts, told
from ui.student.answers import Answers
from ui.student.fact_list import FactList
from ui.student.read_dialog import LeafDialog
from ui.widgets.block import Block
from ui.widgets.button import Button
from ui.widgets.label import CardHeading, Label
from ui.widgets.level import LevelCell

_HIGH, _CELL = 372, 24
_FOOT = "As it was then. Nothing can be changed here."


class ReadingDialog(LeafDialog):
    """A talk that was held is a leaf; it opens on one of them.

    `private` notes are read only where no student looks on; elsewhere it says where they are.
    """

    opened = Signal(str)
    """The talk that is shown is to be opened."""

    def __init__(
        self,
        file: StudentFile,
        talks: Sequence[Entry[Interview]],
        interview: str,
        today: date,
        window: QWidget,
        *,
        private: bool = False,
    ) -> None:
        self._file, self._held = file, talks
        self._today, self._private = today, private
        title = f"{apart(file.student.body.name)}, earlier interviews"
        super().__init__(title, window, high=_HIGH, leaves=len(self._held))
        ids = [entry.id for entry in self._held]
        self._at = ids.index(interview) if interview in ids else self._at
        self.open_button = Button("Open it", key="E", bind=True, height=32)
        self.open_button.clicked.connect(self._open)
        self._buttons.insertWidget(self._buttons.count() - 1, self.open_button)
        self.open_button.hide()
        both = Block(gap=32, across=True)
        self._columns = both.rows
        self.rows.addWidget(both)
        self.rows.addStretch(1)
        elsewhere = bool(file.notes) and not private
        self.foot.setText(f"{_FOOT} Private notes: Ctrl N." if elsewhere else _FOOT)
        self.show_leaf()

    @property
    def interview(self) -> str:
        """The talk that is shown."""
        return self._held[self._at].id

    def let_open(self) -> None:
        """Offer the way into the talk, where no other is open already."""
        self.open_button.show()

    def _open(self) -> None:
        self.accept()
        self.opened.emit(self.interview)

    def show_leaf(self) -> None:
        super().show_leaf()
        entry = self._held[self._at]
        self.open_button.set_words("Go on" if entry.body.unfinished else "Open it")
        self.heading.setText(_heading(entry.body))
        empty(self._columns)
        self._columns.addWidget(self._said(entry), 3)
        self._columns.addWidget(_ratings(entry.body), 2)

    def _arrange(self) -> None:
        stand(self._columns, beside=not self.narrow)
        super()._arrange()

    def _said(self, entry: Entry[Interview]) -> Block:
        """The answers, and the plan that was made."""
        student = self._file.student.body
        said = Block(Answers(told.answers(entry.body, student.forename)), gap=4)
        rows = said.rows
        plan = [a.body for a in self._file.actions_of(entry.id) if a.body.what.strip()]
        if plan:
            rows.addWidget(_head("The plan made then"))
        rows.addWidget(FactList([facts.action(each, student, self._today) for each in plan]))
        own = self._own_words(entry) if self._private else []
        if own:
            rows.addWidget(_head("Private: on no plan and in no pack"))
            rows.addWidget(Answers(own))
        rows.addStretch(1)
        return said

    def _own_words(self, entry: Entry[Interview]) -> list[tuple[str, str]]:
        """The adviser's notes of that day, and those on ratings."""
        notes = [("Private note", note.body.text) for note in self._file.notes_of(entry.id)]
        return [*notes, *told.rating_notes(entry.body)]


def _heading(interview: Interview) -> str:
    day = words.weekday_date(interview.day) if interview.day else ""
    adviser = f"with {interview.adviser_name}" if interview.adviser_name else ""
    parts = (f"Interview {interview.cycle}", day, adviser)
    return ", ".join(part for part in parts if part)


def _head(words: str) -> Block:
    """A heading apart from what stands above it."""
    return Block(CardHeading(words), edges=(0, 8, 0, 0))


def _ratings(interview: Interview) -> Block:
    """The twelve areas as they were rated then."""
    areas = Block(gap=3)
    for area, level, meaning in told.ratings(interview):
        cell = LevelCell(level, _CELL)
        cell.setAccessibleName(
            ", ".join(filter(None, (f"{area}: {level or 'not asked'}", meaning)))
        )
        cell.setToolTip(meaning)
        line = Block(cell, Label(area, size=14, wrap=True), gap=10, across=True)
        line.rows.setStretch(1, 1)
        areas.rows.addWidget(line)
    ratings = Block(CardHeading(f"That day{APOSTROPHE}s knowledge"), areas, gap=6)
    ratings.rows.addStretch(1)
    return ratings
