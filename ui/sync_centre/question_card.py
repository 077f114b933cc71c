"""The card that puts a question: two people changed one answer apart."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from ui import theme
from ui.sync_centre.asking import Asked
from ui.sync_centre.compare import ComparePanel
from ui.sync_centre.wanting import WantingCard
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.label import Caption
from ui.widgets.rich import Rich

_BOTH = "Both answers stay in the history. Until you decide, the hub shows both."
_PARTS = "What differs is bold. "


class QuestionCard(WantingCard):
    """One clash at a time, both values as buttons; nobody is blocked by leaving it."""

    chosen = Signal(str, object)
    """The id of the question, and the `Answer`."""
    later = Signal(str)
    read = Signal(object)
    """Both texts are to be read in full: the `Asked`."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: Asked | None = None
        self.words, self.texts = Rich(size=17), ComparePanel()
        self.words.setMinimumWidth(1)  # a word without end is broken
        self.first, self.second = Button("", key="1"), Button("", key="2")
        self.wait = Button("Decide later", kind="quiet", key="L")
        self.whole = Button("Read both in full", kind="quiet", key="V")
        for button in (self.first, self.second, self.wait, self.whole):
            button.set_key_first()
        self.first.clicked.connect(lambda: self.answer(0))
        self.second.clicked.connect(lambda: self.answer(1))
        self.wait.clicked.connect(self.put_off)
        self.whole.clicked.connect(self.read_both)
        self.buttons, self.below = Flow(), Caption(_BOTH, wrap=True)
        self.buttons.setMinimumWidth(1)  # its words give way
        self.buttons.set_widgets([self.first, self.second, self.wait, self.whole])
        for part in (self.words, self.texts, self.buttons, self.below):
            self.rows.addWidget(part)
        self.hide()

    def ask(self, asked: Asked, number: int, of: int) -> None:
        """Put a question."""
        self._asked = asked
        self.right.setText("1 question" if of == 1 else f"question {number} of {of}")
        self.words.set_text(asked.sentence)
        self.texts.show_sides(asked.sides)
        self.whole.setVisible(asked.cut)
        self.below.setText(f"{_PARTS if len(asked.sides) > 1 else ''}{_BOTH}")
        self.setAccessibleName(f"Needs you: {asked.about}")
        self._word_buttons()

    def answer(self, number: int) -> None:
        """Take the first or the second answer."""
        if self._asked is not None and not self.isHidden():
            self.chosen.emit(self._asked.conflict, self._asked.answers[number])

    def put_off(self) -> None:
        """Leave it for another time."""
        if self._asked is not None and not self.isHidden():
            self.later.emit(self._asked.conflict)

    def read_both(self) -> None:
        """Show all of both texts."""
        if self._asked is not None and self._asked.cut and not self.isHidden():
            self.read.emit(self._asked)

    def retheme(self) -> None:
        super().retheme()
        if self.layout() is not None and hasattr(self, "buttons"):
            self._word_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._word_buttons()

    def _word_buttons(self) -> None:
        """The values on the buttons where each fits a line, else short words."""
        if self._asked is None:
            return
        room = self.width() - theme.current().px(36)
        for button, answer in zip((self.first, self.second), self._asked.answers, strict=True):
            button.set_words(answer.words)
            if button.sizeHint().width() > room:
                button.set_words(answer.brief)
        self.buttons.updateGeometry()
