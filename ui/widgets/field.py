"""A labelled line to write in, with room below for a hint or a sentence about what is wrong."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.announce import announce
from ui.widgets.base import Painted
from ui.widgets.label import Caption, Label

HEIGHT = 40
_LEAST_LABEL = 12


class EmptyKeys(QObject):
    """Hears keys that mean something else while a field is empty: same, not asked, go back."""

    pressed = Signal(str)

    def __init__(self, edit: QLineEdit | QPlainTextEdit) -> None:
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


def text_of(edit: QLineEdit | QPlainTextEdit) -> str:
    """The words in either kind of field."""
    return edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()


class LabelledField(Painted):
    """What all fields share: label and audience above, hint or problem below."""

    edited = Signal(str)
    empty_key = Signal(str)

    def __init__(
        self, edit: QLineEdit | QPlainTextEdit, label: str, note: str, hint: str, size: int
    ) -> None:
        super().__init__()
        self._edit, self._hint = edit, hint
        small = size <= _LEAST_LABEL
        self._label = Label(label, size=size, weight=650, ink="ink3" if small else "ink")
        self._label.setBuddy(edit)
        self._note = Caption(note)
        self._below = Caption(hint, wrap=True)
        self._name, self._keys = label, EmptyKeys(edit)
        self._keys.pressed.connect(self.empty_key)
        edit.setAccessibleName(f"{label}, {note}" if note else label)
        self._head = QHBoxLayout()
        self._head.addWidget(self._label, 0, Qt.AlignmentFlag.AlignBaseline)
        self._head.addWidget(self._note, 0, Qt.AlignmentFlag.AlignBaseline)
        self._head.addStretch(1)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addLayout(self._head)
        self._rows.addWidget(edit)
        self._rows.addWidget(self._below)
        self._label.setVisible(bool(label))
        self._note.setVisible(bool(note))
        self.set_problem("")
        self.retheme()

    @property
    def text(self) -> str:
        """What is written."""
        return text_of(self._edit)

    def set_label(self, label: str) -> None:
        """Ask in other words."""
        self._label.setText(label)
        self._edit.setAccessibleName(label)

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
        self._edit.setFont(look.font(16))
        super().retheme()


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

    def set_text(self, text: str) -> None:
        """Show an answer without saying it was typed."""
        self.edit.setText(text)

    def retheme(self) -> None:
        self.edit.setFixedHeight(theme.current().px(self._tall))
        super().retheme()


class TextField(LabelledField):
    """A label over lines that grow with what is written, from `lines` up to eight."""

    def __init__(
        self, label: str, *, note: str = "", hint: str = "", lines: int = 2, size: int = 15
    ) -> None:
        self.edit = QPlainTextEdit()
        self._least, self._setting = lines, False
        super().__init__(self.edit, label, note, hint, size)
        self.edit.setTabChangesFocus(True)
        self.edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.edit.textChanged.connect(self._changed)
        self.edit.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def set_text(self, text: str) -> None:
        """Show an answer without saying it was typed."""
        self._setting = True
        self.edit.setPlainText(text)
        self._setting = False

    def _changed(self) -> None:
        if not self._setting:
            self.edited.emit(self.text)

    def _grow(self, *_size: object) -> None:
        """As high as the words need, within bounds."""
        look = theme.current()
        lines = min(max(round(self.edit.document().size().height()), self._least), 8)
        step = QFontMetricsF(self.edit.font()).lineSpacing()
        around = 2 * self.edit.document().documentMargin() + look.px(16) + 2
        self.edit.setFixedHeight(round(lines * step + around))

    def retheme(self) -> None:
        super().retheme()
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()
