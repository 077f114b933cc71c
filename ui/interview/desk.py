"""The interview desk at work: opening, turning, undoing, finishing, and the keys that do it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from onedesk.desk import Desk
from onedesk.domain.clock import Clock
from onedesk.domain.interview import Interview
from ui.interview import deeds, said
from ui.interview.alive import when_alive
from ui.interview.chords import bind
from ui.interview.earlier_talk import EarlierTalk
from ui.interview.frame import FINISH, STEPS, Frame
from ui.interview.keys import ON_EVERY_STEP
from ui.interview.model import InterviewModel
from ui.interview.pages import step_of
from ui.interview.step import next_zone
from ui.jobs import Jobs
from ui.page import KeyGroup
from ui.paper.output import Output


class InterviewDesk(Frame):
    """One interview in five steps, any order; whatever is typed is on its way to the file."""

    left = Signal()
    """The adviser went back; everything is kept."""
    finished = Signal(str)
    """The interview is finished, and the adviser has raised the curtain; carries the student."""
    opened = Signal(str)

    def __init__(self, desk: Desk, jobs: Jobs, clock: Clock, output: Output | None = None) -> None:
        super().__init__(InterviewModel(desk, jobs, clock), output)
        self.model.setParent(self)
        self._connect()
        self._bind_keys()

    def _connect(self) -> None:
        model = self.model
        model.opened.connect(self._show)
        model.changed.connect(self._refresh)
        model.undone.connect(self._look_at)
        self.header.saved.late.connect(self.trouble.late)
        self.header.back_wanted.connect(self.leave)
        self.header.note_wanted.connect(self.open_note)
        self.bar.picked.connect(self.go)
        self.curtain.raised.connect(self._go_home)
        self.toast.acted.connect(model.undo)
        for step in self.steps:
            step.wanted.connect(self.go)
            step.earlier_wanted.connect(self.read_earlier)
        self.plan.told.connect(self.toast.say)

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
        bind(self, keys)

    # For the window

    @property
    def interview_id(self) -> str:
        """The interview that is open; empty without one."""
        return self.model.state.id if self.model.is_open else ""

    @property
    def keys(self) -> Sequence[KeyGroup]:
        """All keys of the step shown, for F1."""
        return ((STEPS[self.step], tuple(self.steps[self.step].left)), ON_EVERY_STEP)

    def open(self, interview: str) -> None:
        """Fetch an interview and show it; `opened` follows, or a banner says why not.

        Until then no key is taken: it would belong to nobody.
        """
        self.stack.setEnabled(False)
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
        self.pages.show(step)
        self.toast.dismiss()
        self.stack.setCurrentIndex(step)
        self.bar.set_current(step)
        self.hints.set_hints(self.steps[step].left, self.steps[step].right)
        self.show_progress()
        self.steps[step].focus_first()

    def next_step(self) -> None:
        """Ctrl Enter: the next step; on the last one, finish and save."""
        if self.step < FINISH:
            self.go(self.step + 1)
        else:
            self.finish()

    def next_zone(self, by: int) -> None:
        """F6: the keyboard goes to the next zone of the step, and at last to the step bar."""
        next_zone([*self.steps[self.step].stops(), (self.bar, self.bar)], self, by)

    def finish(self) -> None:
        """Finish and save; the curtain follows once the file has it."""
        if not self.model.is_open:
            return
        deeds.drop_empty_actions(self.model)
        self.flush()
        if self.model.interview.finished_at is not None:
            self.leave()
            return
        work = partial(self.model.desk.finish, self.model.state.id, self.end.outcome)
        done, refused = self._close_curtain, self.trouble.refuse
        self.model.jobs.run(work, when_alive(self, done), when_alive(self, refused))

    def read_earlier(self) -> None:
        """V: the earlier talks, the last one first."""
        if self.model.earlier:
            EarlierTalk(self.model.earlier, self).open()

    def open_note(self) -> None:
        """Ctrl N: the private note; again, or Esc, shuts it."""
        if not self.model.is_open:
            return
        if self.note.isVisible():
            self.note.shut()
        else:
            self.note.place(self.stack.geometry())
            self.note.open(QApplication.focusWidget())

    # How it comes about

    def _show(self) -> None:
        """Another interview: every page is filled again when it is turned to."""
        self._put_away()
        self.pages.forget()
        self.stack.setEnabled(True)
        self.header.fill()
        self.go(FINISH if self.model.interview.finished_at else self._first_open())
        self.opened.emit(self.interview_id)

    def _first_open(self) -> int:
        """The first step with a question left."""
        done = [step.done for step in self.model.progress()]
        return done.index(False) if False in done else FINISH

    def _refresh(self, keys: frozenset[str]) -> None:
        """The step shown follows at once, the others when they are turned to."""
        self.pages.change(self.step, keys)
        if self.note.isVisible():
            self.note.refresh()
        self.show_progress()

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
        self.toast.dismiss()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc shuts what is open, and nothing else."""
        if event.key() != Qt.Key.Key_Escape:
            event.ignore()
        elif self.note.isVisible():
            self.note.shut()
        elif self.model.is_open:
            self.steps[self.step].escape()

    def hideEvent(self, event: QHideEvent) -> None:
        """Losing the screen is a good moment to save."""
        self.flush()
        self.header.saved.stop()
        for paper in (self.plan.paper, self.end.paper):
            paper.live.stop()
        super().hideEvent(event)
