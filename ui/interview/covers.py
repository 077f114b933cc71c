"""F8 and Ctrl Shift L: what the student may see, or nothing, in the place of the whole desk."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from ui.interview.blind import Blind
from ui.interview.model import InterviewModel
from ui.interview.student_view import StudentView
from ui.interview.told import told
from ui.widgets.announce import announce


class Covers(QObject):
    """Turns from the desk to a cover and back; the keyboard waits where it was."""

    drawn = Signal()
    """A cover is about to hide the desk."""

    def __init__(self, model: InterviewModel, desk: QWidget, window: QWidget) -> None:
        super().__init__(window)
        self._model, self._desk = model, desk
        self._back: QWidget | None = None
        self.student_view, self.blind = StudentView(), Blind(model.clock)
        self._sheets = QStackedLayout(window)
        self._sheets.setSizeConstraint(QStackedLayout.SizeConstraint.SetNoConstraint)
        for sheet in (desk, self.student_view, self.blind):
            self._sheets.addWidget(sheet)
        for cover in (self.student_view, self.blind):
            cover.lifted.connect(self.lift)

    @property
    def on(self) -> bool:
        """Whether a cover hides the desk."""
        return self._sheets.currentWidget() is not self._desk

    def show_to_student(self) -> None:
        """What we have so far, in plain words, and nothing else in the whole window."""
        if self._model.is_open:
            self.student_view.show_told(told(self._model.interview, self._model.forename))
            self._draw(self.student_view)

    def draw_blind(self) -> None:
        """Only the clock."""
        self._draw(self.blind)

    def lift(self) -> None:
        """Show the desk again as it was left."""
        if not self.on:
            return
        self._sheets.setCurrentWidget(self._desk)
        self.student_view.clear()
        back, self._back = self._back, None
        if back is not None and back.isVisible():
            back.setFocus()

    def _draw(self, sheet: QWidget) -> None:
        self.drawn.emit()
        self._back = QApplication.focusWidget()
        self._sheets.setCurrentWidget(sheet)
        now = QApplication.focusWidget()
        if now is not None:
            now.clearFocus()  # a layout hands the keyboard on; here nothing may have it
        announce(sheet, sheet.accessibleName())
