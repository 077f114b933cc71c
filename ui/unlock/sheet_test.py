"""A recovery sheet goes out on paper or as a file, and is read back before it counts."""

import secrets
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from onedesk.desk.laptop import new_recovery_code
from ui.widgets.block import Block
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.label import Caption, Heading

Sheet = Callable[[str, QWidget], None]
"""Puts the recovery sheet for a code on paper or into a file, and says so by `kept`."""

NOT_KEPT = "Print the sheet or save it first. Without it a forgotten passphrase cannot be mended."


class SheetTest(Block):
    """Two groups typed back from the sheet, so that one nobody can read is found out now."""

    answered = Signal()
    """Enter in the last field."""

    def __init__(self, keep: Sheet, print_out: Sheet | None) -> None:
        super().__init__(gap=12)
        self.code = new_recovery_code()
        self._asked = sorted(secrets.SystemRandom().sample(range(len(self.groups)), 2))
        self.keep = Button("Save as PDF", key="Alt S", icon="file", bind=True)
        self.keep.clicked.connect(lambda: keep(self.code, self))
        self.state = Caption("Not made yet.", wrap=True)
        line = Block(gap=12, across=True)
        self.print_out: Button | None = None
        if print_out is not None:
            self.print_out = Button("Print", key="Alt P", icon="printer", bind=True)
            self.print_out.clicked.connect(lambda: print_out(self.code, self))
            line.rows.addWidget(self.print_out)
        line.rows.addWidget(self.keep)
        line.rows.addStretch(1)
        self.rows.addWidget(line)
        self.rows.addWidget(Block(self.state, edges=(0, 0, 0, 8)))
        self._add_test()
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

    def _add_test(self) -> None:
        self.rows.addWidget(Heading("Type two groups from the sheet, to see that it works"))
        self.typed = tuple(Field(f"Group {at + 1} of {len(self.groups)}") for at in self._asked)
        for field in self.typed:
            field.edit.setEnabled(False)
        self.typed[0].edit.returnPressed.connect(self.typed[1].edit.setFocus)
        self.typed[1].edit.returnPressed.connect(self.answered)
        self.rows.addWidget(Block(*self.typed, gap=12, across=True))

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
