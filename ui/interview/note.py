"""The private note: open only while it is written, shut again by Esc."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onedesk.desk.edits import NOTE
from ui import theme
from ui.interview.chords import leave_chords
from ui.interview.model import InterviewModel
from ui.interview.step import show_text
from ui.widgets.base import Painted
from ui.widgets.button import Button
from ui.widgets.field import TextField
from ui.widgets.label import Caption

WIDTH = 408
WARNING = (
    "Only you read this. It is on no plan, in no pack and in no figure. "
    "The student may ask to see it: write it fit to be read."
)


class NotePanel(Painted):
    """A panel over the right zone; it gives the keyboard back to where it came from."""

    closed = Signal()

    def __init__(self, model: InterviewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._opener: QWidget | None = None
        self.field = TextField("Private note", note="only you", lines=6, size=17)
        self._close = Button("Close", key="Esc", height=32)
        self._close.clicked.connect(self.shut)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self.field)
        self._rows.addWidget(Caption(WARNING, wrap=True))
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self._close)
        self._rows.addLayout(line)
        self._rows.addStretch(1)
        self.field.edited.connect(lambda text: model.edit({NOTE: text}, typed=True))
        leave_chords(self)
        self.retheme()
        self.hide()

    def open(self, opener: QWidget | None) -> None:
        """Show the note and take the keyboard; `opener` gets it back."""
        self._opener = opener
        self.refresh()
        self.show()
        self.raise_()
        self.field.edit.setFocus()

    def place(self, room: QRect) -> None:
        """Lie over the right end of `room`."""
        wide = min(theme.current().px(WIDTH), room.width())
        self.setGeometry(room.right() + 1 - wide, room.top(), wide, room.height())

    def shut(self) -> None:
        """Hide the note: nothing private stays on the screen."""
        if self.isHidden():
            return
        self.hide()
        self.field.set_text("")
        if self._opener is not None and self._opener.isVisible():
            self._opener.setFocus()
        self.closed.emit()

    def refresh(self) -> None:
        """Show the note as the model has it."""
        show_text(self.field, self._model.state.note)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def retheme(self) -> None:
        edge = theme.current().px(20)
        self._rows.setContentsMargins(edge, edge, edge, edge)
        super().retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), look.color("surface"))
        painter.fillRect(0, 0, 1, self.height(), look.color("edge"))
