"""The plans that were handed over, each word for word as it was printed."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from onedesk.desk import Desk
from onedesk.desk.views import Entry, StudentFile
from onedesk.domain.clock import Clock
from onedesk.domain.errors import OneDeskError
from onedesk.domain.plan import Print
from onedesk.paper.second import language
from ui import theme, words
from ui.jobs import Jobs
from ui.latest import Latest
from ui.listing import Listing, RowDelegate
from ui.paper.live import Paper, set_in_type
from ui.paper.output import Output, write_pdf
from ui.paper.preview import PagePreview
from ui.rows import RowsModel
from ui.theme.focus import follow_rows
from ui.widgets.announce import announce
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.label import CardHeading

_WIDE, _HIGH, _ROOM, _LEAST, _ROW = 864, 620, 180, 160, 40


def newest_first(file: StudentFile) -> tuple[Entry[Print], ...]:
    """Every print of a student, the last one first."""
    return tuple(sorted(file.prints, key=lambda kept: kept.body.made_at, reverse=True))


class _Prints(RowsModel[Entry[Print]]):
    """One line a print: the day, the reference, whether it was larger or in two languages."""

    heads = ("Print",)
    today = date.min

    def words(self, row: Entry[Print], _column: int) -> str:
        larger = ", larger" if row.body.large else ""
        day = words.day_month(row.body.made_at.date(), self.today)
        second = language(row.body.second_language or "")
        both = f", with {second.name}" if second else ""
        return f"{row.body.reference} · {day}{larger}{both}"

    def spoken(self, row: Entry[Print], _at: int) -> str:
        return self.words(row, 0).replace(" · ", ", ")


class Reader(Protocol):
    """Who opens the dialog: a session, or an interview."""

    @property
    def desk(self) -> Desk: ...

    @property
    def jobs(self) -> Jobs: ...

    @property
    def clock(self) -> Clock: ...


class PrintsDialog(Dialog):
    """Up and Down go from print to print, Page Down turns the page, Enter prints it again."""

    def __init__(self, file: StudentFile, session: Reader, output: Output, window: QWidget) -> None:
        super().__init__(
            f"{file.student.body.name}, plans as they were printed", window, wide=_WIDE
        )
        self._session, self._output = session, output
        self._pdfs: dict[str, bytes] = {}
        self._at = 0
        self.page = PagePreview()
        self.list = self._listed(newest_first(file))
        self.body.addWidget(self.page)
        self.with_facts()
        self.facts.addWidget(CardHeading("Printed plans"))
        self.facts.addWidget(self.list, 1)
        self.save_button = self.add_button(Button("Save a PDF", key="Alt S", height=32, bind=True))
        again = Button("Print again", kind="primary", key="Enter", icon="printer", height=32)
        self.print_button = self.add_button(again, primary=True)
        self.save_button.clicked.connect(self._save)
        self.print_button.clicked.connect(self._print)
        self.page.turned.connect(self._turned)
        self.first = self.page
        self._questions: Latest[tuple[str, Paper]] = Latest(session.jobs, self._arrived, self)
        self._questions.refused.connect(self._say)
        for key, by in (("Up", -1), ("Down", 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._step, by))
        look = theme.current()
        room = self._host.height() - look.px(_ROOM)
        self.page.setFixedHeight(max(min(look.px(_HIGH), room), look.px(_LEAST)))

    def _listed(self, prints: Sequence[Entry[Print]]) -> Listing:
        """The list of prints; it is led by the arrows and never has the keyboard."""
        made = Listing((0,), row=_ROW)
        self._prints = _Prints(made)
        self._prints.today = self._session.clock().date()
        made.setModel(self._prints)
        made.setItemDelegate(RowDelegate(made))
        self._prints.put(prints)
        made.led = True
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.horizontalHeader().hide()
        made.setAccessibleName("Printed plans")
        follow_rows(made)
        made.measure()
        made.clicked.connect(lambda index: self._step(index.row() - self._at))
        return made

    @property
    def kept(self) -> Entry[Print]:
        """The print that is shown."""
        return self._prints.rows[self._at]

    def show_print(self, print_id: str = "") -> None:
        """Show a print; the last one where none of that id is there."""
        ids = [kept.id for kept in self._prints.rows]
        self._at = ids.index(print_id) if print_id in ids else 0
        self._show()

    def _step(self, by: int) -> None:
        at = max(0, min(self._at + by, len(self._prints.rows) - 1))
        if at != self._at:
            self._at = at
            self._show()

    def _show(self) -> None:
        self.list.choose(self._at)
        wanted = self.kept.id
        if wanted in self._pdfs:
            self._questions.forget()
            self._put()
            return
        self._allow(allowed=False)
        self.page.clear()
        self.foot.setText("Setting the pages.")
        make = partial(self._session.desk.printed, wanted)
        self._questions.ask(lambda: (wanted, set_in_type(make)))

    def _arrived(self, found: tuple[str, Paper]) -> None:
        self._pdfs[found[0]] = found[1].pdf
        if found[0] == self.kept.id:
            self._put()

    def _put(self) -> None:
        self.page.set_pdf(self._pdfs[self.kept.id])
        self.page.turn_to(0)
        self._allow(allowed=True)

    def _allow(self, *, allowed: bool) -> None:
        for button in (self.save_button, self.print_button):
            button.setEnabled(allowed)

    def _turned(self, page: int, pages: int) -> None:
        of = f", page {page} of {pages}" if pages > 1 else ""
        self._say(f"{self.kept.body.reference}{of}")

    # What can be done with it

    def _print(self) -> None:
        reference = self.kept.body.reference
        answered = partial(self._printed, reference)
        self._output.print_pdf(self, self._pdfs[self.kept.id], reference, answered)

    def _printed(self, reference: str, answered: bool) -> None:
        if isValid(self) and not answered:
            self._say(
                f"The printer did not answer. The plan is kept as {reference}. "
                "Print later, or save a PDF."
            )

    def _save(self) -> None:
        pdf = self._pdfs[self.kept.id]
        self._output.ask_path(self, self.kept.body.reference, partial(self._write, pdf))

    def _write(self, pdf: bytes, path: Path) -> None:
        self._session.jobs.run(partial(write_pdf, path, pdf), self._saved, self._refuse)

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
