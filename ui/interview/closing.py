"""How a talk ends: finished, in part, not held after all; and how it is opened again."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from onedesk.domain.interview import HELD, Interview, Outcome
from onedesk.paper.wording import APOSTROPHE
from ui.alive import ask
from ui.half_written import HalfWritten
from ui.interview.closing_dialogs import ReopenDialog
from ui.interview.missing import missing, missing_words
from ui.interview.model import InterviewModel
from ui.page import open_once
from ui.today.dialogs import EndDialog, absent_dialog
from ui.today.wording import told

T = TypeVar("T")

ABSENT = "absent"
SAFE = "Everything is on this laptop, and goes to the hub with the next sync."


class Closing(QObject):
    """The deeds at the end of a talk, and the one that takes the end back."""

    ended = Signal(str, str)
    """The talk is finished: a title and a line for the curtain."""
    not_held = Signal(bool, str, object)
    """No talk took place: whether somebody may have come to it all the same, a sentence, and a
    callable that takes it back."""
    taken_back = Signal()
    """The talk that did not take place is due again."""
    not_taken_back = Signal(str)
    """It could not be made due again: a sentence."""
    opened_again = Signal()
    refused = Signal(str)

    def __init__(self, model: InterviewModel, window: QWidget) -> None:
        super().__init__(window)
        self._model, self._window = model, window

    def finish(self, outcome: Outcome) -> None:
        """Finish and save; `ended` follows once the file has it."""
        model = self._model
        model.flush()
        part = "" if outcome == "held" else missing_words(model)
        work = partial(model.desk.finish, model.state.id, outcome)
        self._run(work, partial(self._ended, part))

    def ask_how(self) -> None:
        """F9: ask how a talk ended that was not held as planned."""
        model = self._model
        if model.is_open and not model.shut:
            dialog = EndDialog(model.forename, missing(model), self._window)
            dialog.chosen.connect(self._end)
            open_once(dialog)

    def ask_why(self) -> None:
        """E: ask why a finished talk is to be opened again."""
        if self._model.shut:
            dialog, model = ReopenDialog(self._model.forename, self._window), self._model
            matter = (model.state.id, "reopening")
            half = HalfWritten(dialog, model.desk, model.jobs, matter, own=dialog.own)
            dialog.finished.connect(half.shut)
            dialog.chosen.connect(self._reopen)
            open_once(dialog)

    def _end(self, outcome: Outcome) -> None:
        if outcome in HELD:
            self.finish(outcome)
        elif outcome == ABSENT:
            dialog = absent_dialog(self._model.forename, self._window)
            dialog.chosen.connect(partial(self._not_held, outcome))
            open_once(dialog)
        else:
            self._not_held(outcome, None)

    def _not_held(self, outcome: Outcome, reason: str | None) -> None:
        model = self._model
        model.flush()
        words = told(outcome, model.file.file.student.body.name)
        take_back = partial(self._take_back, model.state.id)
        work = partial(model.desk.mark_absent, model.state.id, reason, outcome)
        came = outcome != ABSENT
        self._run(work, lambda _done: self.not_held.emit(came, words, take_back))

    def _take_back(self, interview: str) -> None:
        """The list may show already: it hears of both ends."""
        back = partial(self._model.desk.mark_due, interview)

        def done(_nothing: None) -> None:
            self.taken_back.emit()

        ask(self, self._model.jobs, back, done, self.not_taken_back.emit)

    def _reopen(self, why: str) -> None:
        work = partial(self._model.desk.reopen, self._model.state.id, why)
        self._run(work, lambda _talk: self.opened_again.emit())

    def _ended(self, part: str, _talk: Interview) -> None:
        title = f"{self._model.forename}{APOSTROPHE}s talk is saved"
        self.ended.emit(title, f"{part} {SAFE}".strip())

    def _run(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        ask(self, self._model.jobs, work, done, self.refused.emit)
