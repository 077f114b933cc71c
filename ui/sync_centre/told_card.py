"""The card that tells whose words were not taken: nothing is asked, one key takes it away."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal

from onedesk.desk.views import Told
from ui.sync_centre.hold import Hold
from ui.sync_centre.told import told_words
from ui.sync_centre.wanting import WantingCard
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.label import CardHeading
from ui.widgets.rich import Rich


class ToldCard(WantingCard):
    """One at a time, the newest first."""

    dismissed = Signal(str)
    wanted = Signal(object)
    """The history of a `Told` is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self._told: Told | None = None
        self.hold = Hold()
        self.set_wanting(wanting=False)
        self.heading, self.words = CardHeading("For you to know"), Rich(size=16)
        self.words.setMinimumWidth(1)  # a word without end is broken
        self.head.insertWidget(0, self.heading)
        self.seen = Button("Got it", key="G")
        self.history = Button("Show the history", kind="quiet", key="H")
        for button in (self.seen, self.history):
            button.set_key_first()
        self.seen.clicked.connect(self.dismiss)
        self.history.clicked.connect(self.show_history)
        self.buttons = Flow()
        self.buttons.set_widgets([self.seen, self.history])
        self.rows.addWidget(self.words)
        self.rows.addWidget(self.buttons)
        self.hide()

    def tell(self, told: Sequence[Told], now: datetime) -> None:
        """Tell the first of these; without any there is no card."""
        self._told = told[0] if told else None
        self.hold.shows(self._told and self._told.id)
        self.setVisible(bool(told))
        if self._told is None:
            return
        self.right.setText(f"1 of {len(told)}" if told[1:] else "")
        self.words.set_text(told_words(self._told, now))
        self.history.setVisible(bool(self._told.record))
        self.setAccessibleName(f"For you to know: {self.words.text()}")

    def dismiss(self) -> None:
        """It is read."""
        if self._told is not None and not self.isHidden() and not self.hold.on:
            with self.hold.by_hand():
                self.dismissed.emit(self._told.id)

    def show_history(self) -> None:
        """Show what became of the record."""
        if self._told is not None and self._told.record and not self.isHidden():
            self.wanted.emit(self._told)
