"""The shell of every dialog: a scrim over the window, a sentence for a title, buttons below."""

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.widgets.button import Button
from ui.widgets.card import Pane, Rule
from ui.widgets.gone import forget_when_gone
from ui.widgets.keycap import Keycap
from ui.widgets.label import Caption, Label
from ui.widgets.opener import Opener, stops
from ui.widgets.toast import Toast

_WIDEST, _MARGIN, _NEAR, _LOW = 864, 24, 8, 420
_LOCK, _HELP = QKeySequence("Ctrl+L"), QKeySequence("F1")
_TEXT_SIZE = (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0)


class _Sheet(Painted):
    """The panel itself."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        edge = paint.pen(look.color("line")) if look.dark else None
        paint.box(painter, self.rect(), look.radius("dialog"), look.color("surface"), edge)


class Dialog(QDialog):
    """Lies inside its window, keeps the keyboard, and gives it back to where it came from.

    Fill `body`, and `facts` at the right if wanted; `add_button` from left to right with the
    primary one last. Esc rejects, Enter presses the primary button from any field of one line.
    """

    def __init__(self, title: str, window: QWidget, *, wide: int = _WIDEST) -> None:
        super().__init__(window.window())
        self._host, self._wide = window.window(), wide
        self.setAccessibleName(title)
        self.first: QWidget | None = None
        self._opener = Opener(None)
        self._primary: Button | None = None
        self._sheet = _Sheet(self)
        self.body, self.facts = QVBoxLayout(), QVBoxLayout()
        self.foot = Caption("", wrap=True)
        self._facts, self._upright = Pane("past"), Rule(upright=True)
        self._facts.setLayout(self.facts)
        self._buttons = QHBoxLayout()
        self._build(title)
        self.setParent(self._host, Qt.WindowType.Widget)  # a dialog is born as a window of its own
        self._host.installEventFilter(self)
        self.finished.connect(self._closed)
        self.hide()

    def _build(self, title: str) -> None:
        """Head, middle and foot, a hairline between them."""
        self._title = Label(title, size=20, weight=650, wrap=True)
        self._head, self._foot, middle = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self._title, 1)
        self._head.addWidget(Keycap("Esc"))
        middle.setSpacing(0)
        middle.addLayout(self.body, 3)
        middle.addWidget(self._upright)
        middle.addWidget(self._facts, 2)
        self._upright.hide()
        self._facts.hide()
        self._foot.addWidget(self.foot, 1)
        self._foot.addLayout(self._buttons)
        self._rows = rows = QVBoxLayout(self._sheet)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for part in (self._head, Rule(), middle, Rule(), self._foot):
            if isinstance(part, Rule):
                rows.addWidget(part)
            else:
                rows.addLayout(part, 1 if part is middle else 0)
        self._space()

    def _space(self) -> None:
        """Margins at the current text size."""
        look = theme.current()
        edge, gap = self._margin(), look.px(4 if self._is_low() else 12)
        self._head.setContentsMargins(edge, gap, edge, gap)
        self._foot.setContentsMargins(edge, gap, edge, gap)
        self._buttons.setSpacing(gap)
        for rows in (self.body, self.facts):
            rows.setContentsMargins(edge, gap + look.px(4), edge, gap + look.px(4))
            rows.setSpacing(look.px(8))

    def _is_low(self) -> bool:
        """Whether the window has so little height that margins have to give way."""
        return self._host.height() < theme.current().px(_LOW)

    def _margin(self) -> int:
        return theme.current().px(_NEAR if self._is_low() else _MARGIN)

    def with_facts(self) -> None:
        """Show the side for facts."""
        self._upright.show()
        self._facts.show()

    def add_button(self, button: Button, *, primary: bool = False) -> Button:
        """One more button at the right; the primary one is the last."""
        self._buttons.addWidget(button)
        if primary:
            self._primary = button
        return button

    def open(self) -> None:
        """Show it over the window; the focus goes to `first`, else to the first control."""
        self._opener = Opener(QApplication.focusWidget())
        self.setGeometry(self._host.rect())
        for toast in self._host.findChildren(Toast):
            toast.dismiss()  # under the scrim nobody can act on it
        self.setVisible(True)
        self.raise_()
        self._arrange()
        target = self.first or next(stops(self), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self.setFocus()

    def _closed(self, _result: int) -> None:
        """Give the keyboard back."""
        self._opener.give_back()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays inside."""
        inside, now = list(stops(self)), QApplication.focusWidget()
        if not inside:
            return True
        at = inside.index(now) if now in inside else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        inside[(at + (1 if forward else -1)) % len(inside)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc rejects, Enter presses the primary button; no key gets past the dialog."""
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._press_primary()
        event.accept()

    def _press_primary(self) -> None:
        if self._primary is not None and self._primary.isEnabled():
            self._primary.click()

    def event(self, event: QEvent) -> bool:
        """The window's shortcuts sleep while the dialog is open; its own keep working.

        Lock, help and text size stay awake.
        """
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            pressed = QKeySequence(QKeyCombination(held, Qt.Key(event.key())))
            awake = [_HELP, *([_LOCK] if self._window_locks() else ()), *self._own_keys()]
            if not _sizes_text(event) and pressed not in awake:
                event.accept()
                return True
        return super().event(event)

    def _window_locks(self) -> bool:
        shortcuts = self._host.findChildren(QShortcut)
        return any(short.key() == _LOCK and short.isEnabled() for short in shortcuts)

    def _own_keys(self) -> list[QKeySequence]:
        keys = [short.key() for short in self.findChildren(QShortcut)]
        return keys + [button.shortcut() for button in self.findChildren(QAbstractButton)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._host.rect())
            self._space()
            self._arrange()
        return False

    def _arrange(self) -> None:
        """The sheet in the middle, as high as its content."""
        edge, wide, rows = self._margin(), self._sheet_width(), self._rows
        high = max(rows.heightForWidth(wide), rows.sizeHint().height())
        high = min(high, self.height() - 2 * edge)
        left, top = (self.width() - wide) // 2, (self.height() - high) // 2
        self._sheet.setGeometry(QRect(left, max(top, 0), wide, high))

    def _sheet_width(self) -> int:
        return min(theme.current().px(self._wide), self._host.width() - 2 * self._margin())

    def inner_width(self) -> int:
        """How wide the body may be where no facts stand beside it."""
        return self._sheet_width() - 2 * self._margin()

    def sizeHint(self) -> QSize:
        return self._host.size()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._space()
            QTimer.singleShot(0, self, self._arrange)  # once all in it have their new sizes

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        scrim = QColor(look.color("scrim"))
        scrim.setAlphaF(look.scrim)
        QPainter(self).fillRect(self.rect(), scrim)


def _sizes_text(event: QKeyEvent) -> bool:
    """Whether the key makes text larger or smaller; plus needs Shift on many keyboards."""
    free = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    held = event.modifiers() & ~free
    return held == Qt.KeyboardModifier.ControlModifier and event.key() in _TEXT_SIZE


def open_once(dialog: Dialog) -> None:
    """Open a dialog that is gone for good once it is closed: no name waits in a hidden widget."""
    dialog.finished.connect(dialog.deleteLater)
    forget_when_gone(dialog)
    dialog.open()
