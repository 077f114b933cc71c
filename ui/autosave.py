"""Keystrokes in, saved answers out: never more than a second behind the typist."""

from collections.abc import Callable, Mapping
from functools import partial

from pydantic import JsonValue
from PySide6.QtCore import QObject, QTimer, Signal

from onedesk.domain.errors import OneDeskError
from ui.jobs import Jobs

QUIET_MS = 400
LATEST_MS = 1_000
AGAIN_MS = 3_000

Save = Callable[[Mapping[str, JsonValue]], object]


class Autosave(QObject):
    """Gathers edits; saves them after a pause, or after `LATEST_MS` of steady typing.

    Edits that could not be saved wait here with the newer ones and go again.
    """

    saved = Signal(object)
    failed = Signal(str)

    def __init__(self, jobs: Jobs, save: Save, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._save = jobs, save
        self._edits: dict[str, JsonValue] = {}
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MS)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        for timer in (self._quiet, self._latest, self._again):
            timer.timeout.connect(self.flush)

    @property
    def pending(self) -> bool:
        return bool(self._edits)

    def edit(self, field: str, value: JsonValue) -> None:
        """Note the newest value of a field."""
        self._edits[field] = value
        self._quiet.start()
        if not self._latest.isActive():
            self._latest.start()

    def flush(self) -> None:
        """Save what is gathered, now; also at page turn, blur, suspend, finish and close."""
        edits, self._edits = self._edits, {}
        for timer in (self._quiet, self._latest, self._again):
            timer.stop()
        if edits:
            self._jobs.run(partial(self._save, edits), self.saved.emit, partial(self._keep, edits))

    def _keep(self, edits: dict[str, JsonValue], reason: Exception) -> None:
        self._edits = {**edits, **self._edits}
        self._again.start()
        if not isinstance(reason, OneDeskError):
            raise reason
        self.failed.emit(reason.say)
