"""The private note: open only while it is written, shut again by Esc."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from onedesk.desk.edits import NOTE
from ui import theme
from ui.interview.chords import leave_chords
from ui.interview.earlier_notes import earlier_notes
from ui.interview.model import InterviewModel
from ui.interview.step import Step, show_text
from ui.interview.zones import Zones
from ui.responsive import Reading
from ui.widgets.base import Painted
from ui.widgets.button import Button
from ui.widgets.field import TextField
from ui.widgets.label import Caption
from ui.widgets.opener import Opener
from ui.widgets.rich import Rich

WIDTH, _NARROW = 408, 320
_LINES, _FEW, _LOW = 6, 3, 440
WARNING = (
    "It is on no plan, in no pack and in no figure. No colleague reads it unless the school goes "
    "to them. The student may ask to see it: write it fit to be read."
)


class NotePanel(Painted):
    """A panel over the right zone; it gives the keyboard back to where it came from.

    Under the field stands what was written before. `stack` are the pages it lies beside: where one
    has no zone on the right, it gives way.
    """

    def __init__(self, model: InterviewModel, stack: QStackedWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._stack = model, stack
        self._opener = Opener(None)
        self.field = TextField("Private note", note="only you", lines=_LINES, size=17)
        self._close = Button("Close", key="Esc", height=32)
        self._close.clicked.connect(self.shut)
        self.earlier = Rich(size=15)
        self._page = self._build()
        stack.currentChanged.connect(self._place)
        stack.installEventFilter(self)
        self.field.edited.connect(lambda text: model.edit({NOTE: text}, typed=True))
        leave_chords(self)
        self.retheme()
        self.hide()

    def _build(self) -> Reading:
        """The field and what is under it scroll; the button stays."""
        body, line = QWidget(), QHBoxLayout()
        self._inner = QVBoxLayout(body)
        for widget in (self.field, Caption(WARNING, wrap=True), self.earlier):
            self._inner.addWidget(widget)
        self._inner.addStretch(1)
        page = Reading(body, "What was written before")
        line.addStretch(1)
        line.addWidget(self._close)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(page, 1)
        self._rows.addLayout(line)
        return page

    def open(self, opener: QWidget | None) -> None:
        """Show the note and take the keyboard; `opener` gets it back."""
        self._opener = Opener(opener)
        self.refresh()
        notes = earlier_notes(self._model, self._area())
        self.earlier.set_text("\n\n".join(f"**{one.head}**\n{one.text}" for one in notes))
        self.earlier.setVisible(bool(notes))
        stops = Qt.FocusPolicy.TabFocus if notes else Qt.FocusPolicy.NoFocus
        self._page.setFocusPolicy(stops)
        self._page.verticalScrollBar().setValue(0)
        self.show()
        self.raise_()
        self.field.edit.moveCursor(QTextCursor.MoveOperation.End)
        self.field.edit.setFocus()
        self._place()

    def _area(self) -> str:
        """The code of the area of knowledge in hand on the page, or nothing."""
        page = self._stack.currentWidget()
        return page.field_in_hand().partition(".")[2] if isinstance(page, Step) else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay beside the pages when they grow."""
        if watched is self._stack and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        """Over the right zone of the page; where there is none, beside the page or over it."""
        page = self._stack.currentWidget()
        if self.isHidden() or not isinstance(page, Step):
            return
        look, room = theme.current(), self._stack.geometry()
        zones, spare = page.findChild(Zones), room.width() - look.px(page.least)
        wide = aside = zones.aside if zones is not None else 0
        beside = not aside and spare >= look.px(_NARROW)
        if not aside:
            wide = min(look.px(WIDTH), spare) if beside else room.width()
        self.field.set_least(_FEW if room.height() < look.px(_LOW) else _LINES)
        self._stack.setContentsMargins(0, 0, wide if beside else 0, 0)
        self.setGeometry(room.right() + 1 - wide, room.top(), wide, room.height())

    def shut(self) -> None:
        """Hide the note: nothing private stays on the screen."""
        if self.isHidden():
            return
        self.hide()
        self._stack.setContentsMargins(0, 0, 0, 0)
        self.field.set_text("")
        self.earlier.set_text("")
        self._opener.give_back()

    def refresh(self) -> None:
        """Show the note as the model has it."""
        show_text(self.field, self._model.state.note)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def retheme(self) -> None:
        look = theme.current()
        edge, ring = look.px(16), look.px(4)
        self._rows.setContentsMargins(edge, edge, edge, edge)
        self._rows.setSpacing(look.px(6))
        self._inner.setContentsMargins(ring, ring, look.px(8), ring)
        self._inner.setSpacing(look.px(6))
        super().retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), look.color("surface"))
        painter.fillRect(0, 0, 1, self.height(), look.color("edge"))
