"""Buttons: words, a keycap that names their key, at times an icon."""

from typing import Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui import theme
from ui.letters import as_pressed
from ui.theme.focus import set_radius
from ui.theme.icons import paint_icon
from ui.widgets import paint
from ui.widgets.base import Dressed
from ui.widgets.keycap import keycap_width, paint_keycap

Kind = Literal["plain", "primary", "quiet", "warning", "faint"]
_INKS = {
    "plain": "ink",
    "primary": "onPetrol",
    "quiet": "petrol",
    "warning": "rust",
    "faint": "ink2",
}
_BARE = ("quiet", "faint")
_ICON, _GAP, _SMALL, _LARGE = 18, 8, 32, 44
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class Button(Dressed, QPushButton):
    """A button of one of five kinds; Enter and Space press it, `bind` makes its key do so too."""

    def __init__(
        self,
        text: str,
        *,
        kind: Kind = "plain",
        key: str = "",
        icon: str = "",
        height: int = 40,
        bind: bool = False,
    ) -> None:
        super().__init__(text)
        self._kind, self._key, self._icon, self._tall = kind, key, icon, height
        self._bound, self._key_first, self._arrows = bind, False, True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        set_radius(self, theme.current().radii["control"])
        self._name()

    def set_words(self, text: str, key: str | None = None) -> None:
        """Change the words, and the key where one is given."""
        self._key = self._key if key is None else key
        self.setText(text)
        self._name()
        self.updateGeometry()

    @property
    def key(self) -> str:
        """The key on its cap, such as "Alt S"; empty where there is none."""
        return self._key

    def set_key_first(self) -> None:
        """Draw the keycap before the words, as in a list of answers."""
        self._key_first = True
        self.update()

    def leave_arrows(self) -> None:
        """Up and Down are left to the page: they do not lead to the next button."""
        self._arrows = False

    def set_kind(self, kind: Kind) -> None:
        """Change the kind, for a button that becomes the one to press."""
        self._kind = kind
        self.update()

    def set_icon(self, icon: str) -> None:
        """Change the icon; an empty name takes it away."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def _name(self) -> None:
        """Tell screen readers the words and the key."""
        self.setAccessibleName(self.text())
        self._tell_key()
        if self._bound and self._key:
            self.setShortcut(QKeySequence("+".join(self._key.split())))

    def _tell_key(self) -> None:
        self.setAccessibleDescription(f"Key: {as_pressed(self._key)}" if self._key else "")

    def sizeHint(self) -> QSize:
        look = theme.current()
        inner = sum(width for _, width in self._parts()) + look.px(_GAP) * (len(self._parts()) - 1)
        return QSize(inner + 2 * self._pad(), look.px(self._tall))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _pad(self) -> int:
        if self._kind in _BARE:
            return theme.current().px(_GAP)
        return theme.current().px(16 if self._tall > _SMALL else 10)

    def _letters(self) -> tuple[int, int]:
        """Size and weight of the words."""
        if self._kind == "faint":
            return 13, 400
        return 14 if self._tall <= _SMALL else 16 if self._tall >= _LARGE else 15, 650

    def _font(self) -> QFont:
        return theme.current().font(*self._letters())

    def _parts(self) -> list[tuple[str, int]]:
        """What stands in the button from left to right, with widths."""
        parts = [("words", paint.wide(self.text(), *self._letters()))]
        if self._icon:
            parts.insert(0, ("icon", theme.current().px(_ICON if self._kind != "faint" else 16)))
        if self._key:
            parts.insert(0 if self._key_first else len(parts), ("key", keycap_width(self._key)))
        return parts

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        ink = _INKS[self._kind] if self.isEnabled() else "ink3"
        fill, edge = self._surface()
        paint.box(painter, self.rect(), look.radius("control"), fill, edge)
        gap = look.px(_GAP)
        parts = self._parts()
        x = (self.width() - sum(w for _, w in parts) - gap * (len(parts) - 1)) // 2
        for part, width in parts:
            self._draw(painter, part, QRect(x, 0, width, self.height()), ink)
            x += width + gap

    def _draw(self, painter: QPainter, part: str, rect: QRect, ink: str) -> None:
        look = theme.current()
        if part == "icon":
            paint_icon(painter, rect, self._icon, look.color(ink))
        elif part == "key":
            solid = ink == "onPetrol"
            colours = ("onPetrol", "onPetrol") if solid else ("ink2", "edge")
            paint_keycap(painter, rect.x(), rect.center().y() + 1, self._key, *colours)
        else:
            paint.words(painter, rect, self.text(), (self._font(), look.color(ink)))

    def _surface(self) -> tuple[QColor | None, QPen | None]:
        """Fill and edge for the kind and for being under the mouse or pressed."""
        look = theme.current()
        down, over = self.isDown(), self.underMouse() and self.isEnabled()
        if not self.isEnabled():
            return None, None if self._kind in _BARE else paint.pen(look.color("line"))
        if self._kind == "primary":
            return _shade(look.color("petrol"), down=down, over=over), None
        soft = look.color("petrolS") if down else look.color("past") if over else None
        if self._kind in _BARE:
            return soft, None
        edge = look.color("rust" if self._kind == "warning" else "edge")
        return soft or look.color("surface"), paint.pen(edge)

    def event(self, event: QEvent) -> bool:
        """Its key presses it at once; Qt would first show it pressed for a tenth of a second."""
        if event.type() == QEvent.Type.Shortcut and self.isEnabled():
            self.click()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        elif event.key() in _ARROWS and not self._arrows:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if self.dressed_anew(event):
            self._tell_key()
            self.updateGeometry()
            self.update()
        super().changeEvent(event)


def _shade(color: QColor, *, down: bool, over: bool) -> QColor:
    """A solid colour a little darker under the mouse, more when pressed."""
    return color.darker(125) if down else color.darker(110) if over else color


def button_width(text: str, key: str = "") -> int:
    """The width of `paint_button`."""
    look = theme.current()
    cap = keycap_width(key) + look.px(_GAP) if key else 0
    return paint.width(text, look.font(14, 650)) + cap + 2 * look.px(10)


def paint_button(painter: QPainter, x: int, centre_y: int, text: str, key: str = "") -> QRect:
    """Draw a small primary button inside a row of a list; gives where it stands."""
    look = theme.current()
    height = look.px(_SMALL)
    rect = QRect(x, centre_y - height // 2, button_width(text, key), height)
    paint.box(painter, rect, look.radius("control"), look.color("petrol"))
    inner = rect.adjusted(look.px(10), 0, 0, 0)
    paint.words(painter, inner, text, (look.font(14, 650), look.color("onPetrol")))
    if key:
        left = rect.right() + 1 - look.px(10) - keycap_width(key)
        paint_keycap(painter, left, rect.center().y() + 1, key, "onPetrol", "onPetrol")
    return rect
