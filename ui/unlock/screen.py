"""The lock screen: a greeting without a student or a school, and one field."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from onedesk.desk.threshold import Greeting
from onedesk.domain.clock import Clock
from ui import theme
from ui.alive import when_alive
from ui.jobs import Jobs
from ui.unlock.dark import DarkPane, Halves, Line, brand
from ui.unlock.passphrase_panel import PassphrasePanel
from ui.widgets.block import Air
from ui.widgets.card import Pane
from ui.widgets.label import Label
from ui.words import greeting, weekday_date

if TYPE_CHECKING:
    from ui.unlock.recover_panel import RecoverPanel
    from ui.widgets.key_hints import KeyGroup

_LARGE = 150
WAITS_MS = (5_000, 10_000, 20_000, 40_000, 60_000)
"""After each wrong try in a row; the last one stays. Nothing is ever wiped."""


class Door(Protocol):
    """A laptop as the lock screen sees it; both deeds are for the desk's thread."""

    @property
    def greeting(self) -> Greeting | None: ...

    def unlock(self, passphrase: str) -> bytes: ...

    def recover(self, code: str, passphrase: str) -> bytes: ...


class UnlockScreen(Halves):
    """Opens the laptop with its passphrase, or with the code of the recovery sheet.

    `recovery` makes the panel for the sheet, for a laptop's number, when it is first wanted.
    """

    unlocked = Signal(object)
    """The data key, as bytes."""

    keys: "Sequence[KeyGroup]" = (
        ("Unlock", (("Enter", "Unlock"), ("Alt S", "Show or hide the passphrase"))),
    )

    def __init__(
        self,
        *,
        laptop: Door,
        recovery: "Callable[[str], RecoverPanel]",
        jobs: Jobs,
        clock: Clock,
        version: str = "",
        waits: Sequence[int] = WAITS_MS,
    ) -> None:
        known, right = laptop.greeting, Pane("bg")
        super().__init__(_welcome(clock, known.forename if known else ""), right)
        self._laptop, self._jobs, self._recovery = laptop, jobs, recovery
        self.passphrase = PassphrasePanel(known, version, waits)
        self.recover: RecoverPanel | None = None
        self._panels = QStackedWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._panels)
        self._panels.addWidget(self.passphrase)
        self.setFocusProxy(self.passphrase)
        self.passphrase.given.connect(self._unlock)
        self.passphrase.forgotten.connect(self._to_recovery)

    def tell(self, bold: str, rest: str, *, done: bool = False) -> None:
        """Say something over the field: what is not saved yet, or that it is now."""
        self.passphrase.tell(bold, rest, done=done)

    def _unlock(self, passphrase: str) -> None:
        self._run(partial(self._laptop.unlock, passphrase), self.passphrase.refuse)

    def _recover(self, code: str, passphrase: str) -> None:
        self._run(partial(self._laptop.recover, code, passphrase), self._panel().refuse)

    def _run(self, work: Callable[[], bytes], refuse: Callable[[Exception], None]) -> None:
        """Argon2id takes its time on purpose, so it runs on the desk's thread."""
        self._jobs.run(work, when_alive(self, self.unlocked.emit), when_alive(self, refuse))

    def _to_recovery(self, why: str) -> None:
        panel = self._panel()
        panel.explain(why)
        self._panels.setCurrentWidget(panel)
        panel.setFocus()

    def _panel(self) -> "RecoverPanel":
        """The panel for the recovery sheet."""
        if self.recover is None:
            known = self._laptop.greeting
            self.recover = self._recovery(known.device if known else "")
            self.recover.given.connect(self._recover)
            self.recover.left.connect(self._to_passphrase)
            self._panels.addWidget(self.recover)
        return self.recover

    def _to_passphrase(self) -> None:
        self._panels.setCurrentWidget(self.passphrase)
        self.passphrase.setFocus()


def _welcome(clock: Clock, forename: str) -> DarkPane:
    """The dark half: who is greeted, which day it is, and what is never shown here."""
    pane = DarkPane((72, 64))
    hello = f"{greeting(clock())}, {forename}" if forename else greeting(clock())
    size = 36 if theme.current().text_percent < _LARGE else 24
    pane.rows.addWidget(brand(43, 22))
    pane.rows.addStretch(3)
    pane.rows.addWidget(Label(hello, size=size, weight=650, ink="railOn", wrap=True))
    pane.rows.addWidget(Air(2))
    for words in (f"{weekday_date(clock().date())}.", "Unlock to see today’s interviews."):
        pane.rows.addWidget(Label(words, size=17, ink="railText", wrap=True))
    pane.rows.addStretch(4)
    pane.rows.addWidget(Line())
    pane.rows.addWidget(Air(6))
    never = "This screen never shows a student or a school."
    pane.rows.addWidget(Label(never, size=14, ink="railText", wrap=True))
    return pane
