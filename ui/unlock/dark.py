"""The dark half of the screens before the desk: the logo, a greeting, the steps."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.theme.icons import paint_icon
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.widgets.block import Block
from ui.widgets.card import Pane
from ui.widgets.label import Label

_STEP, _DISC = 46, 28
_ROOMY = 1000


class Logo(Painted):
    """The sign of OneDesk, square."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = theme.current().px(self._side)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        paint_icon(painter, self.rect(), "logo", theme.current().color("mari"))


def brand(side: int, size: int) -> Block:
    """Logo and name beside each other."""
    name = Label("OneDesk", size=size, weight=650, ink="railOn")
    line = Block(Logo(side), name, gap=13, across=True)
    line.rows.addStretch(1)
    return line


class DarkPane(Pane):
    """A zone in the colour of the rail; `rows` is where its content goes."""

    def __init__(self, margins: tuple[int, int]) -> None:
        super().__init__("rail")
        self._margins, self._close = margins, False
        self.rows = QVBoxLayout(self)
        self.retheme()

    def draw_in(self, *, close: bool) -> None:
        """Use smaller margins where large text needs the room."""
        self._close = close
        self.retheme()

    def retheme(self) -> None:
        look = theme.current()
        side, top = (look.px(min(size, 20) if self._close else size) for size in self._margins)
        self.rows.setContentsMargins(side, top, side, top)
        self.rows.setSpacing(look.px(6))
        super().retheme()


class Line(Painted):
    """A faint line on dark ground."""

    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint.ground(QPainter(self), self.rect(), theme.current().color("railPicked"))


class Steps(Painted):
    """Numbered steps below each other: done ones ticked, the one at hand white."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names, self._at = names, 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_current(0)

    def set_current(self, at: int) -> None:
        self._at = at
        self.setAccessibleName(f"{self._names[at]}, step {at + 1} of {len(self._names)}")
        self.update()

    def sizeHint(self) -> QSize:
        look = theme.current()
        widest = max(paint.width(name, look.font(15, 650)) for name in self._names)
        return QSize(look.px(42) + widest, look.px(_STEP) * len(self._names))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        high = theme.current().px(_STEP)
        for at, name in enumerate(self._names):
            self._row(painter, QRect(0, at * high, self.width(), high), at, name)

    def _row(self, painter: QPainter, rect: QRect, at: int, name: str) -> None:
        look = theme.current()
        side = look.px(_DISC)
        disc = QRect(0, rect.center().y() - side // 2, side, side)
        here, done = at == self._at, at < self._at
        fill = look.color("railOn") if here else look.color("railPicked") if done else None
        edge = None if here or done else paint.pen(look.color("railText"))
        paint.box(painter, disc, side / 2, fill, edge)
        if done:
            inset = side // 4
            tick = disc.adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, tick, "tick", look.color("railOn"))
        else:
            ink = look.color("rail" if here else "railText")
            paint.words(painter, disc, str(at + 1), (look.font(13, 650), ink), paint.CENTRE)
        text = rect.adjusted(look.px(42), 0, 0, 0)
        ink = look.color("railOn" if here else "railText")
        paint.words(painter, text, name, (look.font(15, 650 if here else 400), ink))


class Halves(QWidget):
    """A screen of a dark zone and a light one; the dark one gives way to large text."""

    def __init__(self, dark: DarkPane, light: QWidget, *, wide: int = 0) -> None:
        super().__init__()
        self._dark, self._wide = dark, wide
        self._side = QHBoxLayout(self)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(0)
        self._side.addWidget(dark)
        self._side.addWidget(light, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._share()

    def _share(self) -> None:
        """Half of the window, or `wide` where that is given; a third when letters are large."""
        look = theme.current()
        close = self.width() < look.px(_ROOMY)
        room = look.px(self._wide) if self._wide else self.width() // 2
        self._dark.setFixedWidth(min(room, self.width() // 3) if close else room)
        self._dark.draw_in(close=close)
