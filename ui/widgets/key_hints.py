"""The line of keys at the foot of a screen: what each key does here."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui import theme
from ui.letters import act_alone, as_pressed
from ui.theme.icons import paint_icon
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.widgets.keycap import keycap_width, paint_keycap

Hint = tuple[str | Sequence[str], str]
KeyGroup = tuple[str, tuple[Hint, ...]]
"""A heading and the keys under it, as F1 shows them."""

JOINING = ("to", "or")
_HEIGHT, _BETWEEN, _NEAR, _ICON = 40, 16, 5, 16


def _keys(hint: Hint) -> Sequence[str]:
    return [hint[0]] if isinstance(hint[0], str) else hint[0]


def _pieces(hint: Hint) -> list[tuple[str, bool]]:
    """The hint as pieces of text, and whether each is a keycap."""
    return [*((key, key not in JOINING) for key in _keys(hint)), (hint[1], False)]


def _piece_width(text: str, *, cap: bool) -> int:
    return keycap_width(text) if cap else paint.wide(text, 13)


def hint_width(hint: Hint) -> int:
    """The width of `paint_hint`."""
    near = theme.current().px(_NEAR)
    pieces = [(text, cap) for text, cap in _pieces(hint) if text]
    return sum(_piece_width(text, cap=cap) + near for text, cap in pieces) - near


def paint_hint(painter: QPainter, x: int, rect: QRect, hint: Hint) -> None:
    """Draw keycaps and words from `x` on, centred in `rect`."""
    look = theme.current()
    middle = rect.y() + rect.height() // 2
    for text, cap in _pieces(hint):
        if not text:
            continue
        wide = _piece_width(text, cap=cap)
        if cap:
            paint_keycap(painter, x, middle, text)
        else:
            place = QRect(x, rect.y(), wide + 2, rect.height())
            paint.words(painter, place, text, (look.font(13), look.color("ink2")))
        x += wide + look.px(_NEAR)


class KeyHints(Painted):
    """Keys on the left, the way on at the right; what does not fit is left to F1."""

    def __init__(
        self, left: Sequence[Hint] = (), right: Sequence[Hint] = (), *, bar: bool = True
    ) -> None:
        super().__init__()
        self._left, self._right = list(left), list(right)
        self._bar, self._status = bar, ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    def set_hints(self, left: Sequence[Hint], right: Sequence[Hint] = ()) -> None:
        """Show other keys."""
        self._left, self._right = list(left), list(right)
        self._name()
        self.update()

    def set_status(self, icon: str, words: str) -> None:
        """A quiet sentence at the right end instead of keys, such as "Working offline"."""
        self._status = (icon, words)
        self.update()

    def _name(self) -> None:
        """All hints as words, for screen readers."""
        said = [
            f"{' '.join(map(as_pressed, _keys(hint)))}: {hint[1]}"
            for hint in (*self._left, *self._right)
        ]
        self.setAccessibleName("Keys")
        self.setAccessibleDescription(". ".join(said))

    def sizeHint(self) -> QSize:
        return QSize(0, theme.current().px(_HEIGHT))

    def retheme(self) -> None:
        self._name()
        super().retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        alone = act_alone()
        name = f"hints:{self._left}:{self._right}:{self._bar}:{self._status}:{alone}"
        paint.cached(paint.smooth(QPainter(self)), self.rect(), name, self._draw)

    def _draw(self, painter: QPainter, _rect: QRect) -> None:
        look = theme.current()
        edge = look.px(20) if self._bar else 0
        if self._bar:
            painter.fillRect(self.rect(), look.color("surface"))
            painter.fillRect(0, 0, self.width(), 1, look.color("line"))
        end = self._paint_right(painter, self.width() - edge)
        x = edge
        for hint in self._left:
            wide = hint_width(hint)
            if x + wide > end:
                break
            paint_hint(painter, x, self.rect(), hint)
            x += wide + look.px(_BETWEEN)

    def _paint_right(self, painter: QPainter, end: int) -> int:
        """Draw what is aligned right; gives where it begins."""
        look, between = theme.current(), theme.current().px(_BETWEEN)
        icon, words = self._status
        if words:
            wide = paint.width(words, look.font(13)) + 2
            rect = QRect(end - wide, 0, wide, self.height())
            paint.words(painter, rect, words, (look.font(13), look.color("ink2")))
            end -= wide + look.px(8)
        if words and icon:
            size = look.px(_ICON)
            end -= size
            place = QRect(end, (self.height() - size) // 2, size, size)
            paint_icon(painter, place, icon, look.color("ink2"))
            end -= between
        for hint in reversed(self._right):
            end -= hint_width(hint)
            paint_hint(painter, end, self.rect(), hint)
            end -= between
        return end
