"""A short word about what just happened, with the way back; it never takes the keyboard."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.announce import announce
from ui.widgets.base import Painted
from ui.widgets.keycap import keycap_width, paint_keycap

_STAYS_MS, _HEIGHT, _PAD, _GAP, _EDGE = 10_000, 36, 14, 10, 12


class Toast(Painted):
    """At the bottom left of a window, for ten seconds and until the next key."""

    acted = Signal()

    def __init__(self, window: QWidget, *, left: int = 20, above: int = 8) -> None:
        super().__init__(window)
        self._host, self._left, self._above = window, left, above
        self._text, self._action, self._key = "", "", ""
        self._clock = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._clock.timeout.connect(self._wait_for_key)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        window.installEventFilter(self)

    def say(self, text: str, action: str = "Undo", key: str = "Ctrl Z") -> None:
        """Show the words and what takes it back; clicking it gives `acted`."""
        self._text, self._action, self._key = text, action, key
        self._stop_waiting()
        self._clock.start()
        self._place()
        self.show()
        self.raise_()
        self.setAccessibleName(f"{text} {action} {key}".strip())
        announce(self, self.accessibleName())

    def _wait_for_key(self) -> None:
        """The ten seconds are over: the next key takes the toast away."""
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def _stop_waiting(self) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        elif event.type() == QEvent.Type.KeyPress and not self._clock.isActive():
            self.dismiss()
        return False

    def dismiss(self) -> None:
        """Take it away now."""
        self._clock.stop()
        self._stop_waiting()
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.dismiss()
        self.acted.emit()

    def _widths(self) -> tuple[int, int, int]:
        look = theme.current()
        return (
            paint.width(self._text, look.font(14)),
            paint.width(self._action, look.font(14, 650)),
            keycap_width(self._key) if self._key else 0,
        )

    def sizeHint(self) -> QSize:
        look = theme.current()
        gaps = look.px(_GAP) * sum(1 for wide in self._widths()[1:] if wide)
        return QSize(sum(self._widths()) + gaps + 2 * look.px(_PAD), look.px(_HEIGHT))

    def _place(self) -> None:
        look, size = theme.current(), self.sizeHint()
        top = self._host.height() - size.height() - look.px(self._above)
        left, edge = look.px(self._left), look.px(_EDGE)
        if left + size.width() + edge > self._host.width():
            left = edge
        wide = min(size.width(), self._host.width() - left - edge)
        self.setGeometry(QRect(left, top, wide, size.height()))

    def retheme(self) -> None:
        super().retheme()
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        paint.box(painter, self.rect(), look.radius("control"), look.color("ink"))
        ink, gap = look.color("surface"), look.px(_GAP)
        text, action, key = self._widths()
        text -= max(self.sizeHint().width() - self.width(), 0)
        rect = self.rect().adjusted(look.px(_PAD), 0, 0, 0)
        place = QRect(rect.x(), 0, text, self.height())
        paint.words(painter, place, self._text, (look.font(14), ink))
        rect.adjust(text + gap, 0, 0, 0)
        if action:
            paint.words(painter, rect, self._action, (look.font(14, 650), ink))
            rect.adjust(action + gap, 0, 0, 0)
        if key:
            paint_keycap(painter, rect.x(), self.height() // 2, self._key, "surface", "surface")
