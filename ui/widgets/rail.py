"""The navigation rail at the left edge of the window."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui import theme
from ui.theme.focus import reach, set_focus_rect
from ui.theme.icons import paint_icon
from ui.widgets import paint
from ui.widgets.base import Arranged

_WIDE, _HEAD, _ITEM, _ICON, _LOGO, _BAR, _GAP = 84, 62, 57, 22, 34, 4, 4
_LEAST_ICON = 10


@dataclass(frozen=True, slots=True)
class RailItem:
    """One destination: the code it is known by, its icon and its word."""

    code: str
    icon: str
    label: str


class _Item(QPushButton):
    """Icon over word; a bar and a fill when it is where we are. Too low for both: no word."""

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
        line = self._word_height()
        size = max(min(look.px(_ICON), self.height() - line - 2 * reach()), 1)
        top = (self.height() - size - line) // 2
        icon = QRect((self.width() - size) // 2, top, size, size)
        paint_icon(painter, icon, self._icon, ink)
        if line:
            gap = look.px(_GAP)
            word = QRect(0, icon.bottom() + gap, self.width(), line - gap)
            paint.words(painter, word, self.text(), (font, ink), paint.CENTRE)
        if self._badge:
            self._count(painter, icon.top())

    def _word_height(self) -> int:
        """Height of the word with the gap above it; 0 where it would leave no room to the icon."""
        look = theme.current()
        high = paint.line_height(look.font(12, 650)) + look.px(_GAP)
        return high if self.height() >= high + look.px(_LEAST_ICON) + 2 * reach() else 0

    def _count(self, painter: QPainter, top: int) -> None:
        """A white disc with the count, over the icon's corner; `top` is the icon's."""
        look = theme.current()
        font, side = look.font(12, 650, tabular=True), look.px(18)
        text = str(self._badge)
        wide = max(side, paint.width(text, font) + look.px(8))
        left = self.width() // 2 + look.px(_ICON / 2 - 4)
        disc = QRect(left, max(top - look.px(4), 0), wide, side)
        paint.box(painter, disc, side / 2, look.color("railOn"))
        paint.words(painter, disc, text, (font, look.color("rail")), paint.CENTRE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The ring stands inside; a word that has no room is said by the tool tip."""
        far = reach()
        set_focus_rect(self, self.rect().adjusted(far, far, -far, -far), 4)
        self.setToolTip("" if self._word_height() else self.text())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
            self.update()
        super().changeEvent(event)


class Rail(Arranged):
    """Logo, the places of the desk, and below them what helps; `picked` gives an item's code.

    Where large text leaves too little height, logo and items shrink alike and all stay in sight.
    """

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

    def _shrunk(self, size: int) -> int:
        """`size` (px at 100 %) at this text size, less where the rail is too low for it all."""
        full = self.sizeHint().height()
        return theme.current().px(size) * min(self.height(), full) // full

    def arrange(self) -> None:
        head, high = self._shrunk(_HEAD), self._shrunk(_ITEM)
        count = len(self._items)
        foot_at = self.height() - (count - self._top) * high
        for number, item in enumerate(self._items.values()):
            below = number - self._top
            top = head + number * high if below < 0 else foot_at + below * high
            item.setGeometry(0, top, self.width(), high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        painter.fillRect(self.rect(), look.color("rail"))
        size = self._shrunk(_LOGO)
        place = QRect((self.width() - size) // 2, self._shrunk(15), size, size)
        paint_icon(painter, place, "logo", look.color("mari"))
