"""What the five steps share: questions in order, keys for the question in hand, filling."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.interview.model import InterviewModel
from ui.widgets.choice import ChipRow, ChoiceTiles
from ui.widgets.field import Field, TextField
from ui.widgets.key_hints import Hint
from ui.widgets.type_ahead import TypeAhead

Ask = tuple[QWidget, tuple[str, ...]]
"""The control that has the keyboard for a question, and the fields it answers."""

Stop = tuple[QWidget, QWidget]
"""A zone, and the widget in it that gets the keyboard."""

NEXT: Hint = ("Ctrl Enter", "Next step")


class Step(QWidget):
    """One page of the desk; knows its questions by the control that answers each."""

    wanted = Signal(int)
    """Another step should show."""
    earlier_wanted = Signal()
    """An earlier talk is to be read."""
    nothing_before = Signal()
    """The same was wanted as last time, and no earlier talk has an answer."""
    moved = Signal()
    """Another row is in hand, though the keyboard is where it was."""
    left: Sequence[Hint] = ()
    right: Sequence[Hint] = (NEXT,)
    more: Sequence[Hint] = ()
    least = 560
    """Design pixels of width with which it is fit to be worked on beside the private note."""

    def __init__(self, model: InterviewModel) -> None:
        super().__init__()
        self.model = model
        self._asks: list[Ask] = []
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)

    # For the desk

    def fill(self) -> None:
        """Show the interview that is open."""
        raise NotImplementedError

    def refresh(self, keys: frozenset[str]) -> None:
        """Show what is new; `keys` as in `onedesk.desk.edits`, none for everything."""
        raise NotImplementedError

    def escape(self) -> bool:
        """Close what is open on this page, never what was typed; false if nothing is."""
        return False

    def hints(self) -> Sequence[Hint]:
        """The keys for the foot, as far as they do something where the keyboard is."""
        return self.left

    def focus_first(self) -> None:
        """Go to the first question without an answer, else to the first."""
        asks = [ask for ask in self._asks if ask[0].isVisibleTo(self)]
        open_asks = [ask for ask in asks if not self._dealt_with(ask)]
        for widget, _ in (open_asks or asks)[:1]:
            widget.setFocus()

    def focus_key(self, key: str) -> None:
        """Go to the control that shows a field; nothing for a field of another step."""
        name = key.removeprefix("skipped.")
        for widget, fields in self._asks:
            if name in fields and widget.isVisibleTo(self):
                widget.setFocus()
                return

    def field_in_hand(self) -> str:
        """The field that the control with the keyboard answers, for `focus_key`; or nothing."""
        focus = QApplication.focusWidget()
        for widget, fields in self._asks:
            if fields and focus is not None and (widget is focus or widget.isAncestorOf(focus)):
                return fields[0]
        return ""

    @property
    def keys(self) -> Sequence[Hint]:
        """Every key of the step, for F1; the line at the foot shows those there is room for."""
        return (*self.left, *self.more)

    def stops(self) -> Sequence[Stop]:
        """Each zone that can have the keyboard and where F6 goes in it."""
        return [(self, widget) for widget, _ in self._asks[:1]]

    # For the steps

    def ask_choice(
        self, choice: ChoiceTiles | ChipRow, fields: tuple[str, ...], chosen: Callable[[str], None]
    ) -> None:
        """A choice answers a question; a digit goes on to the next one."""
        choice.chosen.connect(chosen)
        choice.settled.connect(lambda: self.advance(choice))
        self._asks.append((choice, fields))

    def ask_field(self, field: Field | TextField, fields: tuple[str, ...]) -> None:
        """A field answers its first question as it is typed; Enter goes on from a single line."""
        field.edited.connect(lambda text: self.type_in(fields[0], text))
        field.catch("=0")
        field.empty_key.connect(lambda key: self.empty_key(field.edit, fields, key))
        if isinstance(field, Field):
            field.edit.returnPressed.connect(lambda: self.advance(field.edit))
        self._asks.append((field.edit, fields))

    def ask_type_ahead(self, field: TypeAhead, fields: tuple[str, ...]) -> None:
        """A field with suggestions; what is taken is the step's own business."""
        field.catch("=0")
        field.empty_key.connect(lambda key: self.empty_key(field.edit, fields, key))
        field.edit.returnPressed.connect(lambda: self.advance(field.edit))
        self._asks.append((field.edit, fields))

    def type_in(self, key: str, text: str) -> None:
        """Take typed words as the answer; none at all is no answer."""
        self.model.answer(key, text if text.strip() else None, typed=True)

    def empty_key(self, widget: QWidget, fields: tuple[str, ...], key: str) -> None:
        """Act on = and 0 in an empty field or on a choice."""
        if key == "0":
            self.model.skip(*fields)
            self.advance(widget)
        elif key == "=" and self.model.same(*fields):
            self.advance(widget)
        elif key == "=":
            self.nothing_before.emit()

    def advance(self, widget: QWidget) -> None:
        """Go to the next question after the one that `widget` answers."""
        widgets = [one for one, _ in self._asks]
        after = widgets[widgets.index(widget) + 1 :] if widget in widgets else []
        for one in after:
            if one.isVisibleTo(self) and one.isEnabled():
                one.setFocus()
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that a choice leaves to the page: the same again, not asked; V on every page."""
        focus = QApplication.focusWidget()
        for widget, fields in self._asks:
            if widget is focus and event.text() in ("=", "0") and not event.isAutoRepeat():
                self.empty_key(widget, fields, event.text())
                return
        if letter(event) == "V":
            self.earlier_wanted.emit()
        else:
            event.ignore()

    def _dealt_with(self, ask: Ask) -> bool:
        name = ask[1][0]
        return self.model.value(name) is not None or self.model.skipped(name)


def letter(event: QKeyEvent) -> str:
    """The letter that was pressed alone, a capital; none while one writes, or a key is held."""
    writing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
    return "" if writing or event.isAutoRepeat() else event.text().upper()


def write_on(edit: QLineEdit, event: QKeyEvent) -> bool:
    """Write in a field what was typed where nothing can be written; false if it is no letter."""
    free = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    text = event.text().strip()
    if not text.isprintable() or not text or event.modifiers() & ~free or event.isAutoRepeat():
        return False
    edit.setFocus()
    QApplication.sendEvent(edit, event)
    return True


def next_zone(zones: Sequence[Stop], root: QWidget, by: int) -> None:
    """Move the keyboard to the next zone (1) or the one before (-1), round and round."""
    there = [(zone, stop) for zone, stop in zones if stop.isVisibleTo(root)]
    focus = QApplication.focusWidget()
    inside = [
        at
        for at, (zone, _) in enumerate(there)
        if focus is not None and (zone is focus or zone.isAncestorOf(focus))
    ]
    if there:
        there[(inside[0] + by) % len(there) if inside else 0][1].setFocus()


def show_text(field: Field | TextField | TypeAhead, text: str) -> None:
    """Put words into a field unless they stand there: the cursor stays where it is."""
    if field.text != text:
        field.set_text(text)
