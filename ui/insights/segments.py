"""A switch with words: all its sides in one frame, the one in force solid."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from ui import theme
from ui.theme.focus import set_radius
from ui.theme.roles import Role
from ui.widgets import paint
from ui.widgets.announce import announce
from ui.widgets.base import Arranged

_HIGH, _PAD = 31, 12
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class _Side(QRadioButton):
    """One side; the switch holds the keyboard."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoExclusive(False)

    def nextCheckState(self) -> None:
        """The switch decides."""

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        look = theme.current()
        wide = paint.width(self.text(), look.font(14, 650)) + 2 * look.px(_PAD)
        return QSize(wide, look.px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, on = theme.current(), self.isChecked()
        painter = paint.smooth(QPainter(self))
        if on:
            paint.box(painter, self.rect(), look.radius("control"), look.color("petrol"))
        font = look.font(14, 650 if on else 550)
        ink = look.color("onPetrol" if on else "ink")
        paint.words(painter, self.rect(), self.text(), (font, ink), paint.CENTRE)


class Segments(Arranged):
    """Left and Right, or a click, turn it."""

    spoken_role = Role.Grouping
    turned = Signal(int)
    """Which side is in force now, by hand."""

    def __init__(self, name: str, sides: Sequence[str]) -> None:
        super().__init__()
        self._sides: list[_Side] = []
        for at, words in enumerate(sides):
            side = _Side(words)
            side.setParent(self)
            side.clicked.connect(lambda _on=False, at=at: self._turn(at))
            self._sides.append(side)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        set_radius(self, theme.current().radii["control"])
        self.set_side(0)

    @property
    def side(self) -> int:
        return next((at for at, one in enumerate(self._sides) if one.isChecked()), 0)

    def set_side(self, at: int) -> None:
        """Show a side without telling anybody."""
        for number, side in enumerate(self._sides):
            side.setChecked(number == at)
        self.setAccessibleDescription(f"{self._sides[at].text()}, {at + 1} of {len(self._sides)}")
        self.update()

    def set_words(self, at: int, words: str) -> None:
        """Other words on a side."""
        self._sides[at].setText(words)
        self.set_side(self.side)
        self.updateGeometry()
        self.arrange()

    def turn(self) -> None:
        """The next side, and from the last one the first."""
        self._turn((self.side + 1) % len(self._sides))

    def _turn(self, at: int) -> None:
        if at != self.side:
            self.set_side(at)
            announce(self, self.accessibleDescription())
            self.turned.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is not None and plain:
            self._turn(max(0, min(self.side + step, len(self._sides) - 1)))
        elif event.key() == Qt.Key.Key_Space and plain:
            self.turn()
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(self._across(), theme.current().px(_HIGH) + 2)

    def minimumSizeHint(self) -> QSize:
        widest = max((side.sizeHint().width() for side in self._sides), default=0)
        return QSize(widest + 2, theme.current().px(_HIGH) + 2)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = 1 if width >= self._across() else len(self._sides)
        return lines * theme.current().px(_HIGH) + 2

    def _across(self) -> int:
        """The width of all sides beside each other."""
        return sum(side.sizeHint().width() for side in self._sides) + 2

    def arrange(self) -> None:
        """Side by side, or one below the other where that is too wide."""
        beside = self.width() >= self._across()
        x, y, high = 1, 1, theme.current().px(_HIGH)
        for side in self._sides:
            wide = side.sizeHint().width() if beside else self.width() - 2
            side.setGeometry(QRect(x, y, wide, high))
            x, y = (x + wide, y) if beside else (x, y + high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        edge = paint.pen(look.color("edge"))
        paint.box(painter, self.rect(), look.radius("control"), look.color("surface"), edge)
