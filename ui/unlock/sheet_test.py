"""A recovery sheet goes out on paper or as a file, and is read back before it counts."""

import secrets
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onedesk.desk.laptop import new_recovery_code
from ui import theme
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.label import Caption, Heading

Sheet = Callable[[str, QWidget], None]
"""Puts the recovery sheet for a code on paper or into a file, and says so by `kept`."""

NOT_KEPT = "Print the sheet or save it first. Without it a forgotten passphrase cannot be mended."


class SheetTest(QWidget):
    """Two groups typed back from the sheet, so that one nobody can read is found out now."""

    answered = Signal()
    """Enter in the last field."""

    def __init__(self, keep: Sheet, print_out: Sheet | None) -> None:
        super().__init__()
        self.code = new_recovery_code()
        self._asked = sorted(secrets.SystemRandom().sample(range(len(self.groups)), 2))
        self.keep = Button("Save as PDF", key="Alt S", icon="file", bind=True)
        self.keep.clicked.connect(lambda: keep(self.code, self))
        self.state = Caption("Not made yet.", wrap=True)
        look = theme.current()
        line, rows = QHBoxLayout(), QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.px(12))
        line.setSpacing(look.px(12))
        self.print_out: Button | None = None
        if print_out is not None:
            self.print_out = Button("Print", key="Alt P", icon="printer", bind=True)
            self.print_out.clicked.connect(lambda: print_out(self.code, self))
            line.addWidget(self.print_out)
        line.addWidget(self.keep)
        line.addStretch(1)
        rows.addLayout(line)
        rows.addWidget(self.state)
        rows.addSpacing(look.px(8))
        self._add_test(rows)
        self.setFocusProxy(self.print_out or self.keep)

    @property
    def controls(self) -> list[QWidget]:
        """What can have the keyboard, in reading order."""
        printing = [self.print_out] if self.print_out is not None else []
        return [*printing, self.keep, *(field.edit for field in self.typed)]

    @property
    def groups(self) -> list[str]:
        """The groups of the code, as they stand on the sheet."""
        return self.code.split("-")

    @property
    def is_kept(self) -> bool:
        """Whether the sheet has left the laptop."""
        return self.typed[0].edit.isEnabled()

    def _add_test(self, rows: QVBoxLayout) -> None:
        rows.addWidget(Heading("Type two groups from the sheet, to see that it works"))
        self.typed = tuple(Field(f"Group {at + 1} of {len(self.groups)}") for at in self._asked)
        line = QHBoxLayout()
        line.setSpacing(theme.current().px(12))
        for field in self.typed:
            field.edit.setEnabled(False)
            line.addWidget(field)
        self.typed[0].edit.returnPressed.connect(self.typed[1].edit.setFocus)
        self.typed[1].edit.returnPressed.connect(self.answered)
        rows.addLayout(line)

    def kept(self, say: str) -> None:
        """The sheet is on paper or in a file: now it can be tested."""
        self.state.setText(say)
        for field in self.typed:
            field.edit.setEnabled(True)
        self.typed[0].edit.setFocus()

    def both_typed(self) -> bool:
        """Whether both groups are there; else the keyboard goes to the one that is not."""
        empty = [field for field in self.typed if not field.text.strip()]
        if empty:
            empty[0].edit.setFocus()
        return not empty

    def passed(self) -> bool:
        """Whether both groups are what the sheet says; the fields tell which is not."""
        wrong = [
            field
            for field, at in zip(self.typed, self._asked, strict=True)
            if field.text.strip().upper() != self.groups[at]
        ]
        for field in self.typed:
            field.set_problem("The sheet says something else here." if field in wrong else "")
        if wrong:
            wrong[0].edit.setFocus()
            wrong[0].edit.selectAll()
        return not wrong
