"""Small editors inside an action: who does it, by when, and which area it helps with."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from onedesk.domain.people import Window
from onedesk.domain.plan import Action
from onedesk.domain.programme import catalogue
from onedesk.domain.when import NotADay, parse_when
from ui import words
from ui.interview.action_words import NAMED
from ui.interview.chords import leave_chords
from ui.widgets.block import Block
from ui.widgets.choice import ChipRow
from ui.widgets.field import Field
from ui.widgets.matching import Option
from ui.widgets.type_ahead import TypeAhead

NO_AREA = ""
_PAGE = "such as nationalcareers.service.gov.uk"
_WAYS = "“fri 1 may”, “12/6”, “+3w”, or “c4” for talk 4"


class Editor(QWidget):
    """Changes one fact of an action; Enter is done, Esc goes back."""

    changed = Signal(dict)
    """The fields that are new."""
    typed = Signal(dict)
    """The same while one types: letters that follow each other are one change."""
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
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        elif enter and not isinstance(QApplication.focusWidget(), QLineEdit):
            self.done.emit()
        else:
            event.ignore()

    def give_up(self) -> None:
        """Esc: what was being typed is not meant."""
        self.done.emit()


class WhoEditor(Editor):
    """One of five, and with whom."""

    def __init__(self, action: Action, people: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.row = ChipRow(people)
        self.row.set_name("Who does it?")
        self.row.set_value(action.who)
        self.row.chosen.connect(self._choose)
        self.with_whom = Field(_asks(action.who), size=12, height=36)
        self.with_whom.set_text(action.with_whom or "")
        self.with_whom.edited.connect(lambda text: self.typed.emit({"with_whom": text or None}))
        self.with_whom.edit.returnPressed.connect(self.done)
        self.rows.addWidget(Block(self.row, edges=(0, 3, 0, 3)))  # room for its ring
        self.rows.addWidget(self.with_whom)
        self.ready(self.row)

    def _choose(self, who: str) -> None:
        self.with_whom.set_label(_asks(who))
        self.changed.emit({"who": who})


def _asks(who: str) -> str:
    """What the name beside is: who it is, or who helps."""
    return "Who is it?" if who in NAMED else "With whom?"


class WhenEditor(Editor):
    """A day in words or figures; what it is taken for stands below, and in the plan, as one types.

    While the words name no day, the day that was there before stands.
    """

    def __init__(self, action: Action, today: date, windows: Sequence[Window]) -> None:
        super().__init__()
        self._before, self._today, self._windows = action.by, today, windows
        self.field = Field("By when?", hint=_WAYS, size=12, height=36)
        self.field.set_text(words.weekday_date(action.by) if action.by else "")
        self.field.edit.selectAll()
        self.field.edited.connect(self._read)
        self.field.edit.returnPressed.connect(self._take)
        self._problem = ""
        self.rows.addWidget(self.field)
        self.ready(self.field.edit)

    def _read(self, text: str) -> None:
        """Say which day that is; no complaint while it is being typed."""
        day, self._problem = None, ""
        if text.strip():
            try:
                day = parse_when(text, self._today, self._windows)
            except NotADay as reason:
                day, self._problem = self._before, reason.say
        self.field.set_hint(words.full_date(day) if day and not self._problem else _WAYS)
        self._put(day)

    def _take(self) -> None:
        if self._problem:
            self.field.set_problem(self._problem)
        else:
            self.done.emit()

    def give_up(self) -> None:
        self._put(self._before)
        super().give_up()

    def _put(self, day: date | None) -> None:
        self.typed.emit({"by": day.isoformat() if day else None})


class PageEditor(Editor):
    """A web page where the student can go on."""

    def __init__(self, action: Action) -> None:
        super().__init__()
        self._before = action.link
        self.field = Field("Web page", hint=_PAGE, size=12, height=36)
        self.field.set_text(action.link or "")
        self.field.edit.selectAll()
        self.field.edited.connect(self._read)
        self.field.edit.returnPressed.connect(self._take)
        self.rows.addWidget(self.field)
        self.ready(self.field.edit)

    def _read(self, text: str) -> None:
        self.field.set_problem("")
        link = text.strip() or None
        self.typed.emit({"link": link if _is_page(link) else self._before})

    def _take(self) -> None:
        if _is_page(self.field.text.strip() or None):
            self.done.emit()
        else:
            self.field.set_problem("That is no web page: it has a dot in it, and no spaces.")

    def give_up(self) -> None:
        self.typed.emit({"link": self._before})
        super().give_up()


def _is_page(link: str | None) -> bool:
    return link is None or ("." in link.strip(".") and len(link.split()) == 1)


class AreaEditor(Editor):
    """One of the areas of knowledge, or none."""

    def __init__(self, action: Action) -> None:
        super().__init__()
        areas = [Option(area.code, area.short) for area in catalogue().areas]
        self.field = TypeAhead([*areas, Option(NO_AREA, "No area", pinned=True)])
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
