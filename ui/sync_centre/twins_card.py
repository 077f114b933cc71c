"""The card that asks about two talks of one cycle: one talk or two, and whose answers stand."""

from PySide6.QtCore import Signal

from ui.sync_centre.asking_card import AskingCard
from ui.sync_centre.pairing import Paired


class TwinsCard(AskingCard):
    """One pair at a time, both sides beside each other; a way is a `Settling`."""

    opened = Signal(str)
    """The student's page is wanted, where both can be read."""

    def __init__(self) -> None:
        self._paired: Paired | None = None
        super().__init__(3, "Read both")

    def ask(self, paired: Paired, number: int, of: int) -> None:
        """Put the question."""
        self._paired = paired
        self.put(paired, number, of)

    def read_both(self) -> None:
        """Go to where both can be read."""
        if self._paired is not None and not self.isHidden():
            self.opened.emit(self._paired.student)
