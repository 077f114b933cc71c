"""The plan a student was handed, word for word."""

from PySide6.QtWidgets import QWidget

from ui import theme
from ui.paper.preview import PagePreview
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog


class LastPlan(Dialog):
    """A page at a time; Page Up and Page Down turn it."""

    def __init__(self, reference: str, pdf: bytes, window: QWidget) -> None:
        super().__init__(f"The plan as it was printed, {reference}", window, wide=620)
        self.page = PagePreview()
        self.page.set_pdf(pdf)
        self.page.setMinimumHeight(theme.current().px(420))
        self.body.addWidget(self.page, 1)
        close = Button("Close", kind="primary", key="Enter")
        close.clicked.connect(self.accept)
        self.add_button(close, primary=True)
        self.first = self.page
        self.page.turned.connect(self._say)
        self._say(self.page.page, self.page.pages)

    def _say(self, page: int, pages: int) -> None:
        turn = ". Page Down turns it" if pages > 1 else ""
        self.foot.setText(f"Page {page} of {pages}{turn}.")
