"""A sentence across the page that covers nothing: what is known, done, or wanted."""

from typing import Literal

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.theme.icons import paint_icon
from ui.widgets import paint
from ui.widgets.announce import announce
from ui.widgets.base import Painted
from ui.widgets.rich import Rich

Kind = Literal["info", "done", "needs"]
_INKS = {"info": "petrol", "done": "leaf", "needs": "rust"}
_ICONS = {"info": "laptop", "done": "tick", "needs": "triangle"}
_BAR, _ICON = 4, 17


class Banner(Painted):
    """A card with a bar at its left edge, an icon, and a bold first sentence."""

    def __init__(
        self, kind: Kind, bold: str, text: str = "", *, icon: str | None = None, size: float = 14
    ) -> None:
        super().__init__()
        self._kind: Kind = kind
        self._icon = _ICONS[kind] if icon is None else icon
        self.words = Rich(size=size)
        self._side = QHBoxLayout(self)
        self._text = QVBoxLayout()
        self._text.addStretch(1)
        self._text.addWidget(self.words)
        self._text.addStretch(1)
        self._side.addLayout(self._text, 1)
        self._untold: bool | None = None
        self.set_words(bold, text)
        self._untold = None
        self.retheme()

    def set_words(
        self, bold: str, text: str = "", *, kind: Kind | None = None, urgent: bool = False
    ) -> None:
        """Say something else, of another kind where one is given; also to a screen reader."""
        if kind is not None and kind != self._kind:
            self._icon = _ICONS[kind] if self._icon == _ICONS[self._kind] else self._icon
            self._kind = kind
        head = f"**{bold}**" if bold and text else bold
        self.words.set_text(" ".join(part for part in (head, text) if part))
        self.setAccessibleName(self.words.text())
        self._untold = urgent
        if self.isVisible():
            self._tell()
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell()

    def _tell(self) -> None:
        """What was set while nobody could see it is told when it shows."""
        if self._untold is not None and self.words.text():
            announce(self, self.words.text(), urgent=self._untold)
        self._untold = None

    def add(self, widget: QWidget) -> None:
        """Put a button or the like at the right end."""
        self._side.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def retheme(self) -> None:
        look = theme.current()
        left = look.px(48 if self._icon else 16)
        self._side.setContentsMargins(left, look.px(9), look.px(14), look.px(9))
        self._side.setSpacing(look.px(12))
        super().retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        ink, radius = look.color(_INKS[self._kind]), look.radius("card")
        line = paint.pen(look.color("line"))
        paint.box(painter, self.rect(), radius, look.color("surface"), line)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), radius, radius)
        bar = QPainterPath()
        bar.addRect(QRectF(0, 0, look.px(_BAR), self.height()))
        painter.fillPath(shape.intersected(bar), ink)
        if self._icon:
            size = look.px(_ICON)
            step = self.words.first_line()
            top = self.words.y() + (step - size) // 2
            paint_icon(painter, QRect(look.px(18), top, size, size), self._icon, ink)
