"""A field that holds one of a few answers: arrows step through them, a letter jumps."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout

from ui import theme
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.widgets.field import HEIGHT
from ui.widgets.label import Label

_PAD, _CHEVRON, _LEAST = 12, 5, 96


class _Box(QComboBox):
    """The field itself; the list drops down with Space."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(_LEAST), theme.current().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past the field changes nothing."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        edge = paint.pen(look.color("edge" if self.isEnabled() else "line"))
        paint.box(painter, self.rect(), look.radius("control"), look.color("surface"), edge)
        pad, size = look.px(_PAD), look.px(_CHEVRON)
        room = self.rect().adjusted(pad, 0, -2 * pad - 2 * size, 0)
        ink = look.color("ink" if self.isEnabled() else "ink3")
        paint.words(painter, room, self.currentText(), (look.font(16), ink))
        if self.count() > 1 and self.isEnabled():
            x, y = self.width() - pad - size, self.height() / 2
            painter.setPen(paint.pen(look.color("ink2"), max(1.4, size / 4)))
            tips = ((x - size, y - size / 2), (x, y + size / 2), (x + size, y - size / 2))
            painter.drawPolyline(QPolygonF([QPointF(*tip) for tip in tips]))


class Picker(Painted):
    """A label over the field; `picked` comes only with a choice by hand."""

    picked = Signal(object)

    def __init__(self, label: str) -> None:
        super().__init__()
        self.box = _Box()
        self._label = Label(label, size=12, weight=650, ink="ink3")
        self._label.setBuddy(self.box)
        self._values: list[object] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(self._label)
        self._rows.addWidget(self.box)
        self.box.setAccessibleName(label)
        self.box.currentIndexChanged.connect(self._changed)
        self.setFocusProxy(self.box)
        self.retheme()

    def offer(self, choices: Sequence[tuple[object, str]], value: object) -> None:
        """Hold these from now on, and show the one of `value`, telling nobody."""
        self.box.blockSignals(True)
        self.box.clear()
        self._values = [value for value, _ in choices]
        self.box.addItems([words for _, words in choices])
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else 0)
        self.box.blockSignals(False)
        self.box.update()

    @property
    def value(self) -> object:
        """What is shown; `None` while there is nothing to choose from."""
        at = self.box.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def _changed(self, at: int) -> None:
        if 0 <= at < len(self._values):
            self.picked.emit(self._values[at])

    def retheme(self) -> None:
        look = theme.current()
        self._rows.setSpacing(look.px(6))
        self.box.setFont(look.font(16))
        self.box.view().setFont(look.font(15))
        self.box.updateGeometry()
        super().retheme()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.box.setFont(theme.current().font(16))
