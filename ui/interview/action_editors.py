"""Small editors inside an action: who does it, by when, and which area it helps with."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from onedesk.domain.people import Window
from onedesk.domain.plan import Action
from onedesk.domain.programme import catalogue
from onedesk.domain.when import NotADay, parse_when
from ui import words
from ui.interview.chords import leave_chords
from ui.widgets.choice import ChipRow
from ui.widgets.field import Field
from ui.widgets.matching import Option
from ui.widgets.type_ahead import TypeAhead

NO_AREA = ""
_WAYS = "“fri 1 may”, “12/6”, “+3w”, or “c4” for talk 4"


class Editor(QWidget):
    """Changes one fact of an action; Enter is done, Esc goes back with nothing changed."""

    changed = Signal(dict)
    """The fields that are new."""
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)

    def ready(self, field: QWidget) -> None:
        """The keyboard belongs to `field`; call it when all is built."""
        self.setFocusProxy(field)
        leave_chords(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is done at once; Enter too, but a line that was typed in has its own say."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (
            enter and not isinstance(QApplication.focusWidget(), QLineEdit)
        ):
            self.done.emit()
        else:
            event.ignore()


class WhoEditor(Editor):
    """One of five, and with whom."""

    def __init__(self, action: Action, people: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.row = ChipRow(people)
        self.row.set_name("Who does it?")
        self.row.set_value(action.who)
        self.row.chosen.connect(lambda code: self.changed.emit({"who": code}))
        self.with_whom = Field("With whom?", size=12, height=36)
        self.with_whom.set_text(action.with_whom or "")
        self.with_whom.edited.connect(lambda text: self.changed.emit({"with_whom": text or None}))
        self.with_whom.edit.returnPressed.connect(self.done)
        self.rows.addWidget(self.row)
        self.rows.addWidget(self.with_whom)
        self.ready(self.row)


class WhenEditor(Editor):
    """A day in words or figures; what it was taken for stands below while one types."""

    def __init__(self, action: Action, today: date, windows: Sequence[Window]) -> None:
        super().__init__()
        self._today, self._windows = today, windows
        self.field = Field("By when?", hint=_WAYS, size=12, height=36)
        self.field.set_text(words.weekday_date(action.by) if action.by else "")
        self.field.edit.selectAll()
        self.field.edited.connect(self._read)
        self.field.edit.returnPressed.connect(self._take)
        self.field.edit.installEventFilter(self)
        self._typed = False
        self.rows.addWidget(self.field)
        self.ready(self.field.edit)

    def _read(self, text: str) -> None:
        """Say which day that is; no complaint while it is being typed."""
        self._typed = True
        try:
            day = parse_when(text, self._today, self._windows)
        except NotADay:
            self.field.set_hint(_WAYS)
        else:
            self.field.set_hint(words.full_date(day))

    def _take(self) -> None:
        if self._keep():
            self.done.emit()

    def _keep(self) -> bool:
        """Write the day down; false with a sentence if it is none."""
        if not self._typed:
            return True
        day = None
        if self.field.text.strip():
            try:
                day = parse_when(self.field.text, self._today, self._windows)
            except NotADay as reason:
                self.field.set_problem(reason.say)
                return False
        self._typed = False
        self.changed.emit({"by": day.isoformat() if day else None})
        return True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A day that was typed is kept when the talk moves on."""
        if event.type() == QEvent.Type.FocusOut:
            self._keep()
        return False


class AreaEditor(Editor):
    """One of the areas of knowledge, or none."""

    def __init__(self, action: Action) -> None:
        super().__init__()
        self.field = TypeAhead([Option(area.code, area.short) for area in catalogue().areas])
        self.field.set_options(
            [
                *(Option(area.code, area.short) for area in catalogue().areas),
                Option(NO_AREA, "No area", tag="", pinned=True),
            ]
        )
        self.field.set_name("Which area does it help with?")
        self.field.set_tail("type, then Enter")
        if action.area:
            self.field.set_text(catalogue().area(action.area).short)
            self.field.edit.selectAll()
        self.field.taken.connect(self._take)
        self.rows.addWidget(self.field)
        self.ready(self.field.edit)

    def _take(self, code: str) -> None:
        self.changed.emit({"area": code or None})
        self.done.emit()
