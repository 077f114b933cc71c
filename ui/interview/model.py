"""What the interview desk knows: the interview as it stands, its last talk, its progress, undo."""

from functools import partial

from pydantic import JsonValue
from PySide6.QtCore import QObject, Signal

from onedesk.desk import Desk
from onedesk.desk.edits import NOTE
from onedesk.desk.sittings import Sitting as Found
from onedesk.desk.sittings import Stored
from onedesk.domain.clock import Clock
from onedesk.domain.fields import Edits, Fields
from ui.alive import ask
from ui.interview.changes import compared, latest
from ui.interview.known import Known
from ui.interview.sitting import Sitting
from ui.interview.state import State
from ui.interview.undo import Journal, Past, Strokes, steps_of
from ui.jobs import Jobs


class InterviewModel(Known):
    """One interview at a time: widgets ask and answer here; every edit is on its way to the file.

    `changed` carries the keys of `onedesk.desk.edits` whose values are new.
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
    written = Signal()
    """The record in the file is another than before."""
    troubled = Signal(str)
    shut_out = Signal()
    """Somebody answers in a talk that is finished: nothing was changed."""

    def __init__(self, desk: Desk, jobs: Jobs, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(clock, parent)
        self.desk, self.jobs = desk, jobs
        self._sitting: Sitting | None = None
        self._left: dict[str, Sitting] = {}
        self._past = Past()
        self._strokes = Strokes(clock)

    @property
    def owes(self) -> bool:
        """Whether something typed is not in the file yet."""
        return self._sitting is not None and bool(self._sitting.owed)

    def open(self, interview: str) -> None:
        """Fetch an interview; `opened` follows, or `refused`."""
        self.flush()
        found = partial(self.desk.sit_down, interview)
        ask(self, self.jobs, found, self._show, self.refused.emit)

    def look_again(self) -> None:
        """Records came from elsewhere: show what is new of this interview."""
        if self._state is not None:
            look = partial(self.desk.look, self.state.id)
            taken = partial(self._take, self.state.id)
            ask(self, self.jobs, look, taken, self.refused.emit)

    def answer(self, key: str, value: JsonValue, *, typed: bool = False) -> None:
        """Take an answer; it also says that the question was asked."""
        self.edit({key: value, **self._asked(key)}, typed=typed)

    def skip(self, key: str, *details: str) -> None:
        """Mark a question *not asked*: no answer, no details of one, and no gap."""
        self.edit({**dict.fromkeys((key, *details)), f"skipped.{key}": True})

    def same(self, *keys: str) -> bool:
        """Take the answers of the last talk that answers the question; false when none does."""
        found = latest(keys[0], [compared(talk) for talk in self.earlier])
        if found is None:
            return False
        edits: dict[str, JsonValue] = {key: found.fields.get(key) for key in keys}
        for key in keys:
            edits |= self._asked(key)
        self.edit(edits)
        return True

    def edit(self, edits: Edits, *, typed: bool = False) -> None:
        """Apply edits as one step that can be undone; letters typed on join the step before."""
        if self.shut and set(edits) != {NOTE}:  # the note is the adviser's own, and no part of it
            self.changed.emit(frozenset(edits))  # what the page shows is what stands
            self.shut_out.emit()
            return
        after = self.state.after(edits)
        new = {key: edits[key] for key in edits if self.state.value(key) != after.value(key)}
        if not new:
            return
        before, stroke = self.state.before(new), None
        if typed:
            stroke = self._strokes.next(next(iter(new)))
        else:
            self._strokes.end()
        journal = self._past.add(before, new, stroke)
        self._apply(new, journal)

    def undo(self, *, note: bool = False) -> None:
        """Take the last step back that still stands: of the private note, or of all the rest."""
        if self.is_open and (note or not self.shut):
            self._turn_back(*self._past.undo(self.state, note=note))

    def redo(self, *, note: bool = False) -> None:
        """Do again what was taken back last: of the private note, or of all the rest."""
        if self.is_open and (note or not self.shut):
            self._turn_back(*self._past.redo(self.state, note=note))

    def keep_place(self, where: JsonValue) -> None:
        """Remember where the keyboard is, for the day somebody comes back."""
        if self._sitting is not None:
            self._sitting.place(where)

    def leave(self) -> None:
        """The interview is no longer on the screen; everything is sent to the file now."""
        self.flush()
        if self._sitting is not None:
            self._sitting.leave()

    def flush(self) -> None:
        """Send what was typed to the file now, in interviews left before this one too."""
        for sitting in (*self._left.values(), *filter(None, [self._sitting])):
            sitting.flush()

    # How it comes about

    def _asked(self, key: str) -> Edits:
        """An answer takes back *not asked*."""
        return {f"skipped.{key}": None} if self.skipped(key) else {}

    def _apply(self, edits: Edits, journal: Journal, *, back: bool = False) -> None:
        before, after = self.state, self.state.after(edits)
        self._state = after
        if self._sitting is not None:
            send = self._sitting.take_back if back else self._sitting.edit
            send(edits, journal, (before, after))
        self.owing.emit()
        self.changed.emit(frozenset(edits))

    def _turn_back(self, edits: Fields, journal: Journal) -> None:
        self._strokes.end()
        if edits or journal:
            self._apply(edits, journal, back=True)
        if edits:
            self.undone.emit(frozenset(edits))

    def _show(self, found: Found) -> None:
        interview = found.file.interview.id
        if self._sitting is not None and self._sitting.owed:
            self._left[self._sitting.id] = self._sitting
        sitting = self._left.pop(interview, None) or self._sit_down(interview)
        self._sitting = sitting
        self._strokes.end()
        self._past = Past({**found.steps, **steps_of(sitting.owed)})
        self._found = found
        self._state = State.of(found.file).after(sitting.owed)
        self.opened.emit()

    def _sit_down(self, interview: str) -> Sitting:
        sitting = Sitting(self.desk, self.jobs, interview)
        sitting.saved.connect(partial(self._settled, sitting))
        sitting.troubled.connect(self.troubled)
        return sitting

    def _settled(self, sitting: Sitting, stored: Stored | None) -> None:
        """What the file has is no longer owed; with no debt left, the file has the word."""
        if not sitting.owed:
            self._left.pop(sitting.id, None)
        if sitting is not self._sitting:
            return
        self.saved.emit()
        if stored is not None:
            self.written.emit()
            self._take(sitting.id, stored)

    def _take(self, interview: str, stored: Stored) -> None:
        """Show what the file has, unless something typed is still on its way there."""
        if self.owes or not self.is_open or self.state.id != interview:
            return
        after, keys = self.state.now(stored)
        if keys:
            self._state = after
            self.changed.emit(keys)
