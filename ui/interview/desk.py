"""The interview desk at work: opening, leaving, ending, and the keys that do it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from onedesk.desk import Desk
from onedesk.desk.sittings import Interrupted
from onedesk.domain.clock import Clock
from ui.interview.action_plan import ActionPlanStep
from ui.interview.ahead import Ahead
from ui.interview.before import NOTHING_TO_READ, open_before
from ui.interview.chords import bind
from ui.interview.closing import Closing
from ui.interview.finish import FinishStep
from ui.interview.five import FINISH, STEPS
from ui.interview.keys import ON_EVERY_STEP, SHUT, TWICE
from ui.interview.model import InterviewModel
from ui.interview.parting import Parting
from ui.interview.preparing import Preparing
from ui.interview.step import Step
from ui.interview.turning import Turning
from ui.jobs import Jobs
from ui.page import KeyGroup, key_name
from ui.paper.output import Output

NOTHING_BEFORE = "No earlier talk has an answer to take over here."


class InterviewDesk(Turning):
    """One interview in five steps, any order; whatever is typed is on its way to the file."""

    left = Signal()
    """The adviser went back; everything is kept."""
    finished = Signal(str)
    """The interview is finished, and the adviser has raised the curtain; carries the student."""
    opened = Signal(str)
    said = Signal(str, object)
    """A short word for the window, and a callable that takes back what it tells of, or `None`."""

    def __init__(self, desk: Desk, jobs: Jobs, clock: Clock, output: Output | None = None) -> None:
        super().__init__(InterviewModel(desk, jobs, clock), output)
        self.model.setParent(self)
        self.closing = Closing(self.model, self)
        self._parting = Parting(self.model, self.closing, self.curtain)
        self._reading: dict[str, Callable[[], object]] = {
            "E": self.closing.ask_why,
            "V": self.read_earlier,
            "Up": partial(self.roll, -1),
            "Down": partial(self.roll, 1),
        }
        self._preparing = Preparing(self.prepare_next, self)
        self._ahead = Ahead(self)
        self._stopped: Interrupted | None = None
        self._connect()
        self._bind_keys()

    def _connect(self) -> None:
        model, closing = self.model, self.closing
        model.opened.connect(self._show)
        model.refused.connect(lambda _say: self._ahead.end(type_it=False))
        model.shut_out.connect(self._shut_out)
        self.header.saved.late.connect(self.trouble.late)
        self.header.back_wanted.connect(self.leave)
        self.header.show_wanted.connect(self.covers.show_to_student)
        self.header.note_wanted.connect(self.open_note)
        self.toast.acted.connect(model.undo)
        self.again.wanted.connect(closing.ask_why)
        self.covers.drawn.connect(self._shut_small)
        self._parting.ending.connect(self._put_away)
        self._parting.finished.connect(self.finished)
        self._parting.not_held.connect(self._not_held)
        closing.opened_again.connect(lambda: self.open(self.interview_id))
        closing.refused.connect(self.trouble.tell)

    def take_in(self, step: Step) -> None:
        super().take_in(step)
        step.earlier_wanted.connect(self.read_earlier)
        step.nothing_before.connect(partial(self.said.emit, NOTHING_BEFORE, None))
        if isinstance(step, ActionPlanStep):
            step.told.connect(self.toast.say)
        elif isinstance(step, FinishStep):
            step.handing.kept.connect(self.again.compare)

    def _bind_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            f"Ctrl+{number}": partial(self.go, number - 1) for number in range(1, len(STEPS) + 1)
        }
        keys |= {
            "Ctrl+Return": self.next_step,
            "Ctrl+Enter": self.next_step,
            "Ctrl+N": self.open_note,
            "Ctrl+Z": partial(self.turn_back, self.model.undo),
            "Ctrl+Y": partial(self.turn_back, self.model.redo),
            "Ctrl+Shift+Z": partial(self.turn_back, self.model.redo),
            "Ctrl+Shift+L": self.covers.draw_blind,
            "F6": partial(self.next_zone, 1),
            "Shift+F6": partial(self.next_zone, -1),
            "F8": self.covers.show_to_student,
            "F9": self.closing.ask_how,
            "Alt+Left": self.leave,
        }
        bind(self, keys)

    # For the window

    @property
    def interview_id(self) -> str:
        """The interview that is open; empty without one."""
        return self.model.state.id if self.model.is_open else ""

    @property
    def keys(self) -> Sequence[KeyGroup]:
        """All keys of the step shown, for F1; none while a cover hides it."""
        if self.covers.on:
            return ()
        groups: list[KeyGroup] = [(STEPS[self.step], tuple(self.steps[self.step].keys))]
        groups += [ON_EVERY_STEP]
        groups += [TWICE] if not self.twice.isHidden() else []
        return groups + ([SHUT] if self.model.shut else [])

    def prepare(self) -> None:
        """Make the pages ready while nobody types, so that the first turn waits for nothing."""
        self._preparing.start()

    def open(self, interview: str) -> None:
        """Fetch an interview and show it; `opened` follows, or a banner says why not.

        What is typed until then belongs to nobody yet, and is kept for it.
        """
        self._put_away()
        self.stack.setEnabled(False)
        self._ahead.begin()
        self.model.open(interview)

    def resume(self, stopped: Interrupted) -> None:
        """Open the interview in which OneDesk stopped, and say so."""
        self._stopped = stopped
        self.open(stopped.interview)

    def look_again(self) -> None:
        """Records came from elsewhere."""
        self.model.look_again()
        self.twice.look()

    def leave(self) -> None:
        """Back to the list; nothing is discarded."""
        self._put_away()
        self.left.emit()

    def next_step(self) -> None:
        """Ctrl Enter: the next step; on the last one, finish and save."""
        if self.step < FINISH:
            self.go(self.step + 1)
        elif self.model.shut:
            self.leave()
        elif self.model.is_open:
            self.closing.finish(self.end.outcome)

    def read_earlier(self) -> None:
        """V: the earlier interviews, the last one first."""
        if self.model.is_open and not open_before(self.model, self):
            self.said.emit(NOTHING_TO_READ, None)

    def open_note(self) -> None:
        """Ctrl N: the private note; again, or Esc, shuts it."""
        if not self.model.is_open:
            return
        if self.note.isVisible():
            self.note.shut()
        else:
            self.note.open(QApplication.focusWidget())

    # How it comes about

    def _show(self) -> None:
        """Another interview: every page is filled again when it is turned to."""
        self.pages.forget()
        self.stack.setEnabled(True)
        self.header.fill()
        self.again.fill()
        self.go_back()
        if self._stopped is not None and self._stopped.interview == self.interview_id:
            self.trouble.back(self._stopped, self.model.clock())
        self._stopped = None
        self._ahead.end(type_it=not self.model.shut and self.step != FINISH)
        self.opened.emit(self.interview_id)
        self.prepare()

    def _shut_out(self) -> None:
        self.toast.say("This talk is finished. Nothing was changed.", "Open it again", "E")

    def _not_held(self, words: str, take_back: Callable[[], object]) -> None:
        self.leave()
        self.said.emit(words, take_back)

    def _put_away(self) -> None:
        """Shut what lies over the desk, and wait for nothing."""
        self.flush()
        self.covers.lift()
        self._shut_small()

    def _shut_small(self) -> None:
        self.note.shut()
        self.toast.dismiss()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc shuts what is open, and nothing else; a finished talk is read, or opened again."""
        name = key_name(event)
        if name == "Esc":
            if self.note.isVisible():
                self.note.shut()
            elif self.model.is_open:
                self.steps[self.step].escape()
        elif self.model.shut and name in self._reading:
            self._reading[name]()
        else:
            event.ignore()

    def hideEvent(self, event: QHideEvent) -> None:
        """Losing the screen is a good moment to save."""
        self.model.leave()
        self._ahead.end(type_it=False)
        self._preparing.stop()
        self.header.saved.stop()
        for step in self.steps.built:
            if isinstance(step, ActionPlanStep | FinishStep):
                step.paper.live.stop()
        super().hideEvent(event)
