"""What the interview desk knows: the interview as it stands, its last talk, its progress, undo."""

from collections.abc import Callable
from dataclasses import replace

from pydantic import JsonValue
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from onedesk.desk import Desk
from onedesk.desk.views import InterviewFile
from onedesk.domain.clock import Clock
from onedesk.domain.errors import OneDeskError
from onedesk.domain.fields import Edits, flat
from onedesk.domain.people import Programme
from ui.autosave import Autosave
from ui.interview.alive import when_alive
from ui.interview.known import Known
from ui.interview.recorder import Recorder, Saved
from ui.interview.state import State
from ui.interview.undo import Change, Strokes
from ui.jobs import Jobs

_NEW = object()


class InterviewModel(Known):
    """One interview at a time: widgets ask and answer here; every edit is on its way to the file.

    `changed` carries the keys of `ui.interview.state` whose values are new.
    """

    opened = Signal()
    refused = Signal(str)
    """The interview could not be opened, and why."""
    changed = Signal(object)
    undone = Signal(object)
    """The keys that an undo or redo has changed: where the adviser should look."""
    owing = Signal()
    saved = Signal()
    """The file has taken what was sent; `owes` tells whether more was typed since."""
    troubled = Signal(str)

    def __init__(self, desk: Desk, jobs: Jobs, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(clock, parent)
        self.desk, self.jobs = desk, jobs
        self._autosave: Autosave | None = None
        self._owed: dict[str, JsonValue] = {}
        self._strokes = Strokes(clock)
        self.stack = QUndoStack(self)

    @property
    def owes(self) -> bool:
        """Whether something typed is not in the file yet."""
        return bool(self._owed)

    def open(self, interview: str) -> None:
        """Fetch an interview; `opened` follows, or `refused`."""
        self.flush()
        desk = self.desk
        self.jobs.run(
            lambda: (desk.interview(interview), desk.programme()),
            when_alive(self, lambda found: self._show(*found)),
            when_alive(self, self._refuse),
        )

    def answer(self, key: str, value: JsonValue, *, typed: bool = False) -> None:
        """Take an answer; it also says that the question was asked."""
        self.edit({key: value, **self._asked(key)}, typed=typed)

    def skip(self, key: str, *details: str) -> None:
        """Mark a question *not asked*: no answer, no details of one, and no gap."""
        self.edit({**dict.fromkeys((key, *details)), f"skipped.{key}": True})

    def same(self, *keys: str) -> bool:
        """Take last time's answers; false when there are none."""
        given = flat(self.last) if self.last else {}
        if not any(key in given for key in keys):
            return False
        edits: dict[str, JsonValue] = {key: given.get(key) for key in keys}
        for key in keys:
            edits |= self._asked(key)
        self.edit(edits)
        return True

    def edit(self, edits: Edits, *, typed: bool = False) -> None:
        """Apply edits as one step that can be undone; letters typed on join the step before."""
        before = self.state.before(edits)
        new = {key: value for key, value in edits.items() if before.get(key, _NEW) != value}
        if not new:
            return
        stroke = self._strokes.next(next(iter(new))) if typed else None
        if not typed:
            self._strokes.end()
        back = {key: before[key] for key in new if key in before}
        self.stack.push(Change(self._apply, back, new, stroke))

    def undo(self) -> None:
        self._turn_back(self.stack.index() - 1, self.stack.undo)

    def redo(self) -> None:
        self._turn_back(self.stack.index(), self.stack.redo)

    def flush(self) -> None:
        """Send what was typed to the file now."""
        if self._autosave is not None:
            self._autosave.flush()

    # How it comes about

    def _asked(self, key: str) -> Edits:
        """An answer takes back *not asked*."""
        return {f"skipped.{key}": None} if self.skipped(key) else {}

    def _apply(self, edits: Edits) -> None:
        self._state = self.state.after(edits)
        self._owed |= edits
        if self._autosave is not None:
            for key, value in edits.items():
                self._autosave.edit(key, value)
        self.owing.emit()
        self.changed.emit(frozenset(edits))

    def _turn_back(self, index: int, turn: Callable[[], None]) -> None:
        command = self.stack.command(index) if index >= 0 else None
        if not isinstance(command, Change):
            return
        keys = frozenset(command.after)
        self._strokes.end()
        turn()
        self.undone.emit(keys)

    def _show(self, file: InterviewFile, programme: Programme) -> None:
        self.stack.clear()
        self._strokes.end()
        self._file, self._programme, self._state = file, programme, State.of(file)
        self._owed = {}
        recorder = Recorder(self.desk, file.interview.id, self._state.actions)
        autosave = Autosave(self.jobs, recorder)  # lives on until its last edits are safe
        autosave.saved.connect(self._settled)
        autosave.failed.connect(self.troubled)
        self._autosave = autosave
        self.opened.emit()

    def _refuse(self, reason: Exception) -> None:
        if not isinstance(reason, OneDeskError):
            raise reason
        self.refused.emit(reason.say)

    def _settled(self, done: Saved) -> None:
        """What the file has is no longer owed; with no debt left, the file has the word."""
        if self._state is None or done.id != self._state.id:
            return
        for key, value in done.edits.items():
            if key in self._owed and self._owed[key] == value:
                del self._owed[key]
        self.saved.emit()
        if self._owed:
            return
        if done.interview is not None and done.interview != self.interview:
            before = flat(self.interview)
            self._state = replace(self._state, interview=done.interview)
            after = flat(done.interview)
            names = {name for name in {*before, *after} if before.get(name) != after.get(name)}
            self.changed.emit(frozenset(names))
