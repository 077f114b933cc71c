"""Two long answers, each in full, what differs not marked: to be read before one chooses."""

from PySide6.QtWidgets import QWidget

from ui.student.read_dialog import ReadDialog
from ui.sync_centre.asking import Asked
from ui.sync_centre.compare import ComparePanel

_HIGH = 420


class BothDialog(ReadDialog):
    """Up and Down scroll; Esc or Enter goes back to the question."""

    def __init__(self, asked: Asked, window: QWidget) -> None:
        super().__init__(asked.about, window, high=_HIGH)
        self.texts = ComparePanel()
        self.rows.addWidget(self.texts)
        self.texts.show_sides(asked.sides, whole=True)
        self.rows.addStretch(1)
        self.add_button(self.close_button, primary=True)
        self.foot.setText("Both stay in the history, whichever is kept.")
