"""Ctrl Shift L: a plain screen with the clock, for when somebody comes in."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from onedesk.domain.clock import Clock
from ui import theme, words
from ui.interview.cover import Cover
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Label

_OFTEN_MS = 1_000


class Blind(Cover):
    """The time and nothing else; nobody learns from it whose talk this is."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self.time = Label("", size=96, weight=400, ink="ink2")
        self.time.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.time, 1)
        rows.addWidget(KeyHints((), (("Ctrl Shift L", "Go on"),)))
        self._ticking = QTimer(self, interval=_OFTEN_MS)
        self._ticking.timeout.connect(self._tell)
        self.acts = dict.fromkeys(("Ctrl+Shift+L", "Esc", "Enter"), self.lifted.emit)
        self.setAccessibleName("The screen is covered")

    def _tell(self) -> None:
        self.time.setText(words.clock_time(self._clock()))

    def showEvent(self, event: QShowEvent) -> None:
        self._tell()
        self._ticking.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._ticking.stop()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().color("surface"))
