"""The card that puts a question: two people changed one answer apart."""

from PySide6.QtCore import Signal

from ui.sync_centre.asking import Asked
from ui.sync_centre.asking_card import AskingCard
from ui.sync_centre.likewise import Likewise
from ui.widgets.button import Button


class QuestionCard(AskingCard):
    """One clash at a time, both values as buttons; a way is an `Answer`."""

    opened = Signal(object)
    """Both texts are to be read in full: the `Asked`."""
    likewise = Signal(object)
    """The same answer for all of one cause: the `Likewise`."""
    wanted = Signal(object)
    """Where it is asked about is to be opened: the `Asked`."""

    def __init__(self) -> None:
        self._asked: Asked | None = None
        self._same: Likewise | None = None
        super().__init__(2, "Read both in full")
        self.all = Button("", key="A")
        self.all.set_key_first()
        self.all.clicked.connect(self.answer_all)
        self.open = Button("", kind="quiet", key="O")
        self.open.set_key_first()
        self.open.clicked.connect(self.open_it)
        self.buttons.set_widgets([*self.ways, self.all, self.wait, self.read, self.open])

    def ask(self, asked: Asked, number: int, of: int, same: Likewise | None = None) -> None:
        """Put a question, and offer the `same` answer for it and others of its cause."""
        self._asked, self._same = asked, same
        self.put(asked, number, of)
        self.read.setVisible(asked.cut)
        self.all.setVisible(same is not None)
        self.open.set_words(asked.way_in)
        self.open.setVisible(asked.page is not None)
        if same is not None:
            self.below.setText(f"{same.below} {asked.below}")

    def answer_all(self) -> None:
        """Give the same answer to all of its cause."""
        if self._same is not None and self.answers:
            with self.hold.by_hand():
                self.likewise.emit(self._same)

    def open_it(self) -> None:
        """Go to where it can be read, and written."""
        if self._asked is not None and self._asked.page is not None and not self.isHidden():
            self.wanted.emit(self._asked)

    def read_both(self) -> None:
        """Show all of both texts."""
        if self._asked is not None and self._asked.cut and not self.isHidden():
            self.opened.emit(self._asked)

    def _word_buttons(self) -> None:
        super()._word_buttons()
        if self._same is not None:
            self._word(self.all, self._same)
