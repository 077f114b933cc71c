"""The passphrase: dots, a way to look at them, and Caps Lock said in words."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from ui import theme
from ui.widgets.button import Button
from ui.widgets.field import Field


class PassphraseField(Field):
    """A field of dots with Show and Hide (Alt S)."""

    letters = 18

    def __init__(self, label: str = "Passphrase", hint: str = "", height: int = 52) -> None:
        self._show: Button | None = None
        super().__init__(label, hint=hint, height=height)
        self._quiet_hint = hint
        self._caps: bool | None = None
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._show = Button("Show", kind="faint", key="Alt S", icon="eye", height=32, bind=True)
        self._show.setParent(self.edit)
        self._show.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._show.setCursor(Qt.CursorShape.ArrowCursor)
        self._show.clicked.connect(self.toggle)
        self._place()

    def toggle(self) -> None:
        """Show the words, or hide them again."""
        hidden = self.edit.echoMode() == QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        if self._show is not None:
            self._show.set_words("Hide" if hidden else "Show")
            self._show.set_icon("eye-off" if hidden else "eye")
        self._place()

    def set_caps(self, *, on: bool) -> None:
        """Say whether Caps Lock is on, as far as the typing shows it."""
        if on != self._caps:
            self._caps = on
            self.set_hint("Caps Lock is on" if on else self._quiet_hint or "Caps Lock is off")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._hear(event)
        elif isinstance(event, QResizeEvent):
            self._place()
        return super().eventFilter(watched, event)

    def _hear(self, event: QKeyEvent) -> None:
        """A capital without Shift, or a small letter with it, gives Caps Lock away."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_CapsLock and self._caps is not None:
            self.set_caps(on=not self._caps)
        elif event.text().isalpha() and event.text().lower() != event.text().upper():
            self.set_caps(on=event.text().isupper() != shift)

    def _place(self) -> None:
        """Show stands inside the field, at its right end."""
        if self._show is None:
            return
        size, room = self._show.sizeHint(), theme.current().px(8)
        self._show.setGeometry(
            self.edit.width() - size.width() - room,
            (self.edit.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )
        self.edit.setTextMargins(0, 0, size.width(), 0)

    def retheme(self) -> None:
        super().retheme()
        self._place()
