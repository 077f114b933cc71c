"""The card that asks about two talks of one cycle: one talk or two, and whose answers stand."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from ui import theme
from ui.sync_centre.compare import ComparePanel
from ui.sync_centre.pairing import Paired
from ui.sync_centre.wanting import WantingCard
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.label import Caption
from ui.widgets.rich import Rich


class TwinsCard(WantingCard):
    """One pair at a time, both sides beside each other; nobody is blocked by leaving it."""

    chosen = Signal(str, object)
    """The id of the question, and the `Settling`."""
    later = Signal(str)
    opened = Signal(str)
    """The student's page is wanted, where both can be read."""

    def __init__(self) -> None:
        super().__init__()
        self._paired: Paired | None = None
        self.words, self.texts = Rich(size=17), ComparePanel()
        self.words.setMinimumWidth(1)  # a word without end is broken
        self.ways = (Button("", key="1"), Button("", key="2"), Button("", key="3"))
        self.wait = Button("Decide later", kind="quiet", key="L")
        self.both = Button("Read both", kind="quiet", key="V")
        for number, button in enumerate(self.ways):
            button.clicked.connect(lambda _checked=False, at=number: self.answer(at))
        self.wait.clicked.connect(self.put_off)
        self.both.clicked.connect(self.read_both)
        for button in (*self.ways, self.wait, self.both):
            button.set_key_first()
        self.buttons, self.below = Flow(), Caption(wrap=True)
        self.buttons.setMinimumWidth(1)  # its words give way
        self.buttons.set_widgets([*self.ways, self.wait, self.both])
        for part in (self.words, self.texts, self.buttons, self.below):
            self.rows.addWidget(part)
        self.hide()

    @property
    def first(self) -> Button:
        """What the keyboard goes to."""
        return self.ways[0]

    def ask(self, paired: Paired, number: int, of: int) -> None:
        """Put the question."""
        self._paired = paired
        self.right.setText("1 question" if of == 1 else f"question {number} of {of}")
        self.words.set_text(paired.sentence)
        self.texts.show_sides(paired.sides)
        self.below.setText(paired.below)
        self.setAccessibleName(f"Needs you: {paired.about}")
        self._word_buttons()

    def answer(self, number: int) -> None:
        """Settle it the first, the second or the third way."""
        if self._paired is not None and not self.isHidden():
            self.chosen.emit(self._paired.id, self._paired.ways[number])

    def put_off(self) -> None:
        """Leave it for another time."""
        if self._paired is not None and not self.isHidden():
            self.later.emit(self._paired.id)

    def read_both(self) -> None:
        """Go to where both can be read."""
        if self._paired is not None and not self.isHidden():
            self.opened.emit(self._paired.student)

    def retheme(self) -> None:
        super().retheme()
        if self.layout() is not None and hasattr(self, "buttons"):
            self._word_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._word_buttons()

    def _word_buttons(self) -> None:
        """All the words on the buttons where each fits a line, else short ones."""
        if self._paired is None:
            return
        room = self.width() - theme.current().px(36)
        for button, way in zip(self.ways, self._paired.ways, strict=True):
            button.set_words(way.words)
            if button.sizeHint().width() > room:
                button.set_words(way.brief)
        self.buttons.updateGeometry()
