"""Setting up this laptop: four tasks, one a page, and never a passphrase on the wire."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from onedesk.desk.laptop import Account, Laptop
from onedesk.domain.clock import Clock
from onedesk.domain.errors import OneDeskError
from onedesk.paper.document import Document
from onedesk.paper.recovery_sheet import recovery_sheet
from ui.alive import when_alive
from ui.jobs import Jobs
from ui.page import KeyGroup
from ui.unlock.dark import DarkPane, Halves, Steps, brand
from ui.unlock.enrol_steps import CodeStep, PassphraseStep, RecoveryStep, SchoolsStep
from ui.widgets.block import Air
from ui.widgets.label import Label

T = TypeVar("T")

Outlet = Callable[[Document, QWidget, Callable[[str], None]], None]
"""Prints or saves a document, asking where; the callback gets a sentence once that is done."""

_NAMES = ("Enrolment code", "Passphrase", "Recovery sheet", "Your schools")


class EnrolScreen(Halves):
    """Code, passphrase, recovery sheet, schools; then `enrolled` gives the data key."""

    enrolled = Signal(object)
    keys: Sequence[KeyGroup] = (
        ("Setting up", (("Enter", "Next"), ("Alt Left", "Back"), ("Alt S", "Show or save"))),
    )

    def __init__(
        self,
        *,
        laptop: Laptop,
        jobs: Jobs,
        clock: Clock,
        enrol: Callable[[str, str], Account],
        save: Outlet,
        print_out: Outlet | None = None,
    ) -> None:
        pane, self._steps = _names()
        self._stack = QStackedWidget()
        super().__init__(pane, self._stack, wide=320)
        self._laptop, self._jobs, self._clock, self._enrol = laptop, jobs, clock, enrol
        self._account: Account | None = None
        self._key: bytes | None = None
        self.code, self.passphrase, self.schools = CodeStep(), PassphraseStep(), SchoolsStep()
        self.recovery = RecoveryStep(
            partial(self._put, save), partial(self._put, print_out) if print_out else None
        )
        for step in (self.code, self.passphrase, self.recovery, self.schools):
            self._stack.addWidget(step)
            step.back_wanted.connect(self._back)
        self.code.given.connect(self._ask_hub)
        self.code.done.connect(lambda: self._show(1))
        self.passphrase.done.connect(lambda: self._show(2))
        self.recovery.done.connect(self._set_up)
        self.schools.done.connect(self._finish)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self._back)
        self.setFocusProxy(self.code)

    def _show(self, at: int) -> None:
        self._steps.set_current(at)
        self._stack.setCurrentIndex(at)
        (self.code, self.passphrase, self.recovery, self.schools)[at].setFocus()

    def _back(self) -> None:
        """One step back while nothing is set up yet."""
        at = self._stack.currentIndex()
        if at and self._key is None and self.recovery.next.isEnabled():
            self._show(at - 1)

    def _ask_hub(self, hub: str, code: str) -> None:
        self._run(partial(self._enrol, hub, code), self._known, self.code.refuse)

    def _known(self, account: Account) -> None:
        self._account = account
        self.code.accept(account)
        self._show(1)

    def _put(self, outlet: Outlet, code: str, parent: QWidget) -> None:
        """The recovery sheet goes out by `outlet`."""
        account = self._account
        if account is None:
            return
        programme = account.programme
        sheet = recovery_sheet(
            device=account.device,
            code=code,
            day=self._clock().date(),
            service=programme.service,
            contact=programme.contact,
        )
        outlet(sheet, parent, self.recovery.sheet.kept)

    def _set_up(self) -> None:
        if self._account is not None:
            passphrase, code = self.passphrase.passphrase, self.recovery.sheet.code
            work = partial(self._laptop.set_up, self._account, passphrase, code)
            self._run(work, self._ready, self.recovery.refuse)

    def _ready(self, key: bytes) -> None:
        self._key = key
        if self._account is not None:
            self.schools.show_schools(self._account, self._clock().date())
        self._show(3)

    def _finish(self) -> None:
        if self._key is not None:
            self.enrolled.emit(self._key)

    def _run(
        self, work: Callable[[], T], then: Callable[[T], None], refuse: Callable[[str], None]
    ) -> None:
        """The hub and Argon2id take their time, so both are asked on the desk's thread."""

        def refused(reason: Exception) -> None:
            if not isinstance(reason, OneDeskError):
                raise reason
            if isValid(self):
                refuse(reason.say)

        self._jobs.run(work, when_alive(self, then), refused)


def _names() -> tuple[DarkPane, Steps]:
    """The dark zone with the four names."""
    pane, steps = DarkPane((28, 32)), Steps(_NAMES)
    for part in (brand(35, 20), Air(22), steps, Air(26)):
        pane.rows.addWidget(part)
    about = "About five minutes. You need a connection once, now. After that, never during an "
    pane.rows.addWidget(Label(f"{about}interview.", size=14, ink="railText", wrap=True))
    pane.rows.addStretch(1)
    return pane, steps
