"""The end of a talk as the room sees it: a curtain first, the list of the day only after it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ui.interview.closing import SAFE, Closing
from ui.interview.curtain import Curtain
from ui.interview.model import InterviewModel

CLOSED = "This talk is closed"


class Parting(QObject):
    """Draws the curtain, and says what is over once the adviser has raised it."""

    ending = Signal()
    """The talk is over: what lies over the desk is to be put away."""
    finished = Signal(str)
    """The talk took place; carries the student."""
    not_held = Signal(str, object)
    """It did not: a sentence, and a callable that takes it back."""

    def __init__(self, model: InterviewModel, closing: Closing, curtain: Curtain) -> None:
        super().__init__(curtain)
        self._model, self._curtain = model, curtain
        self._after: Callable[[], object] | None = None
        closing.ended.connect(self._ended)
        closing.not_held.connect(self._not_held)
        curtain.raised.connect(self._raised)

    def _ended(self, title: str, line: str) -> None:
        student = self._model.file.file.student.id
        self._draw(title, line, lambda: self.finished.emit(student))

    def _not_held(self, came: bool, words: str, take_back: Callable[[], object]) -> None:
        """Who came all the same is still in the room, and is not to read the list either."""
        if came:
            self._draw(CLOSED, SAFE, lambda: self.not_held.emit(words, take_back))
        else:
            self.ending.emit()
            self.not_held.emit(words, take_back)

    def _draw(self, title: str, line: str, after: Callable[[], object]) -> None:
        self.ending.emit()
        self._after = after
        self._curtain.draw(title, line)

    def _raised(self) -> None:
        after, self._after = self._after, None
        if after is not None:
            after()
