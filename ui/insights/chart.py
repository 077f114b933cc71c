"""What every chart here is: painted, walked by arrows, and never without words."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy

from ui import theme
from ui.theme.focus import set_focus_rect, widths
from ui.theme.roles import Role
from ui.widgets import paint
from ui.widgets.announce import announce
from ui.widgets.base import Painted

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_HOW = "Arrow keys walk it, Enter names the students, Alt T shows it as a table."


class Spot(NamedTuple):
    """A mark of a chart with students behind it: where it is drawn, and what it says."""

    rect: QRect
    say: str


class Plan(NamedTuple):
    """A chart laid out for one width: how high it is, its spots row by row, how it is drawn."""

    height: int
    spots: Sequence[Sequence[Spot]]
    draw: Callable[[QPainter], None]


class Chart(Painted):
    """Arrows walk its spots, row by row; Enter asks who stands behind the one in hand."""

    named = Signal(int, int)
    """Row and column of a spot: name the students behind it."""

    spoken_role = Role.Chart
    soft = False
    """Whether the spot in hand gets a soft ground besides its ring."""

    def __init__(self) -> None:
        super().__init__()
        self._at = (0, 0)
        self._finding = ""
        self._plan = Plan(0, (), lambda _painter: None)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def plan(self, width: int) -> Plan:
        """The chart laid out for a width."""
        raise NotImplementedError

    def tell(self, name: str, finding: str) -> None:
        """The chart's name and its finding in words, for screen readers."""
        self._finding = finding
        self.setAccessibleName(name)
        self._describe()

    def renew(self) -> None:
        """Other numbers: measure and paint again; the spot in hand stays where it can."""
        self._plan = self.plan(self.width())
        self.choose(*self._at)
        self.updateGeometry()

    # Walking

    @property
    def in_hand(self) -> Spot | None:
        """The spot that Enter asks about."""
        row, column = self._at
        rows = self._plan.spots
        return rows[row][column] if row < len(rows) and column < len(rows[row]) else None

    def choose(self, row: int, column: int) -> None:
        """Take a spot in hand; one outside goes to the nearest."""
        rows = self._plan.spots
        row = max(0, min(row, len(rows) - 1))
        column = max(0, min(column, len(rows[row]) - 1)) if rows else 0
        self._at = (row, column)
        self._describe()
        self._ring()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = _STEPS.get(Qt.Key(event.key()))
        if held == Qt.KeyboardModifier.NoModifier and step is not None and self.in_hand:
            self.choose(self._at[0] + step[0], self._at[1] + step[1])
            announce(self, self.in_hand.say)
        elif event.key() in _ENTER and not event.isAutoRepeat() and self.in_hand:
            self.named.emit(*self._at)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._under(event)
        if found is not None:
            self.choose(*found)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._under(event)
        if found is not None:
            self.named.emit(*found)

    def _under(self, event: QMouseEvent) -> tuple[int, int] | None:
        point = event.position().toPoint()
        places = (
            (row, column)
            for row, spots in enumerate(self._plan.spots)
            for column, spot in enumerate(spots)
            if spot.rect.contains(point)
        )
        return next(places, None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _ring(self) -> None:
        """Around the spot; of a row only the inner band lies on it, as in every list."""
        spot, near = self.in_hand, widths()[0] if self.soft else 0
        rect = spot.rect.adjusted(near, near, -near, -near) if spot else None
        set_focus_rect(self, rect, 4)

    def _describe(self) -> None:
        said = [self._finding, self.in_hand.say if self.in_hand else "", _HOW]
        self.setAccessibleDescription(" ".join(one for one in said if one))

    # Size and paint

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.plan(width).height

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(200), self._plan.height)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(120), self._plan.height)

    def retheme(self) -> None:
        super().retheme()
        self.renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.renew()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, spot = paint.smooth(QPainter(self)), self.in_hand
        if self.soft and spot is not None and self.hasFocus():
            look = theme.current()
            paint.box(painter, spot.rect, look.radius("cell"), look.color("mariS"))
        self._plan.draw(painter)
