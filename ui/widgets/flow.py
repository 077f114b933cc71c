"""Widgets one after the other, going on in the next line where they must."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.base import Arranged


class Flow(Arranged):
    """Places its widgets like words; the one that may grow takes the rest of its line.

    A layout asks for the height at a few widths again and again: while it is seen, and nothing in
    it has changed, it remembers them.
    """

    def __init__(self, gap: int = 8) -> None:
        super().__init__()
        self._gap = gap
        self._widgets: list[QWidget] = []
        self._growing: QWidget | None = None
        self._kept: dict[tuple[int, tuple[QWidget, ...]], list[QRect]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_widgets(self, widgets: list[QWidget], growing: QWidget | None = None) -> None:
        """Show these, in this order; those no longer there are taken away."""
        for old in self._widgets:
            if old not in widgets:
                old.hide()
                old.deleteLater()
        self._widgets, self._growing = widgets, growing
        for widget in widgets:
            if widget.parentWidget() is not self:
                widget.setParent(self)
            widget.show()
        if growing is not None:
            self._lead_to(growing)
        self.renew()

    def renew(self) -> None:
        """Place again, after widgets were shown, hidden or given other words."""
        self._kept.clear()
        self.updateGeometry()
        self.arrange()

    def _lead_to(self, growing: QWidget) -> None:
        """Tab passes the others in their order just before the one that grows."""
        others = [widget for widget in self._widgets if widget is not growing]
        last = growing.focusProxy() or growing
        for before, widget in pairwise([last, *others, last] if others else []):
            QWidget.setTabOrder(before, widget)

    def _places(self, width: int) -> list[QRect]:
        if not self.isVisible():  # what changes unseen is not told
            return self._placed(width)
        asked = (width, tuple(self._there()))
        if asked not in self._kept:
            self._kept[asked] = self._placed(width)
        return self._kept[asked]

    def _placed(self, width: int) -> list[QRect]:
        gap = theme.current().px(self._gap)
        lines: list[list[tuple[QWidget, QSize]]] = [[]]
        used = 0
        for widget in self._there():
            size = widget.minimumSizeHint() if widget is self._growing else widget.sizeHint()
            wide = min(size.width(), max(width, 1))
            high = widget.heightForWidth(wide) if widget.hasHeightForWidth() else 0
            if lines[-1] and used + wide > width:
                lines.append([])
                used = 0
            lines[-1].append((widget, QSize(wide, max(high, size.height()))))
            used += wide + gap
        return self._lined(lines, width)

    def _lined(self, lines: list[list[tuple[QWidget, QSize]]], width: int) -> list[QRect]:
        """Lines under each other, every widget in the middle of its line's height."""
        gap = theme.current().px(self._gap)
        places, y = [], 0
        for line in lines:
            high = max((size.height() for _, size in line), default=0)
            rest = width - sum(size.width() for _, size in line) - gap * (len(line) - 1)
            x = 0
            for widget, size in line:
                wide = size.width() + (max(rest, 0) if widget is self._growing else 0)
                corner = QPoint(x, y + (high - size.height()) // 2)
                places.append(QRect(corner, QSize(wide, size.height())))
                x += wide + gap
            y += high + gap
        return places

    def _there(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def arrange(self) -> None:
        for widget, place in zip(self._there(), self._places(self.width()), strict=True):
            widget.setGeometry(place)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        gap = theme.current().px(self._gap)
        sizes = [widget.sizeHint() for widget in self._there()]
        wide = sum(size.width() + gap for size in sizes) - gap
        return QSize(max(wide, 0), max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        sizes = [widget.minimumSizeHint() for widget in self._there()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def retheme(self) -> None:
        self._kept.clear()
        super().retheme()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while nobody saw it may not have been asked to be laid out again."""
        super().showEvent(event)
        self.renew()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.renew()
        return super().event(event)
