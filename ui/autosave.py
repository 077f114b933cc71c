"""Keystrokes in, saved answers out: never more than a second behind the typist."""

from collections.abc import Callable, Mapping
from functools import partial

from pydantic import JsonValue
from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from onedesk.domain.errors import OneDeskError
from ui.jobs import Jobs

QUIET_MS = 300
LATEST_MS = 600
"""Saving takes its time too, and all of it has to fit into the second that may be at risk."""
AGAIN_MS = 3_000

Save = Callable[[Mapping[str, JsonValue]], object]


class Autosave(QObject):
    """Gathers edits; saves them after a pause, or after `LATEST_MS` of steady typing.

    Edits that could not be saved wait here with the newer ones and go again. `trouble` is what the
    file said when it refused; `Jobs` keeps the object as long as it has something to save.
    """

    saved = Signal(object)
    failed = Signal(str)

    def __init__(self, jobs: Jobs, save: Save, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._save = jobs, save
        self._edits: dict[str, JsonValue] = {}
        self._under_way = 0
        self.trouble = ""
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MS)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        for timer in (self._quiet, self._latest, self._again):
            timer.timeout.connect(self.flush)

    @property
    def pending(self) -> bool:
        return bool(self._edits)

    @property
    def unsaved(self) -> Mapping[str, JsonValue]:
        """The newest value of each field that the file was not given yet, or refused."""
        return dict(self._edits)

    def edit(self, field: str, value: JsonValue) -> None:
        """Note the newest value of a field."""
        self._edits[field] = value
        self._jobs.owe(self)
        self._quiet.start()
        if not self._latest.isActive():
            self._latest.start()

    def flush(self) -> None:
        """Save what is gathered, now; also at page turn, blur, suspend, finish and close."""
        edits, self._edits = self._edits, {}
        self._rest()
        if edits:
            self._under_way += 1
            self._jobs.run(partial(self._save, edits), self._done, partial(self._keep, edits))

    def give_up(self) -> None:
        """The program ends: try no more."""
        self._edits = {}
        if isValid(self):  # the screen it belonged to may be gone already
            self._rest()

    def _rest(self) -> None:
        for timer in (self._quiet, self._latest, self._again):
            timer.stop()

    def _done(self, result: object) -> None:
        self._under_way -= 1
        self.trouble = ""
        self.saved.emit(result)
        if not self._edits and not self._under_way:
            self._jobs.paid(self)

    def _keep(self, edits: dict[str, JsonValue], reason: Exception) -> None:
        self._under_way -= 1
        self._edits = {**edits, **self._edits}
        self._again.start()
        if not isinstance(reason, OneDeskError):
            raise reason
        self.trouble = reason.say
        self.failed.emit(reason.say)
