"""The last rounds with the hub, to be read."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from onedesk.domain.round_report import RoundReport
from ui.student.fact_list import FactList
from ui.student.read_dialog import ReadDialog
from ui.sync_centre import past_rounds
from ui.widgets.label import Label

_HIGH = 400
_NONE = "There has been no round with the hub yet. F5 begins one."


class RoundsDialog(ReadDialog):
    """Line under line, the last round first; Up and Down scroll."""

    def __init__(self, rounds: Sequence[RoundReport], now: datetime, window: QWidget) -> None:
        super().__init__("The last rounds with the hub", window, high=_HIGH, wide=760)
        if rounds:
            self.rows.addWidget(FactList(past_rounds.lines(rounds, now)))
        else:
            self.rows.addWidget(Label(_NONE, wrap=True))
        self.rows.addStretch(1)
        self.add_button(self.close_button, primary=True)
        self.foot.setText(past_rounds.clock_line(rounds))
