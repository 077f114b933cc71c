"""The field that opens the laptop every day, and what it says when it does not."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal

from onedesk.desk.threshold import Greeting
from onedesk.domain.errors import OneDeskError
from ui.unlock.column import Column
from ui.widgets.banner import Banner
from ui.widgets.block import Air, Block
from ui.widgets.button import Button
from ui.widgets.label import Caption
from ui.widgets.passphrase import PassphraseField
from ui.words import counted, lasting

_KEPT = "Forgetting the passphrase does not lose them: your recovery sheet opens this laptop."


class PassphrasePanel(Column):
    """Passphrase, unlock, forgotten; after a wrong try it waits, longer each time."""

    given = Signal(str)
    forgotten = Signal(str)

    def __init__(self, known: Greeting | None, version: str, waits: Sequence[int]) -> None:
        super().__init__()
        self._waits, self._wrong = waits, 0
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._ready)
        self.field = PassphraseField("Passphrase")
        self.field.edit.returnPressed.connect(self._give)
        self.unlock = Button("Unlock", kind="primary", key="Enter", height=44)
        self.unlock.clicked.connect(self._give)
        forgot = Button("I forgot my passphrase", kind="quiet", height=44)
        forgot.clicked.connect(lambda: self.forgotten.emit(""))
        self.problem = Banner("needs", "")
        self.owed = Banner("needs", "", size=15)
        for banner in (self.problem, self.owed):
            banner.hide()
        self.setFocusProxy(self.field.edit)
        self._lay_out(forgot, known, version)

    def _lay_out(self, forgot: Button, known: Greeting | None, version: str) -> None:
        line = Block(self.unlock, forgot, gap=12, across=True)
        line.rows.addStretch(1)
        banners = Block(self.problem, self.owed, gap=12)
        self._count = _waiting(known) if known is not None else None
        if self._count is not None:
            banners.rows.addWidget(self._count)
        for part in (self.field, Air(12), line, Air(28), banners, Air(8)):
            self.rows.addWidget(part)
        for words in _facts(known, version):
            self.rows.addWidget(Caption(words, wrap=True))

    def tell(self, bold: str, rest: str, *, done: bool) -> None:
        """Say what is not saved yet, or that it is now; nothing of its content."""
        self.owed.set_words(bold, rest, kind="done" if done else "needs")
        self.owed.show()
        if self._count is not None:
            self._count.hide()  # it was counted before

    def refuse(self, reason: Exception) -> None:
        """Say why it did not open; a wrong passphrase waits before the next try."""
        from onedesk.desk.laptop import (  # noqa: PLC0415  # loads the store: not before a try
            KeyringChanged,
            WrongPassphrase,
        )

        self.unlock.set_words("Unlock")
        if isinstance(reason, KeyringChanged):
            self._ready()
            self.forgotten.emit(reason.say)
            return
        if not isinstance(reason, OneDeskError):
            self._ready()
            raise reason
        wait = 0
        if isinstance(reason, WrongPassphrase):
            wait = self._waits[min(self._wrong, len(self._waits) - 1)]
            self._wrong += 1
        say = reason.say.replace("5 seconds", lasting(wait / 1000))
        bold, _, rest = say.partition(". ")
        self.problem.set_words(f"{bold}.", rest)
        self.problem.show()
        self.field.edit.setReadOnly(False)
        self.field.edit.selectAll()
        self.field.edit.setFocus()
        self._wait.start(wait)

    def _give(self) -> None:
        if not self.unlock.isEnabled() or not self.field.text:
            return
        self.unlock.setEnabled(False)
        self.field.edit.setReadOnly(True)
        self.unlock.set_words("Unlocking")
        self.given.emit(self.field.text)

    def _ready(self) -> None:
        self.unlock.setEnabled(True)
        self.field.edit.setReadOnly(False)
        if self._wrong:
            self.problem.set_words("You can try again now.", "Nothing is lost.", kind="info")


def _waiting(known: Greeting) -> Banner:
    """How many interviews are nowhere else."""
    if not known.waiting:
        return Banner("done", "No interview is on this laptop only.", icon="tick", size=15)
    one = known.waiting == 1
    verb, they = ("is", "It is") if one else ("are", "They are")
    bold = f"{counted(known.waiting, 'interview')} {verb} on this laptop only."
    kept = _KEPT.replace("them", "it", 1) if one else _KEPT
    return Banner("info", bold, f"{they} encrypted. {kept}", size=15)


def _facts(known: Greeting | None, version: str) -> list[str]:
    """The laptop's number and what guards it."""
    parts = []
    if known is not None:
        parts.append(f"Laptop {known.device}.")
    if version:
        parts.append(f"Version {version}")
    facts = [" ".join(parts)] if parts else []
    if known is not None and known.alone:
        facts.append(
            "This computer has no keyring that OneDesk trusts, so the passphrase guards the "
            "laptop alone. Unlocking takes a little longer for that reason."
        )
    return facts
