"""Names and what stands behind them, to be read only."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from ui import theme
from ui.widgets.base import Arranged
from ui.widgets.rich import Rich

_TOP = Qt.AlignmentFlag.AlignTop

_BESIDE, _ANY = 2.2, 16_777_215
"""Times the width of the names, from which the words have room beside them."""


class Answers(Arranged):
    """Names on the left, words on the right, or below where it is narrow; long words wrap.

    `names` is how wide the names are at the least; with `even` at the most, too.
    """

    def __init__(
        self, pairs: Iterable[tuple[str, str]], *, names: int = 150, even: bool = False
    ) -> None:
        super().__init__()
        self._names, self._even = names, even
        self._pairs = [
            (Rich(name, size=14, ink="ink2"), Rich(said, size=14)) for name, said in pairs
        ]
        self._beside: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        for name, words in self._pairs:
            words.setAccessibleName(f"{name.text()}: {words.text()}")
            words.setMinimumWidth(1)  # a word without end is broken
        self.retheme()

    def retheme(self) -> None:
        look = theme.current()
        self._grid.setHorizontalSpacing(look.px(12))
        self._beside = None
        super().retheme()

    def arrange(self) -> None:
        look = theme.current()
        wide = look.px(self._names)
        beside = self.width() >= wide * _BESIDE
        if beside == self._beside:
            return
        self._beside = beside
        self._grid.setVerticalSpacing(look.px(6 if beside else 2))
        self._grid.setColumnMinimumWidth(0, wide if beside else 0)
        for at, (name, words) in enumerate(self._pairs):
            name.setMinimumWidth(wide if beside and self._even else 1)
            name.setMaximumWidth(wide if beside and self._even else _ANY)
            for part in (name, words):
                self._grid.removeWidget(part)
            if beside:
                self._grid.addWidget(name, at, 0, _TOP)
                self._grid.addWidget(words, at, 1, _TOP)
            else:
                self._grid.addWidget(name, 2 * at, 0, 1, 2, _TOP)
                self._grid.addWidget(words, 2 * at + 1, 0, 1, 2, _TOP)
