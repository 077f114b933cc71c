"""The plan on its way to the student: kept under a reference, then printed or saved."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from onedesk.desk import Desk
from onedesk.desk.prints import recalled
from onedesk.domain.errors import OneDeskError
from onedesk.domain.plan import Print
from onedesk.paper.document import Document
from ui import words
from ui.interview.alive import when_alive
from ui.interview.model import InterviewModel
from ui.paper.live import Paper, set_in_type
from ui.paper.output import Output, SystemOutput, write_pdf

Use = Callable[[Paper], None]


class HandingOver(QObject):
    """Keeps the exact text before it leaves; the same text again keeps its reference."""

    kept = Signal()
    said = Signal(str, str, str)
    """How it went: the kind of banner, its bold sentence, the rest."""

    def __init__(self, model: InterviewModel, window: QWidget, output: Output | None) -> None:
        super().__init__(window)
        self._model, self._window = model, window
        self._output = output or SystemOutput()
        self.document: Document | None = None
        self.print: Print | None = None

    @property
    def reference(self) -> str:
        """The reference of the last print; empty before the first."""
        return self.document.reference if self.document else ""

    def fill(self) -> None:
        """Recall the last print of the interview that is open."""
        entry = self._model.file.print
        self.print = entry.body if entry else None
        self.document = recalled(entry.body) if entry else None

    def print_plan(self, *, large: bool) -> None:
        """Keep the plan and hand it to the printer."""
        self._keep(self._send_to_printer, large=large)

    def save_pdf(self, *, large: bool) -> None:
        """Keep the plan and write it where the adviser says."""
        self._keep(self._ask_path, large=large)

    def later(self, *, large: bool) -> None:
        """Keep the plan, so that it can be printed from the student's page."""
        self._keep(self._say_kept, large=large)

    def _keep(self, use: Use, *, large: bool) -> None:
        """Give `use` the paper that was kept; a new reference only for a new text."""
        desk, interview = self._model.desk, self._model.state.id
        self._model.flush()
        self._run(lambda: _kept(desk, interview, large=large), use)

    def _run(self, work: Callable[[], tuple[Print, Paper]], use: Use) -> None:
        def ready(result: tuple[Print, Paper]) -> None:
            self.print, paper = result
            self.document = paper.document
            self.kept.emit()
            use(paper)

        self._model.jobs.run(work, when_alive(self, ready), when_alive(self, self._refuse))

    def _send_to_printer(self, paper: Paper) -> None:
        done = partial(self._printed, paper.document.reference)
        self._output.print_pdf(self._window, paper.pdf, _name(paper), done)

    def _printed(self, reference: str, answered: bool) -> None:
        if answered:
            at = words.clock_time(self._model.clock())
            self.said.emit("done", f"Printed at {at} as {reference}.", "")
        else:
            rest = f"The plan is saved as {reference}. Print later, or save a PDF."
            self.said.emit("needs", "The printer did not answer.", rest)

    def _ask_path(self, paper: Paper) -> None:
        self._output.ask_path(self._window, _name(paper), partial(self._write, paper.pdf))

    def _write(self, pdf: bytes, path: Path) -> None:
        def written(where: Path) -> None:
            self.said.emit("done", f"Saved as {where.name}.", "The file is not encrypted.")

        work = partial(write_pdf, path, pdf)
        self._model.jobs.run(work, when_alive(self, written), when_alive(self, self._refuse))

    def _say_kept(self, paper: Paper) -> None:
        rest = "Print it from the student's page when there is a printer."
        self.said.emit("info", f"Kept as {paper.document.reference}.", rest)

    def _refuse(self, reason: Exception) -> None:
        if not isinstance(reason, OneDeskError):
            raise reason
        first, dot, rest = reason.say.partition(". ")
        self.said.emit("needs", f"{first}{dot.strip()}", rest)


def _kept(desk: Desk, interview: str, *, large: bool) -> tuple[Print, Paper]:
    """The plan as it is stored now, kept and set; for the desk's thread.

    The same words as the last time keep their reference, however quickly one key follows another.
    """
    last = desk.interview(interview).print
    if last is not None:
        before = recalled(last.body)
        if before == desk.plan_document(interview, large=large, reference=before.reference):
            return last.body, set_in_type(lambda: before)
    entry, document = desk.keep_print(interview, large=large)
    return entry.body, set_in_type(lambda: document)


def _name(paper: Paper) -> str:
    """The name of a file or a print job: never a person's."""
    return f"Plan {paper.document.reference}"
