"""Paper on its way out: to the system's printer, or into a file the adviser names."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QRectF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from onedesk import whole
from onedesk.domain.errors import OneDeskError
from ui.paper.press import Done, Press
from ui.paper.preview import read_pdf

__all__ = ["Chosen", "Done", "NotWritten", "Output", "SystemOutput", "print_pages", "write_pdf"]

SHARP = 300
"""Dots an inch that pages are drawn with; more only costs memory."""

Chosen = Callable[[Path], None]


class NotWritten(OneDeskError):
    """The file could not be written."""

    say = (
        "The PDF could not be written there. All that it shows is safe on this laptop. "
        "Choose another folder, or print it."
    )


class Output(Protocol):
    """Where paper goes; a rehearsal has one without a printer."""

    def printer(self) -> str:
        """The printer that `print_pdf` prints on; empty where it has to ask for one."""

    def print_pdf(
        self, parent: QWidget, pdf: bytes, name: str, done: Done, copies: int = 1
    ) -> None:
        """Print; `done` follows with false if the printer did not answer."""

    def print_elsewhere(
        self, parent: QWidget, pdf: bytes, name: str, done: Done, copies: int = 1
    ) -> None:
        """Ask for a printer, then print; `done` follows unless that is cancelled."""

    def ask_path(self, parent: QWidget, name: str, chosen: Chosen) -> None:
        """Ask where a PDF should go; `chosen` follows unless that is cancelled."""

    def ask_open(self, parent: QWidget, title: str, kinds: str, chosen: Chosen) -> None:
        """Ask for a file of some kinds, as in "Pictures (*.png)"; `chosen` follows likewise."""


class SystemOutput:
    """The printers and the dialogs of the operating system."""

    def __init__(self) -> None:
        self._press = Press()

    def printer(self) -> str:
        """The printer that the system prints on by itself."""
        return QPrinterInfo.defaultPrinterName()

    def print_pdf(
        self, parent: QWidget, pdf: bytes, name: str, done: Done, copies: int = 1
    ) -> None:
        """Print at once where the system has a printer of its own, else ask for one."""
        usual = QPrinterInfo.defaultPrinter()
        if usual.isNull():
            self.print_elsewhere(parent, pdf, name, done, copies)
        else:
            printer = QPrinter(usual, QPrinter.PrinterMode.HighResolution)
            _prepare(printer, name, copies)
            self._press.run(partial(print_pages, pdf, printer), done)

    def print_elsewhere(
        self, parent: QWidget, pdf: bytes, name: str, done: Done, copies: int = 1
    ) -> None:
        """Ask with the system's own print dialog."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        _prepare(printer, name, copies)
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(f"Print {name}")
        dialog.accepted.connect(lambda: self._press.run(partial(print_pages, pdf, printer), done))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def ask_path(self, parent: QWidget, name: str, chosen: Chosen) -> None:
        """Ask with the system's own file dialog."""
        dialog = QFileDialog(parent, f"Save {name}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{name}.pdf")
        dialog.fileSelected.connect(lambda path: chosen(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_open(self, parent: QWidget, title: str, kinds: str, chosen: Chosen) -> None:
        """Ask with the system's own file dialog."""
        dialog = QFileDialog(parent, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(kinds)
        dialog.fileSelected.connect(lambda path: chosen(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _prepare(printer: QPrinter, name: str, copies: int) -> None:
    """Tell the printer what the job is called, how often and on what it is printed."""
    printer.setDocName(name)
    printer.setCopyCount(copies)
    printer.setCollateCopies(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)


def write_pdf(path: Path, pdf: bytes) -> Path:
    """Write the file, whole and for its owner alone; for a worker's thread. Raises `NotWritten`."""
    try:
        whole.write(path, pdf)
    except OSError as reason:
        raise NotWritten from reason
    return path


def print_pages(pdf: bytes, printer: QPrinter) -> bool:
    """Draw the pages that were asked for, as often as asked for; false if it did not answer.

    It may run on any thread.
    """
    keeper = QObject()
    document = read_pdf(pdf, keeper)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number, page in enumerate(_sides(printer, document.pageCount())):
        if number:
            printer.newPage()
        if page is None:
            continue
        room = printer.paperRect(QPrinter.Unit.DevicePixel)
        points = document.pagePointSize(page)
        sharp = min(printer.resolution(), SHARP) / 72
        size = QSize(round(points.width() * sharp), round(points.height() * sharp))
        painter.drawImage(QRectF(0, 0, room.width(), room.height()), document.render(page, size))
    painter.end()
    return printer.printerState() != QPrinter.PrinterState.Error


def _sides(printer: QPrinter, pages: int) -> list[int | None]:
    """The pages from 0 that were asked for, all by default, as often as we draw them ourselves."""
    first, last = printer.fromPage() or 1, min(printer.toPage() or pages, pages)
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    two_sided = printer.duplex() != QPrinter.DuplexMode.DuplexNone
    return in_copies(range(first - 1, last), copies, two_sided=two_sided)


def in_copies(wanted: Sequence[int], copies: int, *, two_sided: bool) -> list[int | None]:
    """Copies one after the other; `None` is a side left empty: none begins on another's back."""
    back = [None] if two_sided and len(wanted) % 2 else []
    return [*wanted, *[*back, *wanted] * (copies - 1)]
