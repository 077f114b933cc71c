"""Keys with Ctrl that belong to the interview, though a text field would like them too."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

OURS = (
    "Ctrl+Z",
    "Ctrl+Y",
    "Ctrl+Shift+Z",
    "Ctrl+N",
    "Ctrl+K",
    "Ctrl+L",
    "Ctrl+Del",
    "Ctrl+Up",
    "Ctrl+Down",
    "Ctrl+Space",
    "Ctrl+Return",
    "Ctrl+Enter",
)
_OURS = [QKeySequence(keys) for keys in OURS]


class _Chords(QObject):
    """Lets those keys pass a text field, so that the shortcuts of the screen get them."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if QKeySequence(event.keyCombination()) in _OURS:
            event.ignore()
            return True
        return False


def bind(widget: QWidget, keys: Mapping[str, Callable[[], object]]) -> None:
    """Have keys do deeds while the keyboard is somewhere in `widget`."""
    for key, deed in keys.items():
        shortcut = QShortcut(QKeySequence(key), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)


def leave_chords(widget: QWidget) -> None:
    """From now on the text fields in `widget` leave these keys to the screen; call it once."""
    fields = [*widget.findChildren(QLineEdit), *widget.findChildren(QPlainTextEdit)]
    for field in fields:
        if isinstance(field, QPlainTextEdit):
            field.setUndoRedoEnabled(False)
        field.installEventFilter(_Chords(field))
