"""Ctrl K: a student by a few letters of name or form, accents ignored."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from onedesk.desk.views import CaseRow
from ui import theme
from ui.caseload.case_list import CaseList
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -6, Qt.Key.Key_PageDown: 6}
_ROWS = 6


class FindDialog(Dialog):
    """Type, Up and Down choose, Enter opens."""

    found = Signal(str)
    """The student's id."""

    def __init__(self, rows: Sequence[CaseRow], window: QWidget) -> None:
        super().__init__("Find a student", window, wide=640)
        self.field = Field("Name or form")
        self.list = CaseList()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.horizontalHeader().hide()
        self.list.setFixedHeight(theme.current().px(44) * _ROWS)
        self.list.one_school = len({row.school for row in rows}) < 2  # noqa: PLR2004
        self.list.cases.fill(rows)
        self.body.addWidget(self.field)
        self.body.addWidget(self.list)
        cancel, go = Button("Cancel", key="Esc"), Button("Open", kind="primary", key="Enter")
        cancel.clicked.connect(self.reject)
        go.clicked.connect(self._take)
        self.add_button(cancel)
        self.add_button(go, primary=True)
        self.field.edit.textChanged.connect(self._narrow)
        self.field.edit.installEventFilter(self)
        self.list.opened.connect(self._take)
        self.first = self.field.edit
        self._narrow("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = STEPS.get(Qt.Key(event.key()))
            if watched is self.field.edit and by is not None:
                self.list.step(by)
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, typed: str) -> None:
        self.list.cases.narrow(typed)
        self.list.choose(0)
        nobody = typed.strip() and not self.list.cases.shown
        self.field.set_problem("Nobody of that name or form on this laptop." if nobody else "")

    def _take(self) -> None:
        row = self.list.chosen
        if row is not None:
            self.accept()
            self.found.emit(row.student)
