"""The heading of a card with a quiet fact beside it, and perhaps a hint at the right end."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy

from ui import theme
from ui.widgets.base import Painted
from ui.widgets.key_hints import Hint, KeyHints, hint_width
from ui.widgets.label import Caption, CardHeading

_HINT = 24
_WAYS = QBoxLayout.Direction


class CardHead(Painted):
    """One line where there is room; one below the other where not, so that no word is lost."""

    def __init__(self, heading: str, hint: Hint | None = None) -> None:
        super().__init__()
        self.count = Caption("")
        self.hint = _Hint(hint) if hint else None
        self._line = QBoxLayout(_WAYS.LeftToRight, self)
        base = Qt.AlignmentFlag.AlignBaseline
        self._line.addWidget(CardHeading(heading), 0, base)
        self._line.addWidget(self.count, 0, base)
        self._line.addStretch(1)
        if self.hint:
            self._line.addWidget(self.hint)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retheme()

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._widths()), self.sizeHint().height())

    def retheme(self) -> None:
        look = theme.current()
        self._line.setContentsMargins(look.px(4), 0, look.px(4), 0)
        self._line.setSpacing(look.px(8))
        super().retheme()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    def event(self, event: QEvent) -> bool:
        """The words changed, or their size did."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._stand()
        return super().event(event)

    def _stand(self) -> None:
        parts, edges = self._widths(), self._line.contentsMargins()
        gaps = (len(parts) - 1) * self._line.spacing() + edges.left() + edges.right()
        beside = sum(parts) + gaps <= self.width()
        self._line.setDirection(_WAYS.LeftToRight if beside else _WAYS.TopToBottom)

    def _widths(self) -> list[int]:
        """What each part needs."""
        items = [self._line.itemAt(at) for at in range(self._line.count())]
        parts = [item.widget() for item in items if item]
        return [part.sizeHint().width() for part in parts if part and not part.isHidden()]


class _Hint(KeyHints):
    """No higher than the heading that it stands beside."""

    def __init__(self, hint: Hint) -> None:
        super().__init__((), [hint], bar=False)
        self._only = hint
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(hint_width(self._only) + 2, theme.current().px(_HINT))
