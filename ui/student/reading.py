"""An earlier talk as it was, to be read and not changed."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from onedesk.desk.views import Entry, StudentFile
from onedesk.domain.interview import Interview
from ui import theme, words
from ui.interview.said import APOSTROPHE
from ui.section import empty
from ui.student import facts, told
from ui.student.answers import Answers
from ui.student.fact_list import FactList
from ui.student.read_dialog import ReadDialog
from ui.widgets.button import Button
from ui.widgets.label import CardHeading, Label
from ui.widgets.level import LevelCell

_HIGH, _CELL = 372, 24


class ReadingDialog(ReadDialog):
    """Left and Right go from talk to talk; it opens on one of those that were held."""

    def __init__(self, file: StudentFile, interview: str, today: date, window: QWidget) -> None:
        super().__init__(f"{file.student.body.name}, earlier interviews", window, high=_HIGH)
        self._file, self._today = file, today
        self._held: Sequence[Entry[Interview]] = file.every_held
        ids = [entry.id for entry in self._held]
        self._at = ids.index(interview) if interview in ids else len(ids) - 1
        self.heading = CardHeading()
        self._columns = QHBoxLayout()
        self.rows.addLayout(self._columns)
        self.rows.addStretch(1)
        self.body.insertWidget(0, self.heading)
        self.earlier = self.add_button(Button("Earlier", key="Left", height=32))
        self.later = self.add_button(Button("Later", key="Right", height=32))
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))
        self.bind("Left", lambda: self._turn(-1))
        self.bind("Right", lambda: self._turn(1))
        self.add_button(self.close_button, primary=True)
        self.foot.setText("As it was then. Nothing can be changed here.")
        self._show()

    @property
    def interview(self) -> str:
        """The talk that is shown."""
        return self._held[self._at].id

    def _turn(self, step: int) -> None:
        at = max(0, min(self._at + step, len(self._held) - 1))
        if at != self._at:
            self._at = at
            self._show()
            self.close_button.setFocus()

    def _show(self) -> None:
        entry = self._held[self._at]
        self.heading.setText(_heading(entry.body))
        self.earlier.setEnabled(self._at > 0)
        self.later.setEnabled(self._at < len(self._held) - 1)
        empty(self._columns)
        self._columns.setSpacing(theme.current().px(32))
        self._columns.addLayout(self._said(entry), 3)
        self._columns.addLayout(_ratings(entry.body), 2)
        self.area.verticalScrollBar().setValue(0)

    def _said(self, entry: Entry[Interview]) -> QVBoxLayout:
        """The answers, and the plan that was made."""
        student, rows = self._file.student.body, QVBoxLayout()
        rows.setSpacing(theme.current().px(4))
        rows.addWidget(Answers(told.answers(entry.body, student.forename)))
        plan = [a.body for a in self._file.actions_of(entry.id) if a.body.what.strip()]
        if plan:
            rows.addSpacing(theme.current().px(8))
            rows.addWidget(CardHeading("The plan made then"))
        rows.addWidget(FactList([facts.action(each, student, self._today) for each in plan]))
        rows.addStretch(1)
        return rows


def _heading(interview: Interview) -> str:
    day = words.weekday_date(interview.day) if interview.day else ""
    adviser = f"with {interview.adviser_name}" if interview.adviser_name else ""
    parts = (f"Interview {interview.cycle}", day, adviser)
    return ", ".join(part for part in parts if part)


def _ratings(interview: Interview) -> QVBoxLayout:
    """The twelve areas as they were rated then."""
    look, rows, grid = theme.current(), QVBoxLayout(), QGridLayout()
    rows.setSpacing(look.px(6))
    rows.addWidget(CardHeading(f"That day{APOSTROPHE}s knowledge"))
    grid.setHorizontalSpacing(look.px(10))
    grid.setVerticalSpacing(look.px(3))
    grid.setColumnStretch(1, 1)
    for row, (area, level, meaning) in enumerate(told.ratings(interview)):
        cell = LevelCell(level, _CELL)
        cell.setAccessibleName(
            ", ".join(filter(None, (f"{area}: {level or 'not asked'}", meaning)))
        )
        cell.setToolTip(meaning)
        grid.addWidget(cell, row, 0)
        grid.addWidget(Label(area, size=14, wrap=True), row, 1)
    rows.addLayout(grid)
    rows.addStretch(1)
    return rows
