"""A document on its way out of a screen that has no preview: rendered, then printed or saved."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from onedesk.paper.document import Document
from onedesk.paper.pdf import render
from ui.jobs import Jobs
from ui.paper.output import Output, write_pdf

Told = Callable[[str], None]


class Outlets:
    """Renders on the desk's thread; what became of it is told in a sentence."""

    def __init__(self, jobs: Jobs, output: Output) -> None:
        self._jobs, self._output = jobs, output

    def save(self, document: Document, parent: QWidget, told: Told) -> None:
        """Ask where the PDF should go, and write it there."""

        def write(path: Path, pdf: bytes) -> None:
            self._jobs.run(
                partial(write_pdf, path, pdf), lambda kept: told(f"Saved as {kept.name}.")
            )

        def rendered(pdf: bytes) -> None:
            if isValid(parent):
                self._output.ask_path(parent, document.reference, lambda path: write(path, pdf))

        self._jobs.run(partial(render, document), rendered)

    def print_out(self, document: Document, parent: QWidget, told: Told) -> None:
        """Ask for a printer, and print."""

        def printed(went: bool) -> None:
            told("Sent to the printer." if went else "The printer did not answer.")

        def rendered(pdf: bytes) -> None:
            if isValid(parent):
                self._output.print_pdf(parent, pdf, document.reference, printed)

        self._jobs.run(partial(render, document), rendered)
