"""Paper on its way out: to the system's printer, or into a file the adviser names."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QRectF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

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

    def print_pdf(self, parent: QWidget, pdf: bytes, name: str, done: Done) -> None:
        """Print; `done` follows with false if the printer did not answer."""

    def print_elsewhere(self, parent: QWidget, pdf: bytes, name: str, done: Done) -> None:
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

    def print_pdf(self, parent: QWidget, pdf: bytes, name: str, done: Done) -> None:
        """Print at once where the system has a printer of its own, else ask for one."""
        usual = QPrinterInfo.defaultPrinter()
        if usual.isNull():
            self.print_elsewhere(parent, pdf, name, done)
        else:
            printer = _prepared(QPrinter(usual, QPrinter.PrinterMode.HighResolution), name)
            self._press.run(partial(print_pages, pdf, printer), done)

    def print_elsewhere(self, parent: QWidget, pdf: bytes, name: str, done: Done) -> None:
        """Ask with the system's own print dialog."""
        printer = _prepared(QPrinter(QPrinter.PrinterMode.HighResolution), name)
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


def _prepared(printer: QPrinter, name: str) -> QPrinter:
    """The printer, told what the job is called and what it is printed on."""
    printer.setDocName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    return printer


def write_pdf(path: Path, pdf: bytes) -> Path:
    """Write the file; for a worker's thread. Raises `NotWritten`."""
    try:
        path.write_bytes(pdf)
    except OSError as reason:
        raise NotWritten from reason
    return path


def print_pages(pdf: bytes, printer: QPrinter) -> bool:
    """Draw the pages that were asked for on the printer; false if it did not answer.

    It may run on any thread.
    """
    keeper = QObject()
    document = read_pdf(pdf, keeper)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number, page in enumerate(_wanted(printer, document.pageCount())):
        if number:
            printer.newPage()
        room = printer.paperRect(QPrinter.Unit.DevicePixel)
        points = document.pagePointSize(page)
        sharp = min(printer.resolution(), SHARP) / 72
        size = QSize(round(points.width() * sharp), round(points.height() * sharp))
        painter.drawImage(QRectF(0, 0, room.width(), room.height()), document.render(page, size))
    painter.end()
    return printer.printerState() != QPrinter.PrinterState.Error


def _wanted(printer: QPrinter, pages: int) -> range:
    """The pages from 0 that the print dialog was asked for; all of them by default."""
    first = printer.fromPage() or 1
    last = min(printer.toPage() or pages, pages)
    return range(first - 1, last)
