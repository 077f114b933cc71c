"""The four tasks of the enrolment: code, passphrase, recovery sheet, schools."""

from datetime import date

from PySide6.QtCore import Signal

from onedesk.desk.laptop import Account
from onedesk.domain.people import School
from ui.unlock.new_passphrase import NewPassphrase
from ui.unlock.sheet_test import NOT_KEPT, Sheet, SheetTest
from ui.unlock.step import Step
from ui.widgets.banner import Banner
from ui.widgets.block import Block
from ui.widgets.card import Card, Rule
from ui.widgets.field import Field
from ui.widgets.label import Caption, CardHeading, Label
from ui.words import capital, counted, window_span


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
        self.in_order(self.hub.edit, self.code.edit)

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
        self.rows.addWidget(Block(forgotten, edges=(0, 8, 0, 0)))
        self.in_order(self.fields.first.edit, self.fields.again.edit, self.fields.suggest)

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
        self.sheet = SheetTest(keep, print_out)
        self.sheet.answered.connect(self.advance)
        self.rows.addWidget(self.sheet)
        self.setFocusProxy(self.sheet)
        self.in_order(*self.sheet.controls)

    def advance(self) -> None:
        if not self.sheet.is_kept:
            self.explain(NOT_KEPT)
        elif self.sheet.passed() and self.next.isEnabled():
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
            card.rows.addWidget(_school_row(school, today))
        self.rows.addWidget(card)


def address(typed: str) -> str:
    """The hub's address as typed; `https://` goes without saying."""
    plain = typed.strip().rstrip("/")
    return plain if "://" in plain else f"https://{plain}"


def _school_row(school: School, today: date) -> Block:
    cycle = school.cycle_on(today)
    window = school.window(cycle) if cycle else None
    now = f"Cycle {cycle} of 7, {window_span(window)}" if window else "No cycle has dates yet"
    return Block(Label(school.name, size=15, weight=650, wrap=True), Caption(now, wrap=True), gap=2)
