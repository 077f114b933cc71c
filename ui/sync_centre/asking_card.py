"""A card that puts one question at a time, each way to answer it a button with a digit."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from onedesk.domain.clock import Clock
from ui import theme
from ui.sync_centre.asking import Side
from ui.sync_centre.compare import ComparePanel
from ui.sync_centre.hold import Hold
from ui.sync_centre.wanting import WantingCard
from ui.theme.focus import set_focus_frame
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.label import Caption
from ui.widgets.rich import Rich

_SIDES = 36
_GIVEN_BACK = Qt.FocusReason.PopupFocusReason


class Way(Protocol):
    """One way to answer: what the button says, and what it says without room for that."""

    @property
    def words(self) -> str: ...

    @property
    def brief(self) -> str: ...


class Posed(Protocol):
    """A question in words; `below` is what answering does, and what not."""

    @property
    def id(self) -> str: ...

    @property
    def about(self) -> str: ...

    @property
    def sentence(self) -> str: ...

    @property
    def sides(self) -> Sequence[Side]: ...

    @property
    def ways(self) -> Sequence[Way]: ...

    @property
    def below(self) -> str: ...


class AskingCard(WantingCard):
    """Nobody is blocked by leaving it; `read` is the button that leads to all of both sides.

    Where a question slides under the finger, the keyboard rests on its words, and for a moment no
    key answers it; nor does Enter, right after a dialog gave the keyboard back.
    """

    chosen = Signal(str, object)
    """The id of the question, and the way that was taken."""
    later = Signal(str)
    rested = Signal()
    """The keyboard is to begin on the words."""

    def __init__(self, ways: int, read: str) -> None:
        super().__init__()
        self._posed: Posed | None = None
        self.hold, self._given_back = Hold(), Hold()
        self.resting = False
        """Whether the keyboard begins on the words, not on an answer."""
        self.words, self.texts = Rich(size=17), ComparePanel()
        self.words.setMinimumWidth(1)  # a word without end is broken
        set_focus_frame(self.words, self)
        self.ways = tuple(Button("", key=str(number + 1)) for number in range(ways))
        self.wait = Button("Decide later", kind="quiet", key="L")
        self.read = Button(read, kind="quiet", key="V")
        for number, button in enumerate(self.ways):
            button.clicked.connect(lambda _checked=False, at=number: self._press(at))
        self.wait.clicked.connect(self.put_off)
        self.read.clicked.connect(self.read_both)
        for button in (*self.ways, self.wait, self.read):
            button.set_key_first()
        for button in self.ways:
            button.installEventFilter(self)
        self.buttons, self.below = Flow(), Caption(wrap=True)
        self.buttons.setMinimumWidth(1)  # its words give way
        self.buttons.set_widgets([*self.ways, self.wait, self.read])
        for part in (self.words, self.texts, self.buttons, self.below):
            self.rows.addWidget(part)
        self.hide()

    def set_clock(self, clock: Clock) -> None:
        """What a moment is measured by."""
        self.hold.clock = self._given_back.clock = clock

    @property
    def first(self) -> QWidget:
        """What the keyboard goes to."""
        return self.words if self.resting else self.ways[0]

    def put(self, posed: Posed, number: int, of: int) -> None:
        """Put a question, the `number`th `of` so many."""
        new = posed != self._posed
        self._posed = posed
        slid = self.hold.shows(posed)
        self.right.setText("1 question" if of == 1 else f"question {number} of {of}")
        self.words.set_text(posed.sentence)
        self.texts.show_sides(posed.sides)
        self.below.setText(posed.below)
        self.setAccessibleName(f"Needs you: {posed.about}")
        self._word_buttons()
        if slid:
            self.rest()
        elif new:
            self.resting = False

    def rest(self) -> None:
        """Let the keyboard begin on the words, and go there from an answer."""
        self.resting = True
        now = QApplication.focusWidget()
        if now is not None and self.buttons.isAncestorOf(now):
            self.words.setFocus()
        self.rested.emit()

    def answer(self, number: int) -> None:
        """Take the way of this number, 0 is the first."""
        posed = self._posed
        if posed is not None and number < len(posed.ways) and self.answers:
            with self.hold.by_hand():
                self.chosen.emit(posed.id, posed.ways[number])

    @property
    def answers(self) -> bool:
        """Whether a key answers just now."""
        return not self.isHidden() and not self.hold.on

    def _press(self, number: int) -> None:
        if not self._given_back.on:
            self.answer(number)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The Enter that closed a dialog is perhaps pressed once more."""
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() == _GIVEN_BACK:
            self._given_back.begin()
        return False

    def put_off(self) -> None:
        """Leave it for another time."""
        if self._posed is not None and not self.isHidden():
            with self.hold.by_hand():
                self.later.emit(self._posed.id)

    def read_both(self) -> None:
        """Go to where both sides can be read in full."""
        raise NotImplementedError

    def retheme(self) -> None:
        super().retheme()
        if self.layout() is not None and hasattr(self, "buttons"):
            self._word_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._word_buttons()

    def _word_buttons(self) -> None:
        """All the words on the buttons where each fits a line, else short ones."""
        if self._posed is None:
            return
        for button, way in zip(self.ways, self._posed.ways, strict=True):
            self._word(button, way)
        self.buttons.updateGeometry()

    def _word(self, button: Button, way: Way) -> None:
        button.set_words(way.words)
        if button.sizeHint().width() > self.width() - theme.current().px(_SIDES):
            button.set_words(way.brief)
