"""Things to read about a student, over the page: earlier talks, and what the school shares."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from onedesk.desk.views import Entry, StudentFile
from onedesk.domain.interview import Interview
from onedesk.domain.programme import catalogue
from ui import theme
from ui.labels import certainty_label, plan_label, sector_label
from ui.responsive import Scroll
from ui.student.story import held
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.label import Caption, ColumnHead, Heading, Label
from ui.widgets.level import LevelCell
from ui.words import full_date


class EarlierTalks(Dialog):
    """One talk at a time, as it was; Left and Right go through them. Nothing can be changed."""

    def __init__(self, file: StudentFile, window: QWidget) -> None:
        super().__init__("Earlier talks", window)
        self._heading = Heading()
        self.body.addWidget(self._heading)
        self._file, self._talks = file, held(file)
        self._at = len(self._talks) - 1
        self._area: Scroll | None = None
        self.earlier = Button("Earlier", key="Left")
        self.later = Button("Later", key="Right")
        close = Button("Close", kind="primary", key="Enter")
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))
        close.clicked.connect(self.accept)
        self.add_button(self.earlier)
        self.add_button(self.later)
        self.add_button(close, primary=True)
        self.first = close
        self._show()

    def _turn(self, by: int) -> None:
        if 0 <= self._at + by < len(self._talks):
            self._at += by
            self._show()

    def _show(self) -> None:
        entry = self._talks[self._at]
        day = f", {full_date(entry.body.day)}" if entry.body.day else ""
        self._heading.setText(f"Talk {entry.body.cycle}{day}")
        self.earlier.setEnabled(self._at > 0)
        self.later.setEnabled(self._at + 1 < len(self._talks))
        area = Scroll(_talk(self._file, entry))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setMinimumHeight(theme.current().px(380))
        if self._area is not None:
            self.body.removeWidget(self._area)
            self._area.hide()
            self._area.deleteLater()
        self._area = area
        self.body.addWidget(area)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._turn(-1 if event.key() == Qt.Key.Key_Left else 1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._area is not None:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + (60 if event.key() == Qt.Key.Key_Down else -60))
        else:
            super().keyPressEvent(event)


def shared_dialog(rows: Sequence[tuple[str, str]], forename: str, window: QWidget) -> Dialog:
    """What the school shares; shut unless it is asked for, so that nobody reads it by the way."""
    dialog = Dialog(f"Shared by the school about {forename}", window, wide=640)
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.current().px(20))
    grid.setColumnStretch(1, 1)
    for at, (label, words) in enumerate(rows):
        grid.addWidget(Caption(label), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(words, size=15, wrap=True), at, 1)
    dialog.body.addLayout(grid)
    dialog.body.addStretch(1)
    dialog.foot.setText("For your preparation. Not on the plan, not in any figure by name.")
    close = Button("Close", kind="primary", key="Enter")
    close.clicked.connect(dialog.accept)
    dialog.add_button(close, primary=True)
    dialog.first = close
    return dialog


def _talk(file: StudentFile, entry: Entry[Interview]) -> QWidget:
    """Answers at the left, the twelve ratings at the right."""
    body = QWidget()
    side = QHBoxLayout(body)
    side.setContentsMargins(0, 0, theme.current().px(12), 0)
    side.setSpacing(theme.current().px(24))
    left, right = QVBoxLayout(), QVBoxLayout()
    side.addLayout(left, 1)
    side.addLayout(right, 1)
    for label, words in _answers(entry.body):
        left.addWidget(ColumnHead(label))
        left.addWidget(Label(words, size=15, wrap=True))
        left.addSpacing(theme.current().px(6))
    made = file.actions_of(entry.id)
    if made:
        left.addWidget(ColumnHead("Actions"))
    for action in made:
        outcome = f" ({action.body.outcome.replace('_', ' ')})" if action.body.outcome else ""
        left.addWidget(Label(f"{action.body.what}{outcome}", size=15, wrap=True))
    left.addStretch(1)
    right.addWidget(ColumnHead("Knowledge"))
    right.addLayout(_ratings(entry.body))
    right.addStretch(1)
    return body


def _answers(talk: Interview) -> list[tuple[str, str]]:
    """Every question of the talk that was answered, with its answer in words."""
    states = {state.code: state.label for state in catalogue().states}
    sectors = ", ".join(sector_label(code) for code in talk.sectors or ())
    answers = [
        ("Adviser", talk.adviser_name),
        ("Area of work", sectors or talk.other_sector),
        ("Job", talk.job),
        ("How sure", certainty_label(talk.certainty)),
        ("In their words", talk.student_words),
        ("After Year 11", plan_label(talk.plan) or talk.other_plan),
        ("Where", talk.provider),
        ("Course", talk.course),
        ("Plan B", ", ".join(filter(None, (plan_label(talk.plan_b), talk.plan_b_detail)))),
        ("How far along", states.get(talk.application or "", "")),
        ("What we talked about", talk.summary),
        ("Good at", talk.strengths),
    ]
    return [(label, words) for label, words in answers if words]


def _ratings(talk: Interview) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.current().px(10))
    grid.setVerticalSpacing(theme.current().px(3))
    grid.setColumnStretch(1, 1)
    for at, area in enumerate(catalogue().areas):
        grid.addWidget(LevelCell(talk.level(area.code), size=24), at, 0)
        grid.addWidget(Label(area.short, size=14, wrap=True), at, 1)
        level = talk.level(area.code)
        words = catalogue().level(level).word if level else "not asked"
        grid.addWidget(Caption(words), at, 2)
    return grid
