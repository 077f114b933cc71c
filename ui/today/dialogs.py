"""Why a student is not seen, and how a talk ended otherwise than planned: a key for each."""

from collections.abc import Sequence
from typing import NamedTuple, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from onedesk.domain.interview import Outcome
from ui.asking import Answer, ChoiceDialog, Tall, numbered
from ui.today.wording import OUTCOMES, REASONS
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.label import Caption, ColumnHead

NOTHING_MISSING = "Everything was covered."
KEPT = "What was written stays. A talk that was not held counts in no figure."

_KEYS = ("7", "8", "9", "0", "M")
_ENDS = {
    "part_held": "Only part of it took place",
    "absent": "{} did not come",
    "refused": "{} declined this talk",
    "cancelled_school": "The school cancelled it",
    "cancelled_service": "We cancelled it",
    "left_school": "{} has left the school",
    "transferred": "{} moved to another school",
}
"""Every outcome of `onedesk.domain.interview` but the plain one, which is finishing the talk."""


class Missed(NamedTuple):
    """What became of an appointment: its outcome, and the reason of an absence."""

    outcome: Outcome
    reason: str | None = None


class EndDialog(Dialog):
    """How a talk ended that was not held as planned; beside it, what was not covered."""

    chosen = Signal(str)
    """An outcome of `onedesk.domain.interview`."""

    def __init__(self, name: str, missing: Sequence[str], window: QWidget) -> None:
        super().__init__("How did this talk end?", window)
        all_of_it, answers = numbered([(code, words.format(name)) for code, words in _ENDS.items()])
        for button, code in answers:
            button.clicked.connect(lambda _on=False, code=code: self._choose(code))
        self.body.addWidget(Tall(all_of_it), 1)
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


def absent_dialog(name: str, window: QWidget) -> ChoiceDialog:
    """Ask why a student is absent; the answer is one of the `REASONS`."""
    answers = [Answer(code, said, key) for key, (code, said) in _numbered()]
    return ChoiceDialog(f"{name} is absent. Why?", [("", answers)], window)


def missed_dialog(name: str, window: QWidget) -> ChoiceDialog:
    """Ask why a student is not seen, for whatever reason; `missed` reads the answer."""
    reasons = [Answer(f"absent {code}", said, key) for key, (code, said) in _numbered()]
    others = [
        Answer(code, said, key) for (code, said), key in zip(OUTCOMES.items(), _KEYS, strict=True)
    ]
    groups = [("Absent", reasons), ("No talk for another reason", others)]
    return ChoiceDialog(f"{name} is not here. Why?", groups, window)


def missed(answer: str) -> Missed:
    """What an answer of `missed_dialog` stands for."""
    outcome, _, reason = answer.partition(" ")
    known: dict[str, Outcome] = {code: code for code in get_args(Outcome)}
    return Missed(known[outcome], reason or None)


def _numbered() -> list[tuple[str, tuple[str, str]]]:
    """The reasons with their digits."""
    return [(str(number), reason) for number, reason in enumerate(REASONS.items(), 1)]
