"""Job titles that are often chosen in an area of work, to click; typing finds them too."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.label import Caption


class OftenChosen(Flow):
    """A few titles as pills; without any the line goes."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._titles: tuple[str, ...] | None = None
        self._pills: list[Chip] = []

    def show_titles(self, titles: Sequence[str], chosen: str | None) -> None:
        """Offer these; the one that was chosen is solid."""
        if self._titles != tuple(titles):
            self._titles = tuple(titles)
            self._build(titles)
        for pill, title in zip(self._pills, titles, strict=True):
            pill.setChecked(title == chosen)

    def _build(self, titles: Sequence[str]) -> None:
        self._pills = []
        pills: list[QWidget] = [Caption("Often chosen")] if titles else []
        for title in titles:
            pill = Chip(title)
            pill.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            pill.clicked.connect(lambda _on=False, title=title: self.taken.emit(title))
            self._pills.append(pill)
            pills.append(pill)
        self.set_widgets(pills)
        self.setVisible(bool(pills))
