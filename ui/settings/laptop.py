"""The part about the laptop: who works on it, how it locks, what opens it, where all lies."""

from PySide6.QtCore import Signal

from onedesk.domain.people import Programme
from onedesk.settings import LOCK_MINUTES, Settings
from ui.look import Look
from ui.settings.row import Section, Setting
from ui.widgets.button import Button
from ui.widgets.choice import ChipRow
from ui.widgets.label import Label
from ui.widgets.rich import Rich

_LOCK = (
    "When nobody touches the keys for so long, OneDesk saves what was typed, locks and forgets its "
    "key. It also does so when the computer goes to sleep."
)
_OPENS = "It opens this laptop and never leaves it. Drafts and open interviews stay."
_RECOVERY = (
    "The one way in when the passphrase is forgotten. A new sheet makes the old one worthless."
)
_JOIN = (
    "Where the hub does not speak to this laptop any more, a one-time code from your service mends "
    "it. Everything on this laptop stays."
)
_ENCRYPTED = (
    "**Encrypted:** students, interviews, plans, notes, your settings for the paper and the "
    "library, and what waits for the hub. All of it is one file, with no switch to turn that off."
)
_PLAIN = (
    "**Not encrypted:** text size, colours and where the window stood; for the lock screen your "
    "forename, the laptop’s number and how many interviews are only here; and a log of what the "
    "program did. No student, no school and no answer is in any of them."
)


class LaptopSection(Section):
    """Facts, the idle lock, two deeds that ask for the passphrase first, one that asks a code."""

    passphrase_wanted = Signal()
    recovery_wanted = Signal()
    join_wanted = Signal()

    def __init__(self, look: Look, folder: str) -> None:
        super().__init__()
        self._look = look
        minutes = [(str(one), f"{one} minutes") for one in LOCK_MINUTES]
        self.lock = ChipRow(minutes)
        self.lock.set_name("Lock after")
        self.lock.chosen.connect(lambda one: look.set(lock_minutes=int(one)))
        self.passphrase = Button("Change the passphrase", icon="key", height=32)
        self.recovery = Button("Make a new recovery sheet", icon="file", height=32)
        self.join = Button("Join the hub again", icon="sync", height=32)
        self.passphrase.clicked.connect(self.passphrase_wanted)
        self.recovery.clicked.connect(self.recovery_wanted)
        self.join.clicked.connect(self.join_wanted)
        self.who = Label("", size=14, ink="ink2", wrap=True)
        self.place = Rich(f"The folder is {folder}", size=14, ink="ink2")
        where = self.add(
            Setting("This laptop", "", self.who),
            Setting("Lock after", _LOCK, self.lock),
            Setting("Passphrase", _OPENS, self.passphrase),
            Setting("Recovery sheet", _RECOVERY, self.recovery),
            Setting("The hub", _JOIN, self.join),
            Setting("Where everything lies", "", Rich(_ENCRYPTED, size=14, ink="ink2")),
        )
        for part in (Rich(_PLAIN, size=14, ink="ink2"), self.place):
            where.rows.addWidget(part)
        self.finish()
        self._show(look.settings)
        look.changed.connect(self._show)

    def show_programme(self, device: str, programme: Programme) -> None:
        """Who works here, and for whom."""
        adviser = programme.adviser
        name = f"{adviser.name}, {adviser.title}" if adviser.title else adviser.name
        number = f"Laptop {device}." if device else ""
        self.who.setText(f"{number} {name}, {programme.service}.".strip())

    def _show(self, settings: Settings) -> None:
        self.lock.set_value(str(settings.lock_minutes))
