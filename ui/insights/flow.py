"""Controls one after the other, going on in a second line where they must."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.base import Painted

_GAP = 8


class Flow(Painted):
    """Every control at its own size, or as narrow as there is room; hidden ones take none."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self._parts = parts
        for part in parts:
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def renew(self) -> None:
        """Place again, after controls were shown, hidden or given other words."""
        self.updateGeometry()
        self._arrange()

    def _places(self, width: int) -> list[tuple[QWidget, QRect]]:
        gap, x, y, high = theme.current().px(_GAP), 0, 0, 0
        places = []
        for part in self._parts:
            if part.isHidden():
                continue
            wide = min(part.sizeHint().width(), width)
            if x and x + wide > width:
                x, y = 0, y + high + gap
            high = part.heightForWidth(wide) if part.hasHeightForWidth() else 0
            high = max(high, part.sizeHint().height())
            places.append((part, QRect(QPoint(x, y), QSize(wide, high))))
            x += wide + gap
        return places

    def _arrange(self) -> None:
        for part, place in self._places(self.width()):
            part.setGeometry(place)

    def sizeHint(self) -> QSize:
        shown = [part.sizeHint() for part in self._parts if not part.isHidden()]
        gaps = theme.current().px(_GAP) * max(len(shown) - 1, 0)
        wide = sum(size.width() for size in shown) + gaps
        return QSize(wide, max((size.height() for size in shown), default=0))

    def minimumSizeHint(self) -> QSize:
        least = [part.minimumSizeHint() for part in self._parts if not part.isHidden()]
        wide = max((size.width() for size in least), default=0)
        return QSize(wide, max((size.height() for size in least), default=0))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    def retheme(self) -> None:
        super().retheme()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
