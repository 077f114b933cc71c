"""A look at the pages before they are locked: in the window, never in a file."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.paper.output import Output
from ui.paper.preview import A4, PagePreview
from ui.responsive import Scroll
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog

TURNING = "Page Up and Page Down turn, arrows scroll. Nothing is saved here."
_ROOM, _WIDE, _LINE = 150, 800, 60


class PackPages(PagePreview):
    """One page as wide as the dialog; it names itself a page of the pack."""

    def turn_to(self, page: int) -> None:
        super().turn_to(page)
        self.setAccessibleName(f"School pack, page {self.page} of {self.pages}")


class LookDialog(Dialog):
    """Page Up and Page Down turn, arrows scroll; printing is the one way out unlocked."""

    printed = Signal(bool)
    """Sent to a printer; false if that did not answer."""
    area: Scroll | None = None

    def __init__(self, title: str, pdf: bytes, output: Output, window: QWidget) -> None:
        super().__init__(title, window, wide=_WIDE + 96)
        self._pdf, self._name, self._output = pdf, title, output
        self.pages = PackPages()
        self.area = Scroll(self.pages)
        self.body.addWidget(self.area, 1)
        print_it, back = Button("Print", key="Alt P", bind=True), Button("Back", key="Esc")
        print_it.clicked.connect(self._print)
        back.clicked.connect(self.reject)
        self.add_button(print_it)
        self.add_button(back)
        self.pages.turned.connect(self._turned)
        self.pages.set_pdf(pdf)
        self.first = self.pages
        self._fit()

    def _turned(self, page: int, pages: int) -> None:
        self.foot.setText(f"Page {page} of {pages}. {TURNING}")
        if self.area is not None:
            self.area.verticalScrollBar().setValue(0)

    def _print(self) -> None:
        self._output.print_pdf(self, self._pdf, self._name, self.printed.emit)

    def _fit(self) -> None:
        """The page as wide as there is room for; it scrolls where it is higher than the window."""
        if self.area is None:  # Qt tells of a new style before there is anything to fit
            return
        look = theme.current()
        room = self._host.height() - look.px(_ROOM) - look.px(48)
        wide = min(self._host.width() - look.px(120), look.px(_WIDE))
        self.area.setFixedHeight(max(room, look.px(160)))
        self.pages.setFixedSize(wide, round(wide * A4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and self.area is not None:
            bar = self.area.verticalScrollBar()
            bar.setValue(bar.value() + step * theme.current().px(_LINE))
            event.accept()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)
