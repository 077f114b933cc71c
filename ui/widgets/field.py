"""A labelled line to write in, with room below for a hint or a sentence about what is wrong."""

from math import ceil
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.theme.focus import set_whole
from ui.widgets.announce import announce
from ui.widgets.base import Painted
from ui.widgets.label import Caption, Label
from ui.widgets.lean import lean

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit

HEIGHT = 40
_LEAST_LABEL, _MOST_LINES = 12, 8


class EmptyKeys(QObject):
    """Hears keys that mean something else while a field is empty: same, not asked, go back."""

    pressed = Signal(str)

    def __init__(self, edit: "QLineEdit | QPlainTextEdit") -> None:
        super().__init__(edit)
        self._edit, self._caught = edit, ""
        edit.installEventFilter(self)

    def catch(self, keys: str) -> None:
        """From now on these characters are commands, not text, while the field is empty."""
        self._caught = keys

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if text_of(self._edit) or event.isAutoRepeat():
            return False
        if event.key() == Qt.Key.Key_Backspace:
            self.pressed.emit("Backspace")
        elif event.text() and event.text() in self._caught:
            self.pressed.emit(event.text())
            return True
        return False


def text_of(edit: "QLineEdit | QPlainTextEdit") -> str:
    """The words in either kind of field."""
    return edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()


def _lettered(edit: "QLineEdit | QPlainTextEdit") -> list[QWidget]:
    """What has a font of its own in a field: a viewport paints the placeholder with its own.

    Asked for each time: PySide may take a kept wrapper of a viewport for one that is gone.
    """
    return [edit] if isinstance(edit, QLineEdit) else [edit, edit.viewport()]


class LabelledField(Painted):
    """What all fields share: label and audience above, hint or problem below."""

    edited = Signal(str)
    empty_key = Signal(str)
    letters = 16
    """Size of what is written, in px at 100 %."""

    def __init__(
        self, edit: "QLineEdit | QPlainTextEdit", label: str, note: str, hint: str, size: int
    ) -> None:
        super().__init__()
        self._edit, self._audience, self._hint = edit, note, hint
        small = size <= _LEAST_LABEL
        self._label = Label(label, size=size, weight=650, ink="ink3" if small else "ink")
        self._label.setBuddy(edit)
        set_whole(edit, self)
        self._note = Caption(note)
        self._below = Caption(hint, wrap=True)
        self._keys = EmptyKeys(edit)
        self._keys.pressed.connect(self.empty_key)
        for part in _lettered(edit):
            part.installEventFilter(self)
        self._head = QHBoxLayout()
        self._head.addWidget(self._label, 0, Qt.AlignmentFlag.AlignBaseline)
        self._head.addWidget(self._note, 0, Qt.AlignmentFlag.AlignBaseline)
        self._head.addStretch(1)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(self._head)
        self._rows.addWidget(edit)
        self._rows.addWidget(self._below)
        self._note.setVisible(bool(note))
        self.set_label(label)
        self.set_problem("")
        self.retheme()

    @property
    def text(self) -> str:
        """What is written."""
        return text_of(self._edit)

    def set_label(self, label: str) -> None:
        """Ask in other words; none hide the label."""
        self._label.setText(label)
        self._label.setVisible(bool(label))
        self._edit.setAccessibleName(f"{label}, {self._audience}" if self._audience else label)

    def catch(self, keys: str) -> None:
        """While empty, these characters go to `empty_key` instead of into the text."""
        self._keys.catch(keys)

    def set_problem(self, words: str) -> None:
        """Say below what is wrong, with a rust edge; empty words take it away again."""
        below = words or self._hint
        self._below.setText(below)
        self._below.setVisible(bool(below))
        self._below.set_ink("rust" if words else "ink2")
        self._below.set_weight(650 if words else 400)
        self._edit.setAccessibleDescription(below)
        if bool(self._edit.property("problem")) != bool(words):
            self._edit.setProperty("problem", bool(words))
            self._edit.style().polish(self._edit)
        if words:
            announce(self._edit, words)

    def set_hint(self, words: str) -> None:
        """Change the quiet words below."""
        self._hint = words
        self.set_problem("")

    def beside(self, widget: QWidget) -> None:
        """Put a small widget at the right end of the label's line."""
        self._head.addWidget(widget)

    def retheme(self) -> None:
        look = theme.current()
        self._rows.setSpacing(look.px(6))
        self._head.setSpacing(look.px(6))
        self._put_font()
        super().retheme()

    def _put_font(self) -> None:
        for part in _lettered(self._edit):
            part.setFont(theme.current().font(self.letters))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """When the theme changes, the style sheet puts the edit's old font back: undo that."""
        if event.type() == QEvent.Type.StyleChange and watched in _lettered(self._edit):
            self._put_font()
        return False


class Field(LabelledField):
    """A label over a line of 40; `note` says who reads it ("goes on the plan")."""

    def __init__(
        self,
        label: str,
        *,
        note: str = "",
        hint: str = "",
        placeholder: str = "",
        size: int = 15,
        height: int = HEIGHT,
    ) -> None:
        self.edit = QLineEdit()
        self._tall = height
        super().__init__(self.edit, label, note, hint, size)
        self.edit.setPlaceholderText(placeholder)
        self.edit.textEdited.connect(self.edited)
        self.edit.textChanged.connect(theme.need)

    def set_text(self, text: str) -> None:
        """Show an answer without saying it was typed."""
        theme.need(text)
        self.edit.setText(text)

    def retheme(self) -> None:
        self.edit.setFixedHeight(theme.current().px(self._tall))
        super().retheme()


class TextField(LabelledField):
    """A label over lines that grow with what is written, from `lines` up to eight."""

    def __init__(
        self, label: str, *, note: str = "", hint: str = "", lines: int = 2, size: int = 15
    ) -> None:
        self.edit = QtWidgets.QPlainTextEdit()
        self._least, self._setting = lines, False
        super().__init__(self.edit, label, note, hint, size)
        self.edit.setTabChangesFocus(True)
        self.edit.textChanged.connect(self._changed)
        self.edit.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def set_text(self, text: str) -> None:
        """Show an answer without saying it was typed."""
        theme.need(text)
        self._setting = True
        self.edit.setPlainText(text)
        self._setting = False

    def set_least(self, lines: int) -> None:
        """Be so many lines high without words."""
        if lines != self._least:
            self._least = lines
            self._grow()

    def _changed(self) -> None:
        lean(self.edit)
        if not self._setting:
            theme.need(self.text)
            self.edited.emit(self.text)

    def _grow(self, *_size: object) -> None:
        """As high as the words need, within bounds, also with the thick edge of a problem.

        Qt shows a scroll bar unless there is one pixel more than the words and margins need.
        """
        margin = self.edit.document().documentMargin()
        frame = 2 * (theme.current().px(8) + 2)
        step = ceil(QFontMetricsF(self.edit.font()).lineSpacing())
        least, most = self._least * step, _MOST_LINES * step
        words = self._words_height(most)
        scrolls = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff  # else it flashes up while the field grows
        self.edit.setVerticalScrollBarPolicy(scrolls if words > most else never)
        self.edit.setFixedHeight(ceil(min(max(words, least), most) + 2 * margin) + frame + 1)

    def _words_height(self, most: int) -> float:
        """Height of all lines, or of enough to pass `most`; letters of other scripts are taller.

        The margin of the document lies in the height of its first block.
        """
        layout, block = self.edit.document().documentLayout(), self.edit.document().firstBlock()
        height = -self.edit.document().documentMargin()
        while block.isValid() and height <= most:
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return height

    def _put_font(self) -> None:
        super()._put_font()
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()
