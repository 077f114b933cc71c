"""The four tasks of the enrolment: code, passphrase, recovery sheet, schools."""

import secrets
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onedesk.desk.laptop import Account, new_recovery_code
from onedesk.domain.people import School
from ui import theme
from ui.unlock.new_passphrase import NewPassphrase
from ui.unlock.step import Step
from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Card, Rule
from ui.widgets.field import Field
from ui.widgets.label import Caption, CardHeading, Heading, Label
from ui.words import capital, counted, window_span

Sheet = Callable[[str, QWidget], None]
"""Puts the recovery sheet for a code on paper or into a file, and says so by `kept`."""


class CodeStep(Step):
    """Where the hub is, and the code that lets this laptop in once."""

    given = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(
            "Set up this laptop",
            "Your service has given you the address of its hub and a code that works once.",
            "Next: passphrase",
        )
        self.hub = Field("Address of the hub", placeholder="hub.example.org", height=48)
        self.code = Field("Enrolment code", hint="Such as 7K3T-QW9M-4HXD", height=48)
        self.known = False
        self.back.hide()
        for field in (self.hub, self.code):
            self.rows.addWidget(field)
        self.hub.edit.returnPressed.connect(self.code.edit.setFocus)
        self.code.edit.returnPressed.connect(self.advance)
        self.setFocusProxy(self.hub.edit)

    def advance(self) -> None:
        if self.known:
            self.done.emit()
        elif self._complete() and self.next.isEnabled():
            self.explain("")
            self._ask(asking=True)
            self.given.emit(address(self.hub.text), self.code.text.strip())

    def accept(self, account: Account) -> None:
        """The hub knows the laptop now; the code is spent and not asked for again."""
        self._ask(asking=False)
        self.known = True
        for field in (self.hub, self.code):
            field.edit.setEnabled(False)
        self.code.set_hint(f"The hub knows this laptop as {account.device}.")

    def refuse(self, say: str) -> None:
        self._ask(asking=False)
        self.explain(say)
        self.code.edit.setFocus()
        self.code.edit.selectAll()

    def _ask(self, *, asking: bool) -> None:
        self.next.setEnabled(not asking)
        self.next.set_words("Asking the hub" if asking else "Next: passphrase")

    def _complete(self) -> bool:
        for field, missing in (
            (self.hub, "The address stands on the letter with your code."),
            (self.code, "Type the code that your service gave you."),
        ):
            field.set_problem("" if field.text.strip() else missing)
            if not field.text.strip():
                field.edit.setFocus()
                return False
        return True


class PassphraseStep(Step):
    """The passphrase for every day; it never leaves this laptop."""

    def __init__(self) -> None:
        super().__init__(
            "Choose a passphrase",
            "It locks everything on this laptop. Four or more words are easier to type and harder "
            "to guess than one clever word.",
            "Next: recovery sheet",
        )
        self.fields = NewPassphrase("Passphrase")
        self.fields.finished.connect(self.advance)
        self.setFocusProxy(self.fields.first.edit)
        self.passphrase = ""
        forgotten = Banner(
            "info",
            "If you forget it,",
            "the recovery sheet that you make next opens this laptop. Keep it at the office, not "
            "in the laptop bag.",
            icon="key",
            size=15,
        )
        self.rows.addWidget(self.fields)
        self.rows.addSpacing(theme.current().px(8))
        self.rows.addWidget(forgotten)

    def advance(self) -> None:
        agreed = self.fields.agreed()
        if agreed is not None:
            self.passphrase = agreed
            self.done.emit()


class RecoveryStep(Step):
    """The sheet on paper or in a safe file, then tested by typing two groups back from it."""

    def __init__(self, keep: Sheet, print_out: Sheet | None) -> None:
        super().__init__(
            "Make your recovery sheet",
            "One page with a code. It is the only way in when the passphrase is forgotten. Keep it "
            "at the office, not in the laptop bag.",
            "Next: your schools",
        )
        self.code = new_recovery_code()
        self._asked = sorted(secrets.SystemRandom().sample(range(len(self._groups)), 2))
        self.keep = Button("Save as PDF", key="Alt S", icon="file", bind=True)
        self.keep.clicked.connect(lambda: keep(self.code, self))
        self.state = Caption("Not made yet.", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(theme.current().px(12))
        if print_out is not None:
            self.print_out = Button("Print", key="Alt P", icon="printer", bind=True)
            self.print_out.clicked.connect(lambda: print_out(self.code, self))
            line.addWidget(self.print_out)
        line.addWidget(self.keep)
        line.addStretch(1)
        self.rows.addLayout(line)
        self.rows.addWidget(self.state)
        self.rows.addSpacing(theme.current().px(8))
        self._add_test()
        self.setFocusProxy(self.print_out if print_out is not None else self.keep)

    @property
    def _groups(self) -> list[str]:
        return self.code.split("-")

    def _add_test(self) -> None:
        """Two fields, so that a sheet nobody can read is found out now."""
        self.rows.addWidget(Heading("Type two groups from the sheet, to see that it works"))
        self.typed = tuple(Field(f"Group {at + 1} of {len(self._groups)}") for at in self._asked)
        line = QHBoxLayout()
        line.setSpacing(theme.current().px(12))
        for field in self.typed:
            field.edit.setEnabled(False)
            line.addWidget(field)
        self.typed[0].edit.returnPressed.connect(self.typed[1].edit.setFocus)
        self.typed[1].edit.returnPressed.connect(self.advance)
        self.rows.addLayout(line)

    def kept(self, say: str) -> None:
        """The sheet is on paper or in a file: now it can be tested."""
        self.state.setText(say)
        for field in self.typed:
            field.edit.setEnabled(True)
        self.typed[0].edit.setFocus()

    def advance(self) -> None:
        if not self.typed[0].edit.isEnabled():
            self.explain(
                "Print the sheet or save it first. Without it a forgotten passphrase "
                "cannot be mended."
            )
            return
        wrong = [
            field
            for field, at in zip(self.typed, self._asked, strict=True)
            if field.text.strip().upper() != self._groups[at]
        ]
        for field in self.typed:
            field.set_problem("The sheet says something else here." if field in wrong else "")
        if wrong:
            wrong[0].edit.setFocus()
            wrong[0].edit.selectAll()
        elif self.next.isEnabled():
            self.next.setEnabled(False)
            self.next.set_words("Setting up this laptop")
            self.done.emit()

    def refuse(self, say: str) -> None:
        self.next.setEnabled(True)
        self.next.set_words("Next: your schools")
        self.explain(say)


class SchoolsStep(Step):
    """What came down from the hub: the adviser's schools and their cycles."""

    def __init__(self) -> None:
        super().__init__(
            "This laptop is ready",
            "OneDesk fetches your students as soon as it opens. Keep the connection for a minute; "
            "after that you never need one during an interview.",
            "Open Today",
        )
        self.back.hide()
        self.setFocusProxy(self.next)

    def show_schools(self, account: Account, today: date) -> None:
        schools = account.programme.schools
        card = Card()
        card.rows.addWidget(CardHeading(capital(counted(len(schools), "school"))))
        for school in schools:
            card.rows.addWidget(Rule())
            card.rows.addLayout(_school_row(school, today))
        self.rows.addWidget(card)


def address(typed: str) -> str:
    """The hub's address as typed; `https://` goes without saying."""
    plain = typed.strip().rstrip("/")
    return plain if "://" in plain else f"https://{plain}"


def _school_row(school: School, today: date) -> QVBoxLayout:
    rows = QVBoxLayout()
    rows.setSpacing(2)
    rows.addWidget(Label(school.name, size=15, weight=650, wrap=True))
    cycle = school.cycle_on(today)
    window = school.window(cycle) if cycle else None
    now = f"Cycle {cycle} of 7, {window_span(window)}" if window else "No cycle has dates yet"
    rows.addWidget(Caption(now, wrap=True))
    return rows
