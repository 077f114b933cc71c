"""The card that puts a question: two people changed one answer apart."""

from PySide6.QtCore import Signal

from ui.sync_centre.asking import Asked
from ui.sync_centre.asking_card import AskingCard


class QuestionCard(AskingCard):
    """One clash at a time, both values as buttons; a way is an `Answer`."""

    opened = Signal(object)
    """Both texts are to be read in full: the `Asked`."""

    def __init__(self) -> None:
        self._asked: Asked | None = None
        super().__init__(2, "Read both in full")

    def ask(self, asked: Asked, number: int, of: int) -> None:
        """Put a question."""
        self._asked = asked
        self.put(asked, number, of)
        self.read.setVisible(asked.cut)

    def read_both(self) -> None:
        """Show all of both texts."""
        if self._asked is not None and self._asked.cut and not self.isHidden():
            self.opened.emit(self._asked)
