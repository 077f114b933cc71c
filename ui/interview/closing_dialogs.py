"""Two short questions: how a talk ended that was not held as planned, and why to open it again."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui import theme
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.label import Caption, ColumnHead

NOTHING_MISSING = "Everything was covered."
_OWN = "In my own words"
KEPT = "What was written stays. A talk that was not held counts in no figure."


def _answers(rows: Sequence[tuple[str, str]]) -> tuple[QGridLayout, list[tuple[Button, str]]]:
    """Answers below each other, each with its digit."""
    grid, made = QGridLayout(), []
    grid.setSpacing(theme.current().px(10))
    grid.setColumnStretch(1, 1)
    for at, (code, words) in enumerate(rows, 1):
        button = Button(words, key=str(at), bind=True)
        button.set_key_first()
        grid.addWidget(button, at, 0)
        made.append((button, code))
    return grid, made


class EndDialog(Dialog):
    """How the talk ended; beside it, what was not covered."""

    chosen = Signal(str)
    """An outcome of `onedesk.domain.interview`."""

    def __init__(self, name: str, missing: Sequence[str], window: QWidget) -> None:
        super().__init__("How did this talk end?", window)
        rows = (
            ("part_held", "Only part of it took place"),
            ("absent", f"{name} did not come"),
            ("refused", f"{name} did not want to talk"),
            ("cancelled_school", "The school cancelled it"),
            ("cancelled_service", "We cancelled it"),
        )
        grid, answers = _answers(rows)
        for button, code in answers:
            button.clicked.connect(lambda _on=False, code=code: self._choose(code))
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self.with_facts()
        self.facts.addWidget(ColumnHead("Not covered yet"))
        for line in missing or (NOTHING_MISSING,):
            self.facts.addWidget(Caption(line[:1].upper() + line[1:], wrap=True))
        self.facts.addStretch(1)
        self.foot.setText(KEPT)
        cancel = self.add_button(Button("Cancel", key="Esc"))
        cancel.clicked.connect(self.reject)
        self.first = cancel

    def _choose(self, outcome: str) -> None:
        self.accept()
        self.chosen.emit(outcome)


class ReopenDialog(Dialog):
    """Why a finished talk is opened again: a digit for a reason of the list, or own words."""

    chosen = Signal(str)
    """The reason in words."""

    def __init__(self, name: str, window: QWidget) -> None:
        super().__init__("Open this talk again? Please say why.", window, wide=640)
        reasons = (
            "Something was left out",
            "Something was written down wrongly",
            f"{name} wants something changed",
            "We went on with the talk later",
        )
        grid, answers = _answers([(reason, reason) for reason in reasons])
        for button, reason in answers:
            button.clicked.connect(lambda _on=False, reason=reason: self._choose(reason))
        self.body.addLayout(grid)
        self.own = Field("Or in your own words", size=15)
        self.body.addWidget(self.own)
        self.foot.setText("The reason, your name and the time stay with the talk.")
        cancel, self._go_on = Button("Cancel", key="Esc"), Button(_OWN, key="Enter")
        cancel.clicked.connect(self.reject)
        self._go_on.clicked.connect(self._take_own)
        self.own.edited.connect(self._typed)
        self.add_button(cancel)
        self.add_button(self._go_on, primary=True)
        self.first = self._go_on

    def _typed(self, words: str) -> None:
        """Enter opens the talk once there are own words; until then it leads to them."""
        there = bool(words.strip())
        self._go_on.set_words("Open" if there else _OWN)
        self._go_on.set_kind("primary" if there else "plain")

    def _take_own(self) -> None:
        words = self.own.text.strip()
        if words:
            self._choose(words)
        else:
            self.own.set_problem("A few words, or a digit for a reason above.")
            self.own.edit.setFocus()

    def _choose(self, why: str) -> None:
        self.accept()
        self.chosen.emit(why)
