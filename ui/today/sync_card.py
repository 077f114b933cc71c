"""What is on this laptop only, or the proof that nothing is."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem

from onedesk.desk.views import SyncState
from ui.today.sync_words import sync_words
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Caption, Label
from ui.widgets.rich import Body


class SyncCard(Card):
    """How many interviews are nowhere else, or the proof that none is."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._head = Label("", size=16, weight=650, wrap=True)
        self._text = Body("", size=13)
        self._last = Caption("", wrap=True)
        self.button = Button("Open Sync", key="F5", height=32)
        self.button.clicked.connect(self.opened)
        line = QHBoxLayout()
        line.addWidget(self.button)
        line.addWidget(self._last, 1)
        self.rows.addWidget(self._head)
        self.rows.addWidget(self._text)
        self._room = QSpacerItem(0, 0)
        self.rows.addItem(self._room)
        self.rows.addLayout(line)

    def spread(self, *, wide: bool) -> None:
        """Beside other cards it is as high as they are, with the button at its foot."""
        policy = QSizePolicy.Policy
        self._room.changeSize(0, 0, policy.Minimum, policy.Expanding if wide else policy.Fixed)
        self.rows.invalidate()

    def show_state(self, state: SyncState, now: datetime) -> None:
        """What the desk knows; "on the hub" stands only for receipts that were checked."""
        said = sync_words(state, now)
        self._head.setText(said.head)
        self._text.set_text(said.text)
        self._last.setText(said.last)
