"""The plan that was handed over, word for word as it was printed."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from onedesk.desk.views import Entry
from onedesk.domain.errors import OneDeskError
from onedesk.domain.plan import Print
from ui import theme, words
from ui.page import Session
from ui.paper.live import Paper, set_in_type
from ui.paper.output import Output, write_pdf
from ui.paper.preview import PagePreview
from ui.widgets.announce import announce
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog

_WIDE, _HIGH, _ROOM, _LEAST = 600, 620, 180, 160


class LastPlanDialog(Dialog):
    """A print as a picture of its pages; Page Down turns, Enter prints it again."""

    def __init__(
        self, kept: Entry[Print], session: Session, output: Output, window: QWidget
    ) -> None:
        self._kept, self._session, self._output = kept.body, session, output
        made = words.day_month(kept.body.made_at.date(), session.clock().date())
        super().__init__(f"The plan as it was printed on {made}", window, wide=_WIDE)
        self._pdf = b""
        self.page = PagePreview()
        look = theme.current()
        room = self._host.height() - look.px(_ROOM)
        self.page.setFixedHeight(max(min(look.px(_HIGH), room), look.px(_LEAST)))
        self.page.turned.connect(self._turned)
        self.body.addWidget(self.page)
        self.save_button = self.add_button(Button("Save a PDF", key="Alt S", height=32, bind=True))
        again = Button("Print again", kind="primary", key="Enter", icon="printer", height=32)
        self.print_button = self.add_button(again, primary=True)
        self.save_button.clicked.connect(self._save)
        self.print_button.clicked.connect(self._print)
        self._allow(allowed=False)
        self.first = self.page
        self.foot.setText("Setting the pages.")
        make = partial(session.desk.printed, kept.id)
        session.jobs.run(lambda: set_in_type(make), self._show, self._refuse)

    def _allow(self, *, allowed: bool) -> None:
        for button in (self.save_button, self.print_button):
            button.setEnabled(allowed)

    def _show(self, paper: Paper) -> None:
        if isValid(self):
            self._pdf = paper.pdf
            self.page.set_pdf(paper.pdf)
            self._allow(allowed=True)

    def _turned(self, page: int, pages: int) -> None:
        of = f", page {page} of {pages}" if pages > 1 else ""
        self._say(f"{self._kept.reference}{of}")

    def _print(self) -> None:
        self._output.print_pdf(self, self._pdf, self._kept.reference, self._printed)

    def _printed(self, answered: bool) -> None:
        if isValid(self) and not answered:
            self._say(
                f"The printer did not answer. The plan is kept as {self._kept.reference}. "
                "Print later, or save a PDF."
            )

    def _save(self) -> None:
        self._output.ask_path(self, self._kept.reference, self._write)

    def _write(self, path: Path) -> None:
        self._session.jobs.run(partial(write_pdf, path, self._pdf), self._saved, self._refuse)

    def _saved(self, path: Path) -> None:
        if isValid(self):
            self._say(f"Saved as {path.name}.")

    def _refuse(self, reason: Exception) -> None:
        if not isinstance(reason, OneDeskError):
            raise reason
        if isValid(self):
            self._say(reason.say)

    def _say(self, said: str) -> None:
        self.foot.setText(said)
        announce(self, said)
