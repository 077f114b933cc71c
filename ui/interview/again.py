"""Under the step bar: that a talk is finished, or that it was opened again and why."""

from functools import partial

from PySide6.QtCore import Signal

from onedesk.desk import Desk
from onedesk.domain.interview import Interview
from onedesk.domain.plan import Print
from ui import words
from ui.alive import ask
from ui.interview.missing import missing_words
from ui.interview.model import InterviewModel
from ui.widgets.banner import Banner
from ui.widgets.button import Button

PART = "part_held"


class Again(Banner):
    """Hidden while a talk is held for the first time."""

    wanted = Signal()
    """The talk is to be opened again."""

    def __init__(self, model: InterviewModel) -> None:
        super().__init__("info", "", icon="")
        self._model = model
        self._differs: Print | None = None
        self.button = Button("Open again", key="E", height=32)
        self.button.clicked.connect(self.wanted)
        self.add(self.button)
        self.hide()
        model.written.connect(self.compare)

    def fill(self) -> None:
        """Say what holds of the interview that was opened."""
        self._differs = None
        self._say_it()
        self.compare()

    def compare(self) -> None:
        """Look whether the plan is still the one that was printed; only a talk opened again asks.

        The print is the last one of the interview, whoever made it and whenever.
        """
        model = self._model
        if not model.is_open or not model.interview.reopened:
            return
        work = partial(_differing, model.desk, model.state.id)
        ask(self, model.jobs, work, partial(self._compared, model.state.id), _told_on_finish)

    def _compared(self, interview: str, differs: Print | None) -> None:
        if self._model.is_open and self._model.state.id == interview and differs != self._differs:
            self._differs = differs
            self._say_it()

    def _say_it(self) -> None:
        model = self._model
        shut, again = model.shut, model.interview.reopenings
        self.button.setVisible(shut)
        if shut:
            self.set_words(*self._shut_words(model.interview))
        elif again:
            last = again[-1]
            at = words.moment_in_sentence(last.at, model.clock())
            mine = last.by == model.programme.adviser.id
            name = "" if mine or not last.name else f" by {last.name}"
            bold = f"Opened again {at}{name}: {last.why.rstrip('.')}."
            self.set_words(bold, self._printed() or "Finish it when you are done.")
        self.setVisible(shut or bool(again))

    def _shut_words(self, interview: Interview) -> tuple[str, str]:
        ended = interview.finished_at or self._model.clock()
        at = words.moment_in_sentence(ended, self._model.clock())
        if interview.outcome == PART:
            bold = f"Part of this talk took place; it was finished {at}."
            return bold, missing_words(self._model)
        return f"This talk was finished {at}.", "It stays as it is until you open it again."

    def _printed(self) -> str:
        """That the plan has changed since it was printed; the paper keeps its words."""
        if self._differs is None:
            return ""
        at = words.moment_in_sentence(self._differs.made_at, self._model.clock())
        return f"Differs from the plan printed {at} ({self._differs.reference})."


def _told_on_finish(_say: str) -> None:
    """A print that cannot be read is told on Finish; here it is no news."""


def _differing(desk: Desk, interview: str) -> Print | None:
    """The last print, if the plan would read otherwise now; for the desk's thread."""
    entry = desk.interview(interview).print
    if entry is None:
        return None
    body = entry.body
    now = desk.plan_document(
        interview, large=body.large, second=body.second_language or "", reference=body.reference
    )
    return body if now != desk.printed(entry.id) else None
