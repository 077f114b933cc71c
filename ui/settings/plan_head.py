"""The upper part of a page of a plan, as it comes out of the printer."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QSizePolicy

from ui import theme
from ui.paper.preview import A4, let_go, read_pdf
from ui.widgets import paint
from ui.widgets.base import Painted

_SHOWN, _WIDE, _WIDEST = 0.34, 430, 640


class PlanHead(Painted):
    """A third of the first page; its words are the description for screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self._document: QPdfDocument | None = None
        self._image: QImage | None = None
        self.setAccessibleName("Preview of the head of the plan")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retheme()

    @property
    def words(self) -> str:
        """The words of the page."""
        return self._document.getAllText(0).text() if self._document is not None else ""

    def set_pdf(self, pdf: bytes) -> None:
        """Show another plan."""
        old, self._document = self._document, read_pdf(pdf, self)
        let_go(old)
        self._image = None
        self.setAccessibleDescription(self.words)
        self.update()

    def sizeHint(self) -> QSize:
        wide = theme.current().px(_WIDE)
        return QSize(wide, _height(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(200), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A third of a page is as high as its width says."""
        super().resizeEvent(event)
        self.setFixedHeight(_height(event.size().width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        image = self._drawn()
        if image is not None:
            whole = QRect(0, 0, self.width(), round(self.width() * A4))
            painter.drawImage(whole, image)
        painter.setPen(paint.pen(theme.current().color("edge")))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _drawn(self) -> QImage | None:
        """The page in the pixels of this screen, drawn once for a width."""
        wide = round(self.width() * self.devicePixelRatio())
        if self._document is None or wide <= 0:
            return None
        if self._image is None or self._image.width() != wide:
            self._image = self._document.render(0, QSize(wide, round(wide * A4)))
        return self._image

    def retheme(self) -> None:
        self._image = None
        self.setMaximumWidth(theme.current().px(_WIDEST))
        super().retheme()


def _height(width: int) -> int:
    return round(width * A4 * _SHOWN)
