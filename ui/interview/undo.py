"""Undo and redo: one step is one answer, or the words typed without a long pause."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtGui import QUndoCommand

from onedesk.domain.clock import Clock
from onedesk.domain.fields import Edits

PAUSE = timedelta(seconds=1)
_TYPED = 1
_APART = -1

Apply = Callable[[Edits], None]


class Change(QUndoCommand):
    """Edits and the edits that take them back; typing in one field grows into one change."""

    def __init__(self, apply: Apply, before: Edits, after: Edits, stroke: int | None) -> None:
        super().__init__()
        self._apply, self.stroke = apply, stroke
        self.before, self.after = dict(before), dict(after)

    def id(self) -> int:
        """Changes with the same number may be merged; those without a stroke never are."""
        return _APART if self.stroke is None else _TYPED

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in the next letters of the same stroke."""
        if not isinstance(other, Change) or other.stroke != self.stroke:
            return False
        self.after |= other.after
        self.before = {**other.before, **self.before}
        return True

    def redo(self) -> None:
        self._apply(self.after)

    def undo(self) -> None:
        self._apply(self.before)


class Strokes:
    """Numbers typing: the same number for the same field until a pause of a second."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last: tuple[str, datetime] | None = None
        self._number = 0

    def next(self, key: str) -> int:
        """The number of the stroke that a letter typed now into `key` belongs to."""
        now = self._clock()
        if self._last is None or self._last[0] != key or now - self._last[1] > PAUSE:
            self._number += 1
        self._last = (key, now)
        return self._number

    def end(self) -> None:
        """The next letter begins a new stroke whatever it is."""
        self._last = None
