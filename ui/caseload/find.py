"""Ctrl K: anyone on this laptop by a few letters, or a plan by the reference on its pages."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from onedesk.desk.finding_views import Finds
from ui import theme
from ui.caseload.found_list import ROW, FoundList
from ui.latest import Latest
from ui.page import Session
from ui.widgets.announce import announce
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.words import capital, counted

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -6, Qt.Key.Key_PageDown: 6}
_ROWS, _LEAST, _REST = 7, 2, 292


class FindDialog(Dialog):
    """Type, Up and Down choose, Enter opens; `here` is the school of the day, shown first.

    Enter waits for the answer to what is typed now: never is a row of an older answer opened.
    """

    found = Signal(object)
    """The `Person` or `FoundPlan` that was chosen."""

    def __init__(self, session: Session, here: str | None, window: QWidget) -> None:
        super().__init__("Find a student", window, wide=640)
        self._desk, self._here = session.desk, here
        self._taking = False
        self.field = Field("Name, form or school, in any order", hint=" ")
        self.list = FoundList()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._questions: Latest[Finds] = Latest(session.jobs, self._show, self)
        self._questions.refused.connect(self.field.set_problem)
        self.body.addWidget(self.field)
        self.body.addWidget(self.list)
        cancel, go = Button("Cancel", key="Esc"), Button("Open", kind="primary", key="Enter")
        cancel.clicked.connect(self.reject)
        go.clicked.connect(self._take)
        self.add_button(cancel)
        self.add_button(go, primary=True)
        self.foot.setText("A reference such as OD-3T7K opens that plan.")
        self.field.edit.textChanged.connect(self._ask)
        self.field.edit.installEventFilter(self)
        self.list.opened.connect(self._take)
        self.first = self.field.edit
        self._fit()
        self._ask("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = STEPS.get(Qt.Key(event.key()))
            if watched is self.field.edit and by is not None:
                self.list.step(by)
                self._say()
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._fit()

    def _fit(self) -> None:
        """Seven rows, or as many as the window has room for."""
        look = theme.current()
        room = (self._host.height() - look.px(_REST)) // look.px(ROW)
        self.list.setFixedHeight(max(_LEAST, min(_ROWS, room)) * look.px(ROW))

    def _ask(self, typed: str) -> None:
        self._taking = False
        self._questions.ask(partial(self._desk.find, typed, self._here))

    def _show(self, finds: Finds) -> None:
        self.list.one_school = finds.schools == 1
        self.list.found.show_found(finds.found, finds.typed)
        self.list.choose(0)
        self.field.set_hint(_told(finds))
        self._say()
        if self._taking:
            self._take()

    def _say(self) -> None:
        """Tell a screen reader which row is in hand."""
        row = self.list.chosen
        if row is not None and self.field.text:
            at, of = self.list.currentIndex().row() + 1, len(self.list.found.rows)
            announce(self.field.edit, f"{self.list.found.spoken(row, at)}, {at} of {of}")

    def _take(self) -> None:
        self._taking = self._questions.waiting
        row = self.list.chosen
        if row is not None and not self._taking:
            self.accept()
            self.found.emit(row)


def _told(finds: Finds) -> str:
    """How many there are, and what to do where they are none or too many."""
    if not finds.found:
        typed = finds.typed.strip()
        return (
            "Nobody of that name, form or school on this laptop."
            if typed
            else "No students on this laptop yet."
        )
    people = counted(finds.total, "student")
    if finds.nearly:
        return f"Nothing begins like that. {capital(people)} with one letter changed:"
    shown = len(finds.found)
    return (
        f"{capital(people)}. More letters show the others."
        if shown < finds.total
        else (capital(people) if finds.total else "A printed plan")
    )
