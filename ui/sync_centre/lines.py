"""Lines of facts below each other that change in place, so that no frame is painted without."""

from collections.abc import Sequence

from ui.section import empty
from ui.widgets.block import Block
from ui.widgets.rich import Rich


class Lines(Block):
    """As many lines as there are to say, of one design `size`."""

    def __init__(self, *, size: float) -> None:
        super().__init__()
        self._size = size
        self._lines: list[Rich] = []
        self._said: tuple[str, ...] = ()

    def say(self, said: Sequence[str]) -> None:
        """Say these; lines that are said already stay as they are."""
        if len(said) != len(self._lines):
            self._make(len(said))
        if tuple(said) != self._said:
            for line, text in zip(self._lines, said, strict=True):
                line.set_text(text)
        self._said = tuple(said)
        self.setVisible(bool(said))

    def _make(self, count: int) -> None:
        empty(self.rows)
        self._lines = [Rich(size=self._size) for _ in range(count)]
        for line in self._lines:
            line.setMinimumWidth(1)  # a word without end is broken
            self.rows.addWidget(line)
