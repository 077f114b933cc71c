"""Two long texts beside each other, or below each other where there is no room."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout

from ui import theme
from ui.responsive import stand
from ui.sync_centre.asking import Side
from ui.widgets.base import Arranged
from ui.widgets.card import Card
from ui.widgets.label import ColumnHead
from ui.widgets.rich import Rich

_BESIDE = 560


class _Text(Card):
    """Whose words, and the words; what differs is bold."""

    def __init__(self) -> None:
        super().__init__("past", margin=12)
        self.head, self.words = ColumnHead(), Rich(size=14)
        self.head.setWordWrap(True)
        self.words.setMinimumWidth(1)  # a word without end is broken
        self.rows.addWidget(self.head)
        self.rows.addWidget(self.words)
        self.rows.addStretch(1)


class ComparePanel(Arranged):
    """Hidden where there is nothing to compare."""

    def __init__(self) -> None:
        super().__init__()
        self.texts = (_Text(), _Text())
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        for text in self.texts:
            self._both.addWidget(text, 1)
        self.retheme()
        self.hide()

    def show_sides(self, sides: Sequence[Side], *, whole: bool = False) -> None:
        """Show these; none hides the panel."""
        for text, side in zip(self.texts, sides, strict=False):
            text.head.setText(side.who)
            text.words.set_text(side.told if whole else side.shown)
            text.words.setAccessibleName(f"{side.who}: {side.whole}")
        for at, text in enumerate(self.texts):
            text.setVisible(at < len(sides))
        self.setVisible(bool(sides))

    def retheme(self) -> None:
        self._both.setSpacing(theme.current().px(8))
        super().retheme()

    def arrange(self) -> None:
        stand(self._both, beside=self.width() >= theme.current().px(_BESIDE))
