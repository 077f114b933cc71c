"""Names and what stands behind them, to be read only."""

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QWidget

from ui import theme
from ui.section import TOP
from ui.widgets.rich import Rich


class Answers(QWidget):
    """Names on the left, words on the right; long words wrap.

    `names` is how wide the names are at the least; with `even` at the most, too.
    """

    def __init__(
        self, pairs: Iterable[tuple[str, str]], *, names: int = 150, even: bool = False
    ) -> None:
        super().__init__()
        look = theme.current()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(look.px(6))
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, look.px(names))
        for row, (name, said) in enumerate(pairs):
            words = Rich(said, size=14)
            words.setAccessibleName(f"{name}: {words.text()}")
            label = Rich(name, size=14, ink="ink2")
            if even:
                label.setFixedWidth(look.px(names))
                words.setMinimumWidth(1)  # a word without end is broken
            grid.addWidget(label, row, 0, TOP)
            grid.addWidget(words, row, 1, TOP)
