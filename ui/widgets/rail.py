"""The navigation rail at the left edge of the window."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui import theme
from ui.theme.focus import reach, set_focus_rect
from ui.theme.icons import paint_icon
from ui.widgets import paint
from ui.widgets.base import Painted

_WIDE, _HEAD, _ITEM, _ICON, _LOGO, _BAR = 84, 62, 57, 22, 34, 4


@dataclass(frozen=True, slots=True)
class RailItem:
    """One destination: the code it is known by, its icon and its word."""

    code: str
    icon: str
    label: str


class _Item(QPushButton):
    """Icon over word; a bar and a fill when it is where we are."""

    def __init__(self, item: RailItem, *, place: bool) -> None:
        super().__init__(item.label)
        self._icon, self._badge = item.icon, 0
        self.setCheckable(place)
        self.setAutoDefault(False)

    def set_badge(self, count: int) -> None:
        """The count beside the icon; none for 0."""
        self._badge = count
        self.setAccessibleDescription(f"{count} on this laptop only" if count else "")
        self.update()

    def nextCheckState(self) -> None:
        """The rail decides what is current."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, picked = theme.current(), self.isChecked()
        painter = paint.smooth(QPainter(self))
        if picked or self.underMouse():
            painter.fillRect(self.rect(), look.color("railPicked"))
        if picked:
            painter.fillRect(0, 0, look.px(_BAR), self.height(), look.color("railOn"))
        ink = look.color("railOn" if picked else "railText")
        font = look.font(12, 650 if picked else 550)
        size, line = look.px(_ICON), paint.line_height(font)
        top = max((self.height() - size - line - look.px(4)) // 2, 0)
        icon = QRect((self.width() - size) // 2, top, size, size)
        paint_icon(painter, icon, self._icon, ink)
        word = QRect(0, icon.bottom() + look.px(4), self.width(), line)
        paint.words(painter, word, self.text(), (font, ink), paint.CENTRE)
        if self._badge:
            self._count(painter, icon.topRight())

    def _count(self, painter: QPainter, corner: QPoint) -> None:
        """A white disc with the count, over the icon's corner."""
        look = theme.current()
        font, side = look.font(12, 650, tabular=True), look.px(18)
        text = str(self._badge)
        wide = max(side, paint.width(text, font) + look.px(8))
        disc = QRect(corner.x() - look.px(4), max(corner.y() - look.px(4), 0), wide, side)
        paint.box(painter, disc, side / 2, look.color("railOn"))
        paint.words(painter, disc, text, (font, look.color("rail")), paint.CENTRE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        far = reach()
        set_focus_rect(self, self.rect().adjusted(far, far, -far, -far), 4)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.update()
        super().changeEvent(event)


class Rail(Painted):
    """Logo, the places of the desk, and below them what helps; `picked` gives an item's code."""

    picked = Signal(str)

    def __init__(self, items: Sequence[RailItem], foot: Sequence[RailItem] = ()) -> None:
        super().__init__()
        self._items: dict[str, _Item] = {}
        self._top = len(items)
        for number, item in enumerate((*items, *foot)):
            button = _Item(item, place=number < len(items))
            button.setParent(self)
            button.clicked.connect(lambda _on=False, code=item.code: self.picked.emit(code))
            self._items[item.code] = button
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Places")

    def set_current(self, code: str) -> None:
        """Mark where we are; no item for an unknown code."""
        for known, item in self._items.items():
            item.setChecked(known == code and item.isCheckable())

    def set_badge(self, code: str, count: int) -> None:
        """The count on one item."""
        self._items[code].set_badge(count)

    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(_WIDE), look.px(_HEAD + _ITEM * len(self._items)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(_WIDE), 0)

    def _head(self) -> int:
        """Room for the logo; none where large text needs it for the items."""
        full = theme.current().px(_HEAD + _ITEM * len(self._items))
        return theme.current().px(_HEAD) if self.height() >= full else 0

    def _arrange(self) -> None:
        look, head = theme.current(), self._head()
        count = len(self._items)
        high = min(look.px(_ITEM), (self.height() - head) // max(count, 1))
        foot_at = self.height() - (count - self._top) * high
        for number, item in enumerate(self._items.values()):
            below = number - self._top
            top = head + number * high if below < 0 else foot_at + below * high
            item.setGeometry(0, top, self.width(), high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def retheme(self) -> None:
        super().retheme()
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        painter.fillRect(self.rect(), look.color("rail"))
        if self._head():
            size = look.px(_LOGO)
            place = QRect((self.width() - size) // 2, look.px(15), size, size)
            paint_icon(painter, place, "logo", look.color("mari"))
