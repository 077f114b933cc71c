"""A sentence and a few answers, each with its digit."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from onedesk.domain.people import School
from ui import theme
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog

_DIGITS = 9


class ChoiceDialog(Dialog):
    """A digit answers at once; Esc leaves everything as it was."""

    chosen = Signal(str)

    def __init__(
        self, title: str, answers: Sequence[tuple[str, str]], window: QWidget, *, columns: int = 2
    ) -> None:
        super().__init__(title, window, wide=560)
        grid = QGridLayout()
        grid.setSpacing(theme.current().px(10))
        for at, (code, words) in enumerate(answers):
            button = Button(words, key=str(at + 1) if at < _DIGITS else "", bind=True)
            button.set_key_first()
            button.clicked.connect(lambda _on=False, code=code: self._choose(code))
            grid.addWidget(button, at // columns, at % columns)
            self.first = self.first or button
        grid.setColumnStretch(columns, 1)
        self.body.addLayout(grid)
        cancel = Button("Cancel", key="Esc")
        cancel.clicked.connect(self.reject)
        self.add_button(cancel)

    def _choose(self, code: str) -> None:
        self.accept()
        self.chosen.emit(code)


def school_dialog(schools: Sequence[School], window: QWidget) -> ChoiceDialog:
    """Which of the adviser's schools."""
    answers = [(school.id, school.name) for school in schools]
    return ChoiceDialog("Which school?", answers, window)
