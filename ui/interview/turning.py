"""Turning from step to step: what shows, what may be changed, and where the keyboard goes."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from ui.interview.five import FINISH, STEPS
from ui.interview.frame import Frame
from ui.interview.keys import READ_ONLY
from ui.interview.model import InterviewModel
from ui.interview.pages import step_of
from ui.interview.step import Step, next_zone
from ui.paper.output import Output
from ui.widgets.key_hints import Hint

_PARTS, _WHOLE = 6, 1000


class Turning(Frame):
    """The desk as far as its pages go."""

    def __init__(self, model: InterviewModel, output: Output | None) -> None:
        super().__init__(model, output)
        self._undrawn: list[int] = []
        self._read = ""  # the finished talk that was read last
        model.changed.connect(self._refresh)
        self._hinted: tuple[Sequence[Hint], Sequence[Hint]] = ((), ())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._hint)
        model.undone.connect(self._look_at)
        self.bar.picked.connect(self.go)

    def take_in(self, step: Step) -> None:
        super().take_in(step)
        step.wanted.connect(self.go)

    def go(self, step: int) -> None:
        """Show a step, and the first question on it that is open."""
        if not self.model.is_open or not 0 <= step < len(STEPS):
            return
        if self.model.owes:
            self.flush()
        self.pages.show(step)
        self._let_in(step)
        self.toast.dismiss()
        self.steps.show(step)
        self.bar.set_current(step)
        self.show_progress()
        self.steps[step].focus_first()
        self._hint()
        if not self.stack.isAncestorOf(QApplication.focusWidget() or self.bar):
            self.bar.setFocus()
            self.roll(-_WHOLE)
        self.places.keep()

    def _hint(self, *_widgets: object) -> None:
        """The foot names the keys of what has the keyboard."""
        shown = self.stack.currentWidget()
        if not self.model.is_open or not isinstance(shown, Step):
            return
        read_only = self.model.shut and self.step != FINISH
        hints = (READ_ONLY if read_only else shown.hints(), shown.right)
        if hints != self._hinted:
            self._hinted = hints
            self.hints.set_hints(*hints)

    def next_zone(self, by: int) -> None:
        """F6: the keyboard goes to the next zone of the step, and at last to the step bar."""
        next_zone([*self.steps[self.step].stops(), (self.bar, self.bar)], self, by)

    def turn_back(self, way: Callable[..., None]) -> None:
        """Undo or redo what is in sight: in the private note only while it is open."""
        way(note=self.note.isVisible())

    def go_back(self) -> None:
        """Turn to where the adviser was, or to what is open.

        In a talk that was just opened again the keyboard does not wait on Finish but on the step
        bar, where Enter does nothing: what was printed is not printed once more unasked.
        """
        there, again = self.places.kept, self._read == self.model.state.id
        self._read = self.model.state.id if self.model.shut else ""
        if self.model.shut:
            self.go(FINISH)
        elif there is None:
            self.go(self._first_open())
        else:
            self.go(there.step)
            self.steps[there.step].focus_key(there.field)
        if again and not self.model.shut and self.step == FINISH:
            self.bar.setFocus()

    def flush(self) -> None:
        """Send what was typed, and where, to the file now."""
        self.model.flush()

    def _first_open(self) -> int:
        """The first step with a question left."""
        done = [step.done for step in self.model.progress()]
        return done.index(False) if False in done else FINISH

    def prepare_next(self) -> bool:
        """Make, fill or draw one more page that is not shown; false when all is ready.

        The first drawing of a page takes far longer than all later ones.
        """
        if len(self.steps.built) < len(self.steps):
            return self.steps.build_next() or self.model.is_open
        if self._undrawn:
            page = self.steps[self._undrawn.pop()]
            page.resize(self.stack.size())
            page.grab()
        elif self.model.is_open and self.pages.unseen:
            at = self.pages.unseen[0]
            self.pages.show(at)
            self._undrawn.append(at)
        return bool(self._undrawn) or (self.model.is_open and bool(self.pages.unseen))

    def roll(self, by: int) -> None:
        """Scroll a step of a finished talk, where nothing can have the keyboard."""
        for area in self.steps[self.step].findChildren(QAbstractScrollArea):
            bar = area.verticalScrollBar()
            if area.isVisible() and bar.maximum():
                bar.setValue(bar.value() + by * max(bar.pageStep() // _PARTS, bar.singleStep()))
                return

    def _let_in(self, step: int) -> None:
        """A finished talk is read, not changed: only on Finish the plan can still be printed."""
        open_ = step == FINISH or not self.model.shut
        if self.steps[step].isEnabled() != open_:
            self.steps[step].setEnabled(open_)

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
