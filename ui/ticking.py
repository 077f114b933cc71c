"""A timer that ticks only while somebody sees what it is for."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget


class WhileSeen(QTimer):
    """Begins when the widget is shown, ends when it is hidden."""

    def __init__(self, widget: QWidget, milliseconds: int) -> None:
        super().__init__(widget, interval=milliseconds, timerType=Qt.TimerType.VeryCoarseTimer)
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.start()
        elif event.type() == QEvent.Type.Hide:
            self.stop()
        return False
