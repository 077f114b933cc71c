"""The parts of the interview desk in their places: header, step bar, five steps, keys, overlays."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from onedesk.domain.rules import StepProgress
from ui import words
from ui.interview.action_plan import ActionPlanStep
from ui.interview.after_year_11 import PlanStep
from ui.interview.chords import leave_chords
from ui.interview.curtain import Curtain
from ui.interview.finish import FinishStep
from ui.interview.header import Header
from ui.interview.knowledge import KnowledgeStep
from ui.interview.model import InterviewModel
from ui.interview.note import NotePanel
from ui.interview.pages import Pages
from ui.interview.sector import SectorStep
from ui.interview.step import Step
from ui.interview.trouble import Trouble
from ui.paper.output import Output
from ui.widgets.key_hints import KeyHints
from ui.widgets.step_bar import StepBar
from ui.widgets.toast import Toast

STEPS = ("Sector and job", "After Year 11", "Knowledge", "Action plan", "Finish")
KNOWLEDGE, ACTIONS, FINISH = 2, 3, 4
_LEAST = (480, 320)


class Frame(QWidget):
    """The parts in their places; `InterviewDesk` makes them work together."""

    def __init__(self, model: InterviewModel, output: Output | None) -> None:
        super().__init__()
        self.model = model
        self.header, self.bar, self.hints = Header(model), StepBar(STEPS), KeyHints()
        self.trouble = Trouble(model)
        self.plan, self.end = ActionPlanStep(model), FinishStep(model, output)
        self.steps: tuple[Step, ...] = (
            SectorStep(model),
            PlanStep(model),
            KnowledgeStep(model),
            self.plan,
            self.end,
        )
        self.pages, self.stack = Pages(self.steps), QStackedWidget()
        for step in self.steps:
            self.stack.addWidget(step)
        rows = QVBoxLayout(self)
        rows.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for widget in (self.header, self.bar, self.trouble):
            rows.addWidget(widget)
        rows.addWidget(self.stack, 1)
        rows.addWidget(self.hints)
        self.note = NotePanel(model, self)
        self.curtain, self.toast = Curtain(self), Toast(self)
        self._progress: dict[int, tuple[bool, str]] = {}
        leave_chords(self)

    @property
    def step(self) -> int:
        """The step shown, from 0."""
        return self.stack.currentIndex()

    def minimumSizeHint(self) -> QSize:
        """Pages give way and scroll: large letters never push the window wider."""
        return QSize(*_LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What lies over the desk grows with it."""
        super().resizeEvent(event)
        self.curtain.setGeometry(self.rect())
        self.note.place(self.stack.geometry())

    def show_progress(self) -> None:
        """Ticks and counts in the step bar."""
        for at, progress in enumerate(self.model.progress()):
            state = (progress.done, self._extra(at, progress))
            if self._progress.get(at) != state:
                self._progress[at] = state
                self.bar.set_state(at, *state)

    def _extra(self, at: int, progress: StepProgress) -> str:
        """Words after a step's name: 7 of 12, 3 actions."""
        if at == KNOWLEDGE and 0 < progress.answered < progress.of:
            return f"{progress.answered} of {progress.of}"
        plan = self.model.state.plan
        return words.counted(len(plan), "action") if at == ACTIONS == self.step and plan else ""
