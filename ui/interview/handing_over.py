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

    def print_plan(self, now: Document | None, *, large: bool) -> None:
        """Keep the plan and hand it to the printer."""
        self._keep(now, large, self._send_to_printer)

    def save_pdf(self, now: Document | None, *, large: bool) -> None:
        """Keep the plan and write it where the adviser says."""
        self._keep(now, large, self._ask_path)

    def later(self, now: Document | None, *, large: bool) -> None:
        """Keep the plan, so that it can be printed from the student's page."""
        self._keep(now, large, self._say_kept)

    def _keep(self, now: Document | None, large: bool, use: Use) -> None:
        """Give `use` the paper that was kept; a new reference only for a new text."""
        desk, interview = self._model.desk, self._model.state.id
        document = self.document
        self._model.flush()
        if document is not None and document == now:
            self._run(lambda: (None, set_in_type(lambda: document)), use)
        else:
            self._run(lambda: _keep_print(desk, interview, large=large), use)

    def _run(self, work: Callable[[], tuple[Print | None, Paper]], use: Use) -> None:
        def ready(result: tuple[Print | None, Paper]) -> None:
            print_, paper = result
            self.print, self.document = print_ or self.print, paper.document
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


def _keep_print(desk: Desk, interview: str, *, large: bool) -> tuple[Print, Paper]:
    """Keep the text as it is stored now, and set it; for the desk's thread."""
    entry, document = desk.keep_print(interview, large=large)
    return entry.body, set_in_type(lambda: document)


def _name(paper: Paper) -> str:
    """The name of a file or a print job: never a person's."""
    return f"Plan {paper.document.reference}"
