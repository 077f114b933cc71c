"""What the school shared about a student's needs: shown when asked for, and shut again."""

from PySide6.QtWidgets import QWidget

from onedesk.desk.views import StudentFile
from ui.scripts import apart
from ui.student import told
from ui.student.answers import Answers
from ui.student.read_dialog import ReadDialog
from ui.widgets.label import Label

_LINE, _MOST, _LEAST = 34, 380, 96


class SharedDialog(ReadDialog):
    """Needs that the sharing agreement covers, in words."""

    def __init__(self, file: StudentFile, window: QWidget) -> None:
        student, school = file.student.body, file.school
        pairs = told.shared_by_school(student, school)
        high = min(max(len(pairs) * _LINE + 24, _LEAST), _MOST)
        super().__init__(
            f"{apart(student.name)}, shared by the school", window, high=high, wide=640
        )
        if pairs:
            self.rows.addWidget(Answers(pairs, names=170))
        else:
            none = f"{school.name} has shared nothing about needs, or no agreement covers it."
            self.rows.addWidget(Label(none, wrap=True))
        self.rows.addStretch(1)
        self.add_button(self.close_button, primary=True)
        self.foot.setText("For guidance only. What is not here is not known; it is never a no.")
