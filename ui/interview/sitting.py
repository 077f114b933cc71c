"""What is owed of one interview, on its way to the file; it lives on until all of it is safe."""

from functools import partial

from pydantic import JsonValue
from PySide6.QtCore import QObject, Signal

from onedesk.desk import Desk
from onedesk.desk.edits import LEFT, MINE, PLACE, STEP
from onedesk.desk.sittings import Stored
from onedesk.domain.fields import Edits, Fields
from ui.autosave import Autosave
from ui.interview.state import State
from ui.interview.undo import Journal
from ui.jobs import Jobs


class Sitting(QObject):
    """Sends edits, and what takes them back; knows what the file does not have yet."""

    saved = Signal(object)
    """The file has taken what was sent: the `Stored` interview, or `None`."""
    troubled = Signal(str)

    def __init__(self, desk: Desk, jobs: Jobs, interview: str) -> None:
        super().__init__()
        self.id = interview
        self._owed: Fields = {}
        self._mine: dict[str, list[JsonValue]] = {}
        self._autosave = Autosave(jobs, partial(_save, desk, interview))
        self._autosave.saved.connect(self._settled)
        self._autosave.failed.connect(self.troubled)

    @property
    def owed(self) -> Edits:
        """What the file does not have yet."""
        return self._owed

    def edit(self, edits: Edits, journal: Journal, states: tuple[State, State]) -> None:
        """Send edits that an adviser made; `states` are those before and after them."""
        self._note_mine(edits, states)
        unasked = {name: None for key in edits if (name := f"{MINE}.{key}") in self._owed}
        self._owe({**edits, **unasked}, journal)

    def take_back(self, edits: Edits, journal: Journal, states: tuple[State, State]) -> None:
        """Send edits of undo or redo: written only where nobody else has answered meanwhile."""
        self._note_mine(edits, states)
        self._owe({**edits, **{f"{MINE}.{key}": [*self._mine[key]] for key in edits}}, journal)

    def place(self, where: JsonValue) -> None:
        """Send where the keyboard is; nobody waits for that."""
        self._autosave.edit(PLACE, where)

    def leave(self) -> None:
        """Send everything, and that nobody is at it any more."""
        self._autosave.edit(LEFT, True)
        self._autosave.flush()

    def flush(self) -> None:
        """Send everything now."""
        self._autosave.flush()

    def _note_mine(self, edits: Edits, states: tuple[State, State]) -> None:
        """Remember which values were ours since the file last had all.

        The value before counts too: a field also changes as its action goes and comes back.
        """
        for key in edits:
            mine = self._mine.setdefault(key, [])
            mine += [value for state in states if (value := state.value(key)) not in mine]

    def _owe(self, edits: Edits, journal: Journal) -> None:
        steps = {f"{STEP}.{seq}": step for seq, step in journal.items()}
        for key, value in {**edits, **steps}.items():
            self._owed[key] = value
            self._autosave.edit(key, value)

    def _settled(self, done: tuple[Edits, Stored | None]) -> None:
        sent, stored = done
        for key, value in sent.items():
            if key in self._owed and self._owed[key] == value:
                del self._owed[key]
        if not self._owed:
            self._mine.clear()
        self.saved.emit(stored)


def _save(desk: Desk, interview: str, edits: Edits) -> tuple[Edits, Stored | None]:
    """Write edits; for the desk's thread."""
    return edits, desk.save(interview, edits)
