"""Words for state: a pill with a shape and a word, and a small tag."""

from typing import Literal

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent

from ui import theme
from ui.theme.icons import paint_icon
from ui.widgets import paint
from ui.widgets.base import Mark

State = Literal["laptop", "hub", "needs", "neutral"]
_LOOKS = {
    "laptop": ("petrolS", "petrol", "laptop"),
    "hub": ("leafS", "leaf", "tick"),
    "needs": ("rustS", "rust", "triangle"),
    "neutral": ("bg", "ink2", ""),
}
_HEIGHT, _ICON, _GAP = 26, 15, 8


def _icon(kind: State, icon: str | None) -> str:
    return _LOOKS[kind][2] if icon is None else icon


def _pad(icon: str) -> int:
    return theme.current().px(9 if icon else 8)


def pill_width(kind: State, text: str, icon: str | None = None) -> int:
    """The width of `paint_pill`."""
    look, name = theme.current(), _icon(kind, icon)
    shape = look.px(_ICON) + look.px(_GAP) if name else 0
    return paint.width(text, look.font(13, 650)) + shape + 2 * _pad(name)


def paint_pill(
    painter: QPainter, corner: tuple[int, int], kind: State, text: str, icon: str | None = None
) -> int:
    """Draw a pill from (left, vertical centre); gives its width. No icon: the kind's own."""
    look, name = theme.current(), _icon(kind, icon)
    fill, ink, _ = _LOOKS[kind]
    height = look.px(_HEIGHT)
    rect = QRect(corner[0], corner[1] - height // 2, pill_width(kind, text, icon), height)
    edge = paint.pen(look.color("line")) if kind == "neutral" else None
    paint.box(painter, rect, height / 2, look.color(fill), edge)
    inner = rect.adjusted(_pad(name), 0, 0, 0)
    if name:
        size = look.px(_ICON)
        place = QRect(inner.x(), corner[1] - size // 2, size, size)
        paint_icon(painter, place, name, look.color(ink))
        inner.adjust(size + look.px(_GAP), 0, 0, 0)
    paint.words(painter, inner, text, (look.font(13, 650), look.color(ink)))
    return rect.width()


class Pill(Mark):
    """A state in words; its name for screen readers is the words."""

    def __init__(self, kind: State, text: str, icon: str | None = None) -> None:
        super().__init__(text)
        self._kind: State = kind
        self._icon = icon

    def set_state(self, kind: State, text: str, icon: str | None = None) -> None:
        """Say something else."""
        self._kind, self._icon = kind, icon
        self.setText(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        width = pill_width(self._kind, self.text(), self._icon)
        return QSize(width, theme.current().px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        paint_pill(painter, (0, self.height() // 2), self._kind, self.text(), self._icon)


def tag_width(text: str) -> int:
    """The width of `paint_tag`."""
    look = theme.current()
    return paint.width(text, look.font(12, 550)) + 2 * look.px(6)


def paint_tag(painter: QPainter, x: int, centre_y: int, text: str) -> int:
    """Draw a tag from `x` on; gives its width."""
    look = theme.current()
    height = look.px(21)
    rect = QRect(x, centre_y - height // 2, tag_width(text), height)
    line = paint.pen(look.color("line"))
    paint.box(painter, rect, look.radius("cell"), look.color("bg"), line)
    paint.words(painter, rect, text, (look.font(12, 550), look.color("ink2")), paint.CENTRE)
    return rect.width()


class Tag(Mark):
    """A quiet fact in a small frame: a form, "growing here"."""

    def sizeHint(self) -> QSize:
        return QSize(tag_width(self.text()), theme.current().px(21))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_tag(paint.smooth(QPainter(self)), 0, self.height() // 2, self.text())
