"""Other ways than the line: sealed files, schools for a colleague, and joining the hub again."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui import handing
from ui.asking import Answer, ChoiceDialog
from ui.page import Session

_WAYS: dict[str, Callable[[Session, QWidget], object]] = {
    "carry": handing.carry,
    "deliver": handing.deliver,
    "hand_over": handing.hand_over,
    "take_over": handing.take_over,
    "end_cover": handing.end_cover,
    "join_again": handing.join_again,
}
_GROUPS = (
    (
        "Unsent work on a stick",
        (Answer("carry", "Write a sealed file", "1"), Answer("deliver", "Hand one in", "2")),
    ),
    (
        "A school, with its students and its days",
        (
            Answer("hand_over", "Hand over", "3"),
            Answer("take_over", "Take over", "4"),
            Answer("end_cover", "End a cover early", "5"),
        ),
    ),
    ("A new code from your service", (Answer("join_again", "Join the hub again", "6"),)),
)


def go(way: str, session: Session, page: QWidget) -> None:
    """Open the dialog of one way."""
    _WAYS[way](session, page)


def choose(session: Session, page: QWidget) -> ChoiceDialog:
    """Ask for a way; a digit goes it at once."""
    dialog = ChoiceDialog("Other ways", _GROUPS, page)
    dialog.chosen.connect(lambda way: go(way, session, page))
    return dialog
