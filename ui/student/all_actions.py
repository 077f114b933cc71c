"""The actions of all plans with what came of them, the last plan first."""

from datetime import date

from PySide6.QtWidgets import QWidget

from onedesk.desk.views import StudentFile
from ui.scripts import apart
from ui.student import facts
from ui.student.fact_list import FactList
from ui.student.read_dialog import ReadDialog
from ui.widgets.label import CardHeading

_HIGH = 440


class ActionsDialog(ReadDialog):
    """Plan under plan; Up and Down scroll."""

    def __init__(self, file: StudentFile, today: date, window: QWidget) -> None:
        super().__init__(
            f"{apart(file.student.body.name)}, all actions", window, high=_HIGH, wide=720, gap=8
        )
        for heading, lines in facts.plans(file, today):
            self.rows.addWidget(CardHeading(heading))
            self.rows.addWidget(FactList(lines))
        self.rows.addStretch(1)
        self.add_button(self.close_button, primary=True)
        self.foot.setText("As they stand now. The plan as it was handed over is under K.")
