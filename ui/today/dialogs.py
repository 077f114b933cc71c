"""Why a student is not seen: a key for each reason."""

from typing import NamedTuple, get_args

from PySide6.QtWidgets import QWidget

from onedesk.domain.interview import Outcome
from ui.asking import Answer, ChoiceDialog
from ui.today.wording import OUTCOMES, REASONS

_KEYS = ("7", "8", "9", "0", "M")


class Missed(NamedTuple):
    """What became of an appointment: its outcome, and the reason of an absence."""

    outcome: Outcome
    reason: str | None = None


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
