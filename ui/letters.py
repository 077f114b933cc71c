"""The switch for letters that act alone: off, they do nothing unless Alt is held with them.

Speech input and shaky hands press letters nobody meant (WCAG 2.2, success criterion 2.1.4). While
the switch is on, this module does not look at any key.
"""

from collections.abc import Callable

from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

SAID = "Letters do nothing alone: hold Alt with them. Settings, Reading switches this off."
_WRITING = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QAbstractSpinBox")
_SHIFT, _ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
_PAD = Qt.KeyboardModifier.KeypadModifier
_NONE = Qt.KeyboardModifier.NoModifier
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


_PROPERTY = "onedesk.letters"


def let_act(app: QApplication, *, on: bool) -> None:
    """Let letters act alone, or only with Alt, in every window from now on."""
    guard = app.property(_PROPERTY)
    if on and isinstance(guard, _Guard):
        app.removeEventFilter(guard)
        app.setProperty(_PROPERTY, None)
        guard.setParent(None)
        guard.deleteLater()
    elif not on and guard is None:
        app.setProperty(_PROPERTY, made := _Guard(app))
        app.installEventFilter(made)


def act_alone() -> bool:
    """Whether letters act alone now."""
    app = QApplication.instance()
    return app is None or app.property(_PROPERTY) is None


def as_pressed(key: str) -> str:
    """The key as it is pressed now: "A", or "Alt A" while letters do nothing alone."""
    bare = len(key) == 1 and key.isalpha()
    return f"Alt {key}" if bare and not act_alone() else key


class _Guard(QObject):
    """Keeps bare letters from everything but fields, and takes Alt off those that are meant."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._passing = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._passing or event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QWidget) or not _is_command(watched, event):
            return False
        held = event.modifiers() & ~(_PAD | _SHIFT)
        if event.type() == QEvent.Type.ShortcutOverride:
            # A bare letter is no shortcut either; one with Alt is the window's first.
            if held == _NONE:
                event.accept()
            return held == _NONE
        if held == _ALT:
            self._pass_on(watched, event)
        return held in (_NONE, _ALT)

    def _pass_on(self, widget: QWidget, event: QKeyEvent) -> None:
        """The same key as if Alt were not held."""
        bare = event.modifiers() & ~_ALT
        deed = _bound(widget, QKeySequence(QKeyCombination(bare & ~_PAD, Qt.Key(event.key()))))
        if deed is not None:
            deed()
            return
        text = event.text() or chr(event.key()).lower()
        plain = QKeyEvent(event.type(), event.key(), bare, text, event.isAutoRepeat())
        self._passing = True
        try:
            QApplication.sendEvent(widget, plain)
        finally:
            self._passing = False


def _bound(widget: QWidget, key: QKeySequence) -> Callable[[], None] | None:
    """What a shortcut of this key would do, from the widget outwards; a dialog is the end."""
    place: QWidget | None = widget
    while place is not None and not isinstance(place, QtWidgets.QDialog):
        place = place.parentWidget()
        buttons = place.findChildren(QAbstractButton) if place is not None else []
        for button in buttons:
            if button.shortcut() == key and button.isVisible() and button.isEnabled():
                return button.click
    return None


def _is_command(widget: QWidget, event: QKeyEvent) -> bool:
    """Whether the key is a letter or sign that would act alone here.

    Digits, and signs, choose in the one control that has the keyboard; on a button they would act
    for the whole screen.
    """
    letter = chr(event.key()) if Qt.Key.Key_Exclam <= event.key() <= Qt.Key.Key_ydiaeresis else ""
    if not letter or any(widget.inherits(name) for name in _WRITING):
        return False
    return letter.isalpha() or isinstance(widget, QAbstractButton)
