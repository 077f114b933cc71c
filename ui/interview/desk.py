"""The interview desk: header, step bar, the step in hand, and the keys that hold on all of them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from onedesk.desk import Desk
from onedesk.domain.clock import Clock
from onedesk.domain.errors import OneDeskError
from onedesk.domain.interview import Interview
from onedesk.domain.rules import StepProgress
from ui import theme, words
from ui.interview import deeds, said
from ui.interview.action_plan import ActionPlanStep
from ui.interview.after_year_11 import PlanStep
from ui.interview.chords import leave_chords
from ui.interview.curtain import Curtain
from ui.interview.finish import FinishStep
from ui.interview.header import Header
from ui.interview.keys import ON_EVERY_STEP, KeyGroup
from ui.interview.knowledge import KnowledgeStep
from ui.interview.model import InterviewModel
from ui.interview.note import WIDTH, NotePanel
from ui.interview.pages import Pages, step_of
from ui.interview.sector import SectorStep
from ui.interview.step import Step
from ui.jobs import Jobs
from ui.paper.output import Output
from ui.widgets.banner import Banner
from ui.widgets.key_hints import KeyHints
from ui.widgets.step_bar import StepBar
from ui.widgets.toast import Toast

STEPS = ("Sector and job", "After Year 11", "Knowledge", "Action plan", "Finish")
KNOWLEDGE, ACTIONS, FINISH = 2, 3, 4


class InterviewDesk(QWidget):
    """One interview in five steps, any order; whatever is typed is on its way to the file."""

    left = Signal()
    """The adviser went back; everything is kept."""
    finished = Signal(str)
    """The interview is finished, and the adviser has raised the curtain; carries the student."""
    opened = Signal(str)

    def __init__(self, desk: Desk, jobs: Jobs, clock: Clock, output: Output | None = None) -> None:
        super().__init__()
        self.model = InterviewModel(desk, jobs, clock, self)
        self.header, self.bar, self.hints = Header(self.model), StepBar(STEPS), KeyHints()
        self.banner = Banner("needs", "")
        self.banner.hide()
        self.steps: tuple[Step, ...] = (
            SectorStep(self.model),
            PlanStep(self.model),
            KnowledgeStep(self.model),
            ActionPlanStep(self.model),
            FinishStep(self.model, output),
        )
        self._stack = QStackedWidget()
        self._pages = Pages(self.steps)
        self._build()
        self.note = NotePanel(self.model, self)
        self.curtain, self._toast = Curtain(self), Toast(self)
        self._connect()
        self._bind_keys()
        leave_chords(self)

    def _build(self) -> None:
        for step in self.steps:
            self._stack.addWidget(step)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for widget in (self.header, self.bar, self.banner):
            rows.addWidget(widget)
        rows.addWidget(self._stack, 1)
        rows.addWidget(self.hints)

    def _connect(self) -> None:
        model = self.model
        model.opened.connect(self._show)
        model.refused.connect(self._say_trouble)
        model.changed.connect(self._refresh)
        model.undone.connect(self._look_at)
        model.saved.connect(self.banner.hide)
        model.troubled.connect(self._say_trouble)
        self.header.saved.late.connect(self._say_late)
        self.header.back_wanted.connect(self.leave)
        self.header.note_wanted.connect(self.open_note)
        self.bar.picked.connect(self.go)
        self.curtain.raised.connect(self._go_home)
        self._toast.acted.connect(model.undo)
        for step in self.steps:
            step.wanted.connect(self.go)
        actions = self.steps[ACTIONS]
        if isinstance(actions, ActionPlanStep):
            actions.told.connect(self._toast.say)

    def _bind_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            f"Ctrl+{number}": partial(self.go, number - 1) for number in range(1, len(STEPS) + 1)
        }
        keys |= {
            "Ctrl+Return": self.next_step,
            "Ctrl+Enter": self.next_step,
            "Ctrl+N": self.open_note,
            "Ctrl+Z": self.model.undo,
            "Ctrl+Y": self.model.redo,
            "Ctrl+Shift+Z": self.model.redo,
            "F6": partial(self.next_zone, 1),
            "Shift+F6": partial(self.next_zone, -1),
        }
        for key, deed in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    # For the window

    @property
    def interview_id(self) -> str:
        """The interview that is open; empty without one."""
        return self.model.state.id if self.model.is_open else ""

    @property
    def keys(self) -> Sequence[KeyGroup]:
        """All keys of the step shown, for F1."""
        return ((STEPS[self.step], tuple(self.steps[self.step].left)), ON_EVERY_STEP)

    @property
    def step(self) -> int:
        """The step shown, from 0."""
        return self._stack.currentIndex()

    def open(self, interview: str) -> None:
        """Fetch an interview and show it; `opened` follows, or a banner says why not."""
        self.model.open(interview)

    def flush(self) -> None:
        """Send what was typed to the file now."""
        self.model.flush()

    def leave(self) -> None:
        """Back to the list; nothing is discarded."""
        self._put_away()
        self.left.emit()

    def go(self, step: int) -> None:
        """Show a step, and the first question on it that is open."""
        if not self.model.is_open or not 0 <= step < len(STEPS):
            return
        self.flush()
        self._pages.show(step)
        self._stack.setCurrentIndex(step)
        self.bar.set_current(step)
        self.hints.set_hints(self.steps[step].left, self.steps[step].right)
        self._show_progress()
        self.steps[step].focus_first()

    def next_step(self) -> None:
        """Ctrl Enter: the next step; on the last one, finish and save."""
        if self.step < FINISH:
            self.go(self.step + 1)
        else:
            self.finish()

    def next_zone(self, by: int) -> None:
        """F6: the keyboard goes to the next zone of the step, and at last to the step bar."""
        zones = [*self.steps[self.step].stops(), (self.bar, self.bar)]
        there = [(zone, stop) for zone, stop in zones if stop.isVisibleTo(self)]
        focus = QApplication.focusWidget()
        inside = [at for at, (zone, _) in enumerate(there) if focus and _within(zone, focus)]
        at = (inside[0] + by) % len(there) if inside else 0
        there[at][1].setFocus()

    def finish(self) -> None:
        """Finish and save; the curtain follows once the file has it."""
        step = self.steps[FINISH]
        if not self.model.is_open or not isinstance(step, FinishStep):
            return
        deeds.drop_empty_actions(self.model)
        self.flush()
        if self.model.interview.finished_at is not None:
            self.leave()
            return
        work = partial(self.model.desk.finish, self.model.state.id, step.outcome)
        self.model.jobs.run(work, self._close_curtain, self._refuse)

    def open_note(self) -> None:
        """Ctrl N: the private note; again, or Esc, shuts it."""
        if not self.model.is_open:
            return
        if self.note.isVisible():
            self.note.shut()
        else:
            self._place_note()
            self.note.open(QApplication.focusWidget())

    # How it comes about

    def _show(self) -> None:
        """Another interview: every page is filled again when it is turned to."""
        self._put_away()
        self._pages.forget()
        self.header.fill()
        self.go(FINISH if self.model.interview.finished_at else self._first_open())
        self.opened.emit(self.interview_id)

    def _first_open(self) -> int:
        """The first step with a question left."""
        done = [step.done for step in self.model.progress()]
        return done.index(False) if False in done else FINISH

    def _refresh(self, keys: frozenset[str]) -> None:
        """The step shown follows at once, the others when they are turned to."""
        self._pages.change(self.step, keys)
        if self.note.isVisible():
            self.note.refresh()
        self._show_progress()

    def _show_progress(self) -> None:
        for at, progress in enumerate(self.model.progress()):
            self.bar.set_state(at, progress.done, self._extra(at, progress))

    def _extra(self, at: int, progress: StepProgress) -> str:
        """Words after a step's name: 7 of 12, 3 actions."""
        if at == KNOWLEDGE and 0 < progress.answered < progress.of:
            return f"{progress.answered} of {progress.of}"
        plan = self.model.state.plan
        return words.counted(len(plan), "action") if at == ACTIONS == self.step and plan else ""

    def _look_at(self, keys: frozenset[str]) -> None:
        """After undo and redo: go where something has changed."""
        key = next(iter(sorted(keys, key=lambda one: one.startswith("skipped."))), "")
        step = step_of(key)
        if step is None:
            return
        if step != self.step:
            self.go(step)
        self.steps[step].focus_key(key)

    def _close_curtain(self, _interview: Interview) -> None:
        self._put_away()
        name = self.model.forename
        line = "Everything is on this laptop, and goes to the hub with the next sync."
        self.curtain.setGeometry(self.rect())
        self.curtain.draw(f"{name}{said.APOSTROPHE}s talk is saved", line)

    def _go_home(self) -> None:
        self.finished.emit(self.model.file.file.student.id)

    def _put_away(self) -> None:
        """Shut what lies over the desk, and wait for nothing."""
        self.flush()
        self.note.shut()
        self._toast.dismiss()

    def _refuse(self, reason: Exception) -> None:
        if not isinstance(reason, OneDeskError):
            raise reason
        self._say_trouble(reason.say)

    def _say_trouble(self, say: str) -> None:
        first, dot, rest = say.partition(". ")
        self.banner.set_words(f"{first}{dot.strip()}", rest, kind="needs")
        self.banner.show()

    def _say_late(self) -> None:
        rest = "What you typed is in memory. Leave the laptop on; we try again every few seconds."
        self.banner.set_words("This laptop is slow to save.", rest, kind="info")
        self.banner.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc shuts what is open, and nothing else."""
        if event.key() != Qt.Key.Key_Escape:
            event.ignore()
        elif self.note.isVisible():
            self.note.shut()
        elif self.model.is_open:
            self.steps[self.step].escape()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.curtain.setGeometry(self.rect())
        self._place_note()

    def _place_note(self) -> None:
        """Over the right zone, between the step bar and the keys."""
        wide = min(theme.current().px(WIDTH), self.width())
        top, bottom = self.bar.geometry().bottom() + 1, self.hints.geometry().top()
        self.note.setGeometry(self.width() - wide, top, wide, bottom - top)

    def hideEvent(self, event: QHideEvent) -> None:
        """Losing the screen is a good moment to save."""
        self.flush()
        self.header.saved.stop()
        super().hideEvent(event)


def _within(zone: QWidget, widget: QWidget) -> bool:
    return zone is widget or zone.isAncestorOf(widget)
