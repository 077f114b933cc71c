"""A page of a PDF on the screen, from memory: what the student takes home."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QSizePolicy

from ui import theme
from ui.theme.focus import set_focus_rect
from ui.theme.roles import Role
from ui.widgets import paint
from ui.widgets.base import Painted

A4 = 297 / 210
_HINT = 356
_ENOUGH = 32
"""Letters by which words are found on a page."""


def read_pdf(pdf: bytes, parent: QObject) -> QPdfDocument:
    """The document of a PDF in memory; it keeps its bytes alive."""
    document = QPdfDocument(parent)
    device = QBuffer(document)
    device.setData(QByteArray(pdf))
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(device)
    return document


def let_go(document: QPdfDocument | None) -> None:
    """Delete a document now: its wrapper must not be gone before it, as with `deleteLater`."""
    if document is not None:
        document.setParent(None)


def _bare(words: str) -> str:
    """The letters and figures: paper has its own line ends, capitals and full stops."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())


class PagePreview(Painted):
    """One page as large as there is room; Page Up and Page Down turn it."""

    spoken_role = Role.Document
    turned = Signal(int, int)
    """The page shown, from 1, and how many there are."""

    def __init__(self) -> None:
        super().__init__()
        self._document: QPdfDocument | None = None
        self._page = 0
        self._image: QImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Preview of the plan")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def pages(self) -> int:
        """How many pages there are; 0 before the first PDF."""
        return self._document.pageCount() if self._document else 0

    @property
    def page(self) -> int:
        """The page shown, from 1."""
        return self._page + 1

    def set_pdf(self, pdf: bytes) -> None:
        """Show another document on the same page if it has one."""
        old, self._document = self._document, read_pdf(pdf, self)
        let_go(old)
        self.turn_to(min(self._page, self.pages - 1))

    def clear(self) -> None:
        """Show nothing: the words of one student never wait for the next."""
        let_go(self._document)
        self._document, self._image, self._page = None, None, 0
        self.setAccessibleDescription("")
        self.update()

    def turn_to(self, page: int) -> None:
        """Show a page, counted from 0; the nearest one if it is not there."""
        self._page = max(0, min(page, self.pages - 1))
        self._image = None
        if self._document is not None:
            self.setAccessibleName(f"Preview of the plan, page {self.page} of {self.pages}")
            self.setAccessibleDescription(self.text(self._page))
            self.turned.emit(self.page, self.pages)
        self.update()

    def follow(self, words: str) -> None:
        """Turn to the page on which the words stand, if they stand on one.

        Where they stand on several, or on none, the page stays.
        """
        wanted = _bare(words)[:_ENOUGH]
        found = [at for at in range(self.pages if wanted else 0) if wanted in _bare(self.text(at))]
        if len(found) == 1 and found[0] != self._page:
            self.turn_to(found[0])

    def text(self, page: int) -> str:
        """The words of a page, counted from 0, in reading order."""
        return self._document.getAllText(page).text() if self._document else ""

    def heightForWidth(self, width: int) -> int:
        return round(width * A4)

    def sizeHint(self) -> QSize:
        wide = theme.current().px(_HINT)
        return QSize(wide, round(wide * A4))

    def minimumSizeHint(self) -> QSize:
        wide = theme.current().px(160)
        return QSize(wide, round(wide * A4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_Left: -1}
        steps |= {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
        else:
            self.turn_to(self._page + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click turns on, and from the last page back to the first."""
        self.turn_to((self._page + 1) % max(self.pages, 1))
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, place = theme.current(), self._place()
        painter = paint.smooth(QPainter(self))
        painter.fillRect(place, Qt.GlobalColor.white)
        image = self._drawn(place.size())
        if image is not None:
            painter.drawImage(place, image)
        painter.setPen(paint.pen(look.color("edge")))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _place(self) -> QRect:
        """Where the page stands: as large as fits, in the middle, at the top."""
        wide = min(self.width(), round(self.height() / A4))
        return QRect((self.width() - wide) // 2, 0, wide, round(wide * A4))

    def _drawn(self, size: QSize) -> QImage | None:
        """The page in the pixels of this screen, drawn once."""
        ratio = self.devicePixelRatio()
        wanted = QSize(round(size.width() * ratio), round(size.height() * ratio))
        if self._document is None or wanted.isEmpty():
            return None
        if self._image is None or self._image.size() != wanted:
            self._image = self._document.render(self._page, wanted)
        return self._image

    def resizeEvent(self, _event: object) -> None:
        set_focus_rect(self, self._place(), 0)

    def retheme(self) -> None:
        self._image = None
        super().retheme()
