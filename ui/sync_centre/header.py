"""The sentence that says where everything is, a sign beside it, and what can be done."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from ui import theme
from ui.theme.icons import paint_icon
from ui.widgets import paint
from ui.widgets.announce import announce
from ui.widgets.base import Arranged, Painted
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.label import Label

_SIGN, _ICON, _BESIDE, _SIGNED = 52, 26, 820, 360
_LOOKS = {
    "tick": ("leafS", "leaf"),
    "laptop": ("petrolS", "petrol"),
    "sync": ("petrolS", "petrol"),
    "triangle": ("rustS", "rust"),
}


class Sign(Painted):
    """A disc with an icon: decoration, the headline says it in words."""

    def __init__(self) -> None:
        super().__init__()
        self.icon = "laptop"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str) -> None:
        """Show another sign."""
        self.icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.current().px(_SIGN)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        fill, ink = _LOOKS[self.icon]
        paint.box(painter, self.rect(), self.width() / 2, look.color(fill))
        size = look.px(_ICON)
        inner = QRect((self.width() - size) // 2, (self.height() - size) // 2, size, size)
        paint_icon(painter, inner, self.icon, look.color(ink))


class SyncHeader(Arranged):
    """Both counts in one sentence; it is read aloud when it changes."""

    sync = Signal()
    stop = Signal()
    proofs = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sign = Sign()
        self.headline = Label(size=28, weight=650, wrap=True)
        self.below = Label(ink="ink2", wrap=True)
        self.check = Button("Check the proofs", key="P", icon="file", height=32)
        self.button = Button("Sync now", kind="primary", key="F5", icon="refresh", height=32)
        self.halt = Button("Stop", key="Esc", height=32)
        self.check.clicked.connect(self.proofs)
        self.button.clicked.connect(self.sync)
        self.halt.clicked.connect(self.stop)
        self.buttons = Flow()
        self.buttons.set_widgets([self.check, self.button, self.halt])
        self._words, self._said, self._first = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._first.addWidget(self.headline, 1)
        self._words.addStretch(1)
        self._words.addLayout(self._first)
        self._words.addWidget(self.below)
        self._words.addStretch(1)
        self._said.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        self._said.addLayout(self._words, 1)
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(self._said)
        self.offer("Sync now", primary=True, shown=True, sending=False)
        self.retheme()

    def say(self, headline: str, below: str, icon: str) -> None:
        """Say where everything is."""
        new = headline != self.headline.text()
        self.headline.setText(headline)
        self.below.setText(below)
        self.below.setVisible(bool(below))
        self.sign.set_icon(icon)
        if new and self.isVisible():
            announce(self, f"{headline}. {below}")

    def offer(self, words: str, *, primary: bool, shown: bool, sending: bool) -> None:
        """What the button does; it gives way when a card below offers the same, or to Stop."""
        self.button.set_words(words)
        self.button.set_kind("primary" if primary else "plain")
        self.button.setVisible(shown and not sending)
        self.halt.setVisible(sending)
        self.buttons.updateGeometry()

    @property
    def wanted(self) -> Button:
        """The button to press first."""
        found = (one for one in (self.halt, self.button) if not one.isHidden())
        return next(found, self.check)

    def retheme(self) -> None:
        look = theme.current()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(look.px(12))
        self._first.setSpacing(look.px(12))
        self._said.setSpacing(look.px(16))
        self._words.setSpacing(look.px(2))
        super().retheme()

    def arrange(self) -> None:
        """The buttons beside the headline, or below all in a narrow window."""
        beside = self.width() >= theme.current().px(_BESIDE)
        line = self._first if beside else self._rows
        if line.indexOf(self.buttons) < 0:
            line.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignTop)
        self.sign.setVisible(self.width() >= theme.current().px(_SIGNED))
