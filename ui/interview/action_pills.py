"""The small facts under an action: who, by when, which area; each opens its editor by key."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui import theme
from ui.widgets import paint
from ui.widgets.announce import announce
from ui.widgets.base import Arranged
from ui.widgets.keycap import keycap_width, paint_keycap
from ui.widgets.rich import Rich

_HEIGHT, _PAD, _GAP, _SIZE, _LEAST = 25, 8, 5, 14, 120


class FactPill(QPushButton):
    """Words with `**bold**` parts in a thin frame; dashed while the fact is missing."""

    def __init__(self, key: str = "") -> None:
        super().__init__()
        self._key, self._keyed, self._missing = key, False, False
        self._size: QSize | None = None
        self._parts: list[tuple[str, bool]] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(f"Key: {key}" if key else "")

    def set_words(self, marked: str, *, missing: bool = False) -> None:
        """Say the fact; `missing` says that it is still wanted."""
        pieces = marked.split("**")
        parts = [(piece, bool(at % 2)) for at, piece in enumerate(pieces) if piece]
        if (parts, missing) == (self._parts, self._missing):
            return
        self._parts, self._missing = parts, missing
        self.setText("".join(piece for piece, _ in self._parts))
        self.setAccessibleName(self.text())
        self.setToolTip(self.text())
        self._measure()

    def show_key(self, *, shown: bool) -> None:
        """Name the key while the action is in hand."""
        keyed = shown and bool(self._key)
        if keyed != self._keyed:
            self._keyed = keyed
            self._measure()

    def _measure(self) -> None:
        self._size = None
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self._size is None:  # layouts ask hundreds of times while a page is turned
            look = theme.current()
            wide = sum(self._width(part) for part in self._parts) + 2 * look.px(_PAD)
            cap = keycap_width(self._key) + look.px(_GAP) if self._keyed else 0
            self._size = QSize(wide + cap, look.px(_HEIGHT))
        return self._size

    def minimumSizeHint(self) -> QSize:
        """Long names end in dots where there is little room."""
        size = self.sizeHint()
        return QSize(min(size.width(), theme.current().px(_LEAST)), size.height())

    def _width(self, part: tuple[str, bool]) -> int:
        return paint.width(part[0], theme.current().font(_SIZE, 650 if part[1] else 400))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        edge = paint.pen(look.color("ink2" if self._missing else "line"), dashed=self._missing)
        fill = look.color("petrolS" if self.underMouse() else "surface")
        paint.box(painter, self.rect(), look.radius("cell"), fill, edge)
        x, cap = look.px(_PAD), keycap_width(self._key) + look.px(_GAP) if self._keyed else 0
        end = self.width() - look.px(_PAD) - cap
        for part in self._parts:
            ink = look.color("ink" if part[1] else "ink2")
            wide = min(self._width(part), max(end - x, 0))
            rect = QRect(x, 0, wide + 1, self.height())
            paint.words(painter, rect, part[0], (look.font(_SIZE, 650 if part[1] else 400), ink))
            x += wide
        if self._keyed:
            paint_keycap(painter, x + look.px(_GAP), self.height() // 2, self._key)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
        super().changeEvent(event)


class Coach(Arranged):
    """A gentle word about the action in hand and wording to take; it never blocks."""

    def __init__(self) -> None:
        super().__init__()
        self._text = Rich(size=14, leading=1.4)
        self._text.setParent(self)
        self._key = False
        self._shown: tuple[str, str | None] = ("", None)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_hint(self, say: str, suggestion: str | None) -> None:
        """The first sentence bold; `suggestion` is what Ctrl Space takes."""
        before, self._shown = self._shown, (say, suggestion)
        if before == self._shown:
            return
        first, dot, rest = say.partition(". ")
        bold = f"**{first}{dot.strip()}** {rest}" if dot else f"**{say}**"
        self._text.set_text(f"{bold}\nTry: **{suggestion}**" if suggestion else bold)
        self._key = suggestion is not None
        self.setVisible(bool(say))
        self.setAccessibleName(self._text.text())
        self.updateGeometry()
        self.arrange()
        self.update()
        if say and say != before[0]:
            announce(self, self._text.text())

    def _margins(self) -> tuple[int, int]:
        look = theme.current()
        return look.px(13), look.px(7)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        side, top = self._margins()
        foot = theme.current().px(22) if self._key else 0
        return self._text.heightForWidth(width - 2 * side) + 2 * top + foot

    def sizeHint(self) -> QSize:
        wide = theme.current().px(400)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(160), theme.current().px(30))

    def arrange(self) -> None:
        side, top = self._margins()
        wide = self.width() - 2 * side
        self._text.setGeometry(QRect(side, top, wide, self._text.heightForWidth(wide)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        painter.fillRect(self.rect(), look.color("petrolS"))
        painter.fillRect(0, 0, look.px(3), self.height(), look.color("petrol"))
        if self._key:
            side, top = self._margins()
            middle = self.height() - top - look.px(10)
            wide = paint_keycap(painter, side, middle, "Ctrl Space")
            left = side + wide + look.px(_GAP)
            rect = QRect(left, middle - look.px(11), self.width() - left, look.px(22))
            paint.words(painter, rect, "use this", (look.font(14), look.color("ink")))
