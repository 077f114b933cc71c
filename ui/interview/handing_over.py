"""The plan on its way to the student: kept under a reference, then printed or saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from onedesk.desk.prints import recalled, same_but_agreed
from onedesk.desk.views import Entry, StudentFile
from onedesk.domain.ids import new_reference
from onedesk.domain.interview import Outcome
from onedesk.domain.plan import Print
from onedesk.paper.document import Document
from ui import words
from ui.alive import ask, when_alive
from ui.interview.model import InterviewModel
from ui.paper.live import Paper, set_in_type
from ui.paper.output import Done, Output, SystemOutput, write_pdf

Use = Callable[[Paper], None]
Way = Callable[[QWidget, bytes, str, Done, int], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """How a plan is to be handed over: its looks, how often, for a talk that went so.

    `second` is the code of the language that its headings bear beside English, or nothing.
    """

    large: bool
    second: str
    copies: int
    outcome: Outcome


class HandingOver(QObject):
    """Keeps the exact text before it leaves; the same text again keeps its reference."""

    kept = Signal()
    said = Signal(str, str, str)
    """How it went: the kind of banner, its bold sentence, the rest."""

    def __init__(self, model: InterviewModel, window: QWidget, output: Output | None) -> None:
        super().__init__(window)
        self._model, self._window = model, window
        self.output: Output = output or SystemOutput()
        self.document: Document | None = None
        self.prints: tuple[Entry[Print], ...] = ()
        self.reserved = ""
        """The reference that the next plan to be handed over will bear."""
        self._differs = ""

    @property
    def print(self) -> Print | None:
        """The last print of this interview."""
        return self.prints[-1].body if self.prints else None

    def fill(self) -> None:
        """Recall what was handed over of the interview that is open."""
        file = self._model.file
        found = [kept for kept in file.file.prints if kept.body.interview == file.interview.id]
        self.prints = tuple(sorted(found, key=lambda kept: kept.body.made_at))
        self.document = recalled(self.prints[-1].body) if self.prints else None
        self.reserved = new_reference()

    @property
    def file(self) -> StudentFile:
        """The student's file with what was handed over in this sitting."""
        file = self._model.file.file
        known = {kept.id for kept in file.prints}
        new = [kept for kept in self.prints if kept.id not in known]
        return replace(file, prints=(*file.prints, *new))

    @property
    def looks(self) -> Sequence[Print]:
        """The student's prints, oldest first, those of this talk after all others."""
        here = self._model.file.interview.id
        kept = sorted(self.file.prints, key=lambda kept: kept.body.made_at)
        return [one.body for one in sorted(kept, key=lambda kept: kept.body.interview == here)]

    def head(self, document: Document) -> str:
        """What a plan is beside what was handed over."""
        last, before = self.print, self.document
        if last is None or before is None:
            return f"Plan {document.reference}"
        printed = f"printed {words.moment_in_sentence(last.made_at, self._model.clock())}"
        if document == before:
            return f"Plan {last.reference}, {printed}"
        if same_but_agreed(document, before):
            return f"Plan {last.reference}, {printed}, before it was agreed"
        return f"Differs from {last.reference}, {printed}"

    def print_plan(self, wish: Wish) -> None:
        """Keep the plan and hand it to the printer."""
        self._keep(partial(self._print, self.output.print_pdf, wish.copies), wish)

    def print_elsewhere(self, wish: Wish) -> None:
        """Keep the plan and ask for a printer."""
        self._keep(partial(self._print, self.output.print_elsewhere, wish.copies), wish)

    def save_pdf(self, wish: Wish) -> None:
        """Keep the plan and write it where the adviser says."""
        self._keep(self._ask_path, wish)

    def later(self, wish: Wish) -> None:
        """Keep the plan, so that it can be printed from the student's page."""
        self._keep(self._say_kept, wish)

    def _keep(self, use: Use, wish: Wish) -> None:
        """Give `use` the paper that was kept; a new reference only for a new text."""
        interview = self._model.state.id
        keep = partial(
            self._model.desk.keep_print,
            interview,
            large=wish.large,
            second=wish.second,
            reference=self.reserved,
            outcome=wish.outcome,
        )
        self._model.flush()

        def ready(result: tuple[Entry[Print], Paper]) -> None:
            if self._model.is_open and self._model.state.id == interview:
                self._note(*result)
                use(result[1])

        ask(self, self._model.jobs, partial(_kept, keep), ready, self._refuse)

    def _note(self, kept: Entry[Print], paper: Paper) -> None:
        """Remember what was kept, and in which words to say that it is not the one before."""
        last, self._differs = self.print, ""
        if last is None or last.reference != kept.body.reference:
            if last is not None:
                at = words.moment_in_sentence(last.made_at, self._model.clock())
                self._differs = f"It differs from {last.reference}, printed {at}."
            self.prints = (*self.prints, kept)
            self.document, self.reserved = paper.document, new_reference()
        self.kept.emit()

    def _print(self, way: Way, copies: int, paper: Paper) -> None:
        if self.output.printer():
            self.said.emit("info", f"Printing {_reference(paper)}.", "")
        done = when_alive(self, partial(self._printed, _reference(paper)))
        way(self._window, paper.pdf, _name(paper), done, copies)

    def _printed(self, reference: str, answered: bool) -> None:
        if answered:
            at = words.clock_time(self._model.clock())
            self.said.emit("done", f"Printed at {at} as {reference}.", self._differs)
        else:
            rest = f"The plan is saved as {reference}. Print later, or save a PDF."
            self.said.emit("needs", "The printer did not answer.", rest)

    def _ask_path(self, paper: Paper) -> None:
        self.output.ask_path(self._window, _name(paper), partial(self._write, paper.pdf))

    def _write(self, pdf: bytes, path: Path) -> None:
        def written(where: Path) -> None:
            rest = f"The file is not encrypted. {self._differs}".strip()
            self.said.emit("done", f"Saved as {where.name}.", rest)

        ask(self, self._model.jobs, partial(write_pdf, path, pdf), written, self._refuse)

    def _say_kept(self, paper: Paper) -> None:
        rest = "Print it from the student’s page when there is a printer."
        self.said.emit("info", f"Kept as {_reference(paper)}.", f"{rest} {self._differs}".strip())

    def _refuse(self, say: str) -> None:
        first, dot, rest = say.partition(". ")
        self.said.emit("needs", f"{first}{dot.strip()}", rest)


def _kept(keep: Callable[[], tuple[Entry[Print], Document]]) -> tuple[Entry[Print], Paper]:
    """The plan as it is stored now, kept and set; for the desk's thread."""
    entry, document = keep()
    return entry, set_in_type(lambda: document)


def _reference(paper: Paper) -> str:
    return paper.document.reference


def _name(paper: Paper) -> str:
    """The name of a file or a print job: never a person's."""
    return f"Plan {_reference(paper)}"
