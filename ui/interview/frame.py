"""The parts of the interview desk in their places: header, step bar, five steps, keys, covers."""

from typing import TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmapCache, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from onedesk.domain.rules import StepProgress
from ui import words
from ui.interview.action_plan import ActionPlanStep
from ui.interview.again import Again
from ui.interview.covers import Covers
from ui.interview.curtain import Curtain
from ui.interview.finish import FinishStep
from ui.interview.five import ACTIONS, FINISH, KNOWLEDGE, STEPS, Five
from ui.interview.header import Header
from ui.interview.model import InterviewModel
from ui.interview.note import NotePanel
from ui.interview.pages import Pages
from ui.interview.places import Places
from ui.interview.step import Step
from ui.interview.trouble import Trouble
from ui.interview.twice import Twice
from ui.paper.output import Output
from ui.widgets.key_hints import KeyHints
from ui.widgets.step_bar import StepBar
from ui.widgets.toast import Toast

S = TypeVar("S", bound=Step)

_LEAST = (480, 320)
_PICTURES_KB = 32 * 1024
"""Room for the small pictures that pages are painted from: five pages at 200 % text."""


class Frame(QWidget):
    """The parts in their places; `InterviewDesk` makes them work together."""

    def __init__(self, model: InterviewModel, output: Output | None) -> None:
        super().__init__()
        QPixmapCache.setCacheLimit(max(QPixmapCache.cacheLimit(), _PICTURES_KB))
        self.model = model
        self.body, self.stack = QWidget(self), QStackedWidget()
        self.header, self.bar, self.hints = Header(model), StepBar(STEPS), KeyHints()
        self.trouble, self.again, self.twice = Trouble(model), Again(model), Twice(model)
        self.covers = Covers(model, self.body, self)
        self._place()  # before there are steps: a widget that moves is dressed anew
        self.steps = Five(model, output, self.stack, self.take_in)
        self.pages, self.places = Pages(self.steps), Places(model, self.steps, self)
        self.note = NotePanel(model, self.stack, self.body)
        self.curtain, self.toast = Curtain(self), Toast(self.body)
        self._progress: dict[int, tuple[bool, str, str]] = {}

    def _place(self) -> None:
        """The desk in rows."""
        rows = QVBoxLayout(self.body)
        rows.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for widget in (self.header, self.bar, self.trouble, self.again, self.twice):
            rows.addWidget(widget)
        rows.addWidget(self.stack, 1)
        rows.addWidget(self.hints)

    def take_in(self, step: Step) -> None:
        """A step was made: hear it."""
        step.moved.connect(self.places.keep)

    @property
    def step(self) -> int:
        """The step shown, from 0."""
        return self.steps.shown

    @property
    def plan(self) -> ActionPlanStep:
        """The fourth step."""
        return _of(ActionPlanStep, self.steps[ACTIONS])

    @property
    def end(self) -> FinishStep:
        """The fifth step."""
        return _of(FinishStep, self.steps[FINISH])

    def minimumSizeHint(self) -> QSize:
        """Pages give way and scroll: large letters never push the window wider."""
        return QSize(*_LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The curtain grows with the desk."""
        super().resizeEvent(event)
        self.curtain.setGeometry(self.rect())

    def show_progress(self) -> None:
        """Ticks and counts in the step bar."""
        for at, progress in enumerate(self.model.progress()):
            answered = "" if progress.done else f"{progress.answered} of {progress.of} answered"
            state = (progress.done, self._extra(at, progress), answered)
            if self._progress.get(at) != state:
                self._progress[at] = state
                self.bar.set_state(at, *state)

    def _extra(self, at: int, progress: StepProgress) -> str:
        """Words after a step's name: 7 of 12, 3 actions."""
        if at == KNOWLEDGE and 0 < progress.answered < progress.of:
            return f"{progress.answered} of {progress.of}"
        plan = self.model.state.plan
        return words.counted(len(plan), "action") if at == ACTIONS == self.step and plan else ""


def _of(kind: type[S], step: Step) -> S:
    """A step that is known to be of a kind."""
    if not isinstance(step, kind):
        raise TypeError(f"a {type(step).__name__} is no {kind.__name__}")
    return step
