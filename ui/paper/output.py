"""Paper on its way out: through the system's print dialog, or into a file the adviser names."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QRectF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from onedesk.domain.errors import OneDeskError
from ui.paper.preview import read_pdf

SHARP = 300
"""Dots an inch that pages are drawn with; more only costs memory."""

Done = Callable[[bool], None]
Chosen = Callable[[Path], None]


class NotWritten(OneDeskError):
    """The file could not be written."""

    say = (
        "The PDF could not be written there. The plan is safe on this laptop. "
        "Choose another folder, or print it."
    )


class Output(Protocol):
    """Where paper goes; a rehearsal has one without a printer."""

    def print_pdf(self, parent: QWidget, pdf: bytes, name: str, done: Done) -> None:
        """Print; `done` follows with false if the printer did not answer."""

    def ask_path(self, parent: QWidget, name: str, chosen: Chosen) -> None:
        """Ask where a PDF should go; `chosen` follows unless that is cancelled."""


class SystemOutput:
    """The dialogs of the operating system."""

    def print_pdf(self, parent: QWidget, pdf: bytes, name: str, done: Done) -> None:
        """Ask for a printer, then print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(f"Print {name}")
        dialog.accepted.connect(lambda: done(print_pages(pdf, printer)))
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


def write_pdf(path: Path, pdf: bytes) -> Path:
    """Write the file; for a worker's thread. Raises `NotWritten`."""
    try:
        path.write_bytes(pdf)
    except OSError as reason:
        raise NotWritten from reason
    return path


def print_pages(pdf: bytes, printer: QPrinter) -> bool:
    """Draw the pages that were asked for on the printer; false if it did not answer."""
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
