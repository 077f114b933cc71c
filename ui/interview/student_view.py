"""F8: what we have so far, for the student to read; plain words, dots, no way on from here."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.interview.cover import Cover
from ui.interview.told import Block, Known, Told
from ui.interview.zones import width_of
from ui.responsive import Scroll
from ui.section import empty
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.widgets.key_hints import Hint, hint_width, paint_hint
from ui.widgets.rich import Rich

_DOTS, _DOT, _STEP, _ROW = 5, 19, 28, 39
_SIDE, _TOP, _FOOT, _BETWEEN, _NEAR = 64, 30, 44, 92, 12
_BACK: Hint = ("F8", "Back to the interview")
_MORE: Hint = (("Up", "Down"), "More")
_CLOSED = "Nothing else can be opened from this view."


class DotRow(Painted):
    """One area with its dots; in words where it was not talked about yet."""

    def __init__(self, known: Known) -> None:
        super().__init__()
        self._known = known
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        many = f", {known.dots} of {_DOTS}" if known.dots else ""
        self.setAccessibleName(f"{known.area}: {known.says}{many}")

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(320), theme.current().px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(280), theme.current().px(_ROW))

    def resizeEvent(self, _event: object) -> None:
        self._fit()

    def retheme(self) -> None:
        self._fit()
        super().retheme()

    def _fit(self) -> None:
        """Two lines where the name does not fit on one."""
        look = theme.current()
        font = look.font(17, student=True)
        room = self.width() - self._aside() - look.px(_NEAR)
        more = 0 if paint.width(self._known.area, font) <= room else paint.line_height(font)
        self.setFixedHeight(look.px(_ROW) + more)

    def _aside(self) -> int:
        """The width of the dots, or of the words in their place."""
        look = theme.current()
        if self._known.dots is None:
            return paint.width(self._known.says, look.font(15, student=True))
        return look.px((_DOTS - 1) * _STEP + _DOT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter, known = theme.current(), paint.smooth(QPainter(self)), self._known
        font, ink = look.font(17, student=True), look.color("ink")
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.color("line"))
        rect = self.rect().adjusted(0, 0, 0, -1)
        if known.dots is None:
            quiet = (look.font(15, student=True), look.color("ink2"))
            paint.words(painter, rect, known.says, quiet, paint.RIGHT)
        else:
            self._dots(painter, known.dots)
        room = rect.adjusted(0, 0, -self._aside() - look.px(_NEAR), 0)
        paint.wrapped(painter, room, known.area, (font, ink))

    def _dots(self, painter: QPainter, dots: int) -> None:
        """Five rings, the first `dots` of them filled."""
        look = theme.current()
        size, step, edge = look.px(_DOT), look.px(_STEP), look.px(2)
        left = self.width() - step * (_DOTS - 1) - size
        for at in range(_DOTS):
            disc = QRectF(left + at * step, (self.height() - 1 - size) / 2, size, size)
            filled = at < dots
            painter.setBrush(look.color("petrol") if filled else Qt.BrushStyle.NoBrush)
            ring = paint.pen(look.color("petrol" if filled else "ink"), edge)
            painter.setPen(ring)
            painter.drawEllipse(disc.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2))


class _Foot(Painted):
    """That nothing else opens from here, and the one key back."""

    def __init__(self) -> None:
        super().__init__()
        self._hints: list[Hint] = [_BACK]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{_CLOSED} {_BACK[0]}: {_BACK[1]}")

    def set_more(self, _least: int, most: int) -> None:
        """Name the keys that scroll, where there is something to scroll to."""
        self._hints = [_BACK, _MORE] if most else [_BACK]
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, theme.current().px(_FOOT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme.current(), paint.smooth(QPainter(self))
        painter.fillRect(0, 0, self.width(), 1, look.color("line"))
        start = self.width()
        for hint in self._hints:
            start -= hint_width(hint)
            paint_hint(painter, start, self.rect(), hint)
            start -= look.px(16)
        rect = self.rect().adjusted(0, 0, start - self.width(), 0)
        paint.words(painter, rect, _CLOSED, (look.font(14), look.color("ink2")))


class StudentView(Cover):
    """The whole window; nothing on it takes the keyboard, F8 and Esc lead back."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Rich("", size=32, leading=1.3, student=True)
        self._words, self._areas = QVBoxLayout(), QVBoxLayout()
        self._columns: QBoxLayout = QHBoxLayout()
        self._columns.addLayout(self._words, 1)
        self._columns.addLayout(self._areas, 1)
        body = QWidget()
        whole = QVBoxLayout(body)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._columns)
        whole.addStretch(1)
        self._scroll = Scroll(body)
        foot = _Foot()
        self._scroll.verticalScrollBar().rangeChanged.connect(foot.set_more)
        self._body = whole
        self._rows = QVBoxLayout(self)
        for widget in (self._title, self._scroll, foot):
            self._rows.addWidget(widget, int(widget is self._scroll))
        self.acts = {
            "F8": self.lifted.emit,
            "Esc": self.lifted.emit,
            "Up": lambda: self._roll(-1),
            "Down": lambda: self._roll(1),
            "PgUp": lambda: self._roll(-6),
            "PgDown": lambda: self._roll(6),
        }
        self.retheme()

    def show_told(self, found: Told) -> None:
        """Show this and nothing of what was shown before."""
        self.clear()
        self._title.set_text(f"**{found.title}**")
        self.setAccessibleName(found.title)
        for block in found.blocks:
            self._words.addWidget(_block(block))
        self._words.addStretch(1)
        for known in found.areas:
            self._areas.addWidget(DotRow(known))
        self._areas.addStretch(1)
        self._scroll.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """No word about a student waits in a hidden widget."""
        self._title.set_text("")
        self.setAccessibleName("")
        for column in (self._words, self._areas):
            empty(column)

    def _roll(self, by: int) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + by * theme.current().px(_ROW))

    def retheme(self) -> None:
        look = theme.current()
        narrow, wide = width_of(self) == "narrow", width_of(self) == "wide"
        side = look.px(_SIDE if wide else _SIDE // 2)
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._columns.setSpacing(look.px(_BETWEEN if wide else _BETWEEN // 3))
        self._body.setContentsMargins(0, 0, 0 if wide else look.px(_NEAR), 0)
        self._words.setSpacing(look.px(22))
        self._areas.setSpacing(0)
        self._rows.setContentsMargins(side, look.px(_TOP), side, 0)
        self._rows.setSpacing(look.px(16))
        super().retheme()

    def resizeEvent(self, _event: object) -> None:
        self.retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().color("surface"))


def _block(block: Block) -> Rich:
    """A heading with its lines, in one paragraph each."""
    lines = "\n".join((f"**{block.title}**", *block.lines))
    return Rich(lines, size=20, leading=1.6, student=True)
