"""Where the keyboard is in an interview: kept, so that whoever comes back is where they were."""

from typing import NamedTuple

from pydantic import JsonValue
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.interview.five import Five
from ui.interview.model import InterviewModel


class Where(NamedTuple):
    """A step from 0, and the field in hand; empty where the step has none."""

    step: int
    field: str = ""


class Places(QObject):
    """Keeps the place whenever the keyboard has moved, and finds it again."""

    def __init__(self, model: InterviewModel, steps: Five, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._steps = model, steps
        self._last: Where | None = None
        model.opened.connect(self._forget)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self.keep)

    @property
    def kept(self) -> Where | None:
        """Where the keyboard was when the interview was last seen."""
        match self._model.place:
            case [int(step), str(field)] if 0 <= step < len(self._steps):
                return Where(step, field)
            case _:
                return None

    def _forget(self) -> None:
        self._last = self.kept

    def keep(self, *_what: object) -> None:
        """Keep the place if the keyboard is in a step of a talk that goes on."""
        if not self._model.is_open or self._model.shut:
            return
        focus, at = QApplication.focusWidget(), self._steps.shown
        if focus is None or not self._steps[at].isAncestorOf(focus):
            return
        now = Where(at, self._steps[at].field_in_hand())
        if now != self._last:
            self._last = now
            where: JsonValue = [*now]
            self._model.keep_place(where)
