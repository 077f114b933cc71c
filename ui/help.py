"""F1: every key of this screen, on one card."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.page import KeyGroup
from ui.responsive import Scroll
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.key_hints import Hint, hint_width, paint_hint
from ui.widgets.label import ColumnHead

EVERYWHERE: KeyGroup = (
    "Everywhere",
    (
        (("Alt 1", "to", "3"), "Today, Students, Sync"),
        ("Ctrl K", "Find a student"),
        ("F5", "Sync now"),
        ("Ctrl L", "Lock at once"),
        ("F1", "All keys of this screen"),
        ("Esc", "Back; never discards"),
    ),
)
LOOK: KeyGroup = (
    "Text and colours",
    (
        (("Ctrl +", "or", "Ctrl -"), "Larger or smaller text"),
        ("Ctrl 0", "Text as it came"),
        ("Ctrl Shift D", "Light or dark"),
    ),
)
_ROW, _AROUND = 29, 208


class KeysCard(Dialog):
    """The keys in two columns; Esc or Enter puts the card away."""

    def __init__(self, title: str, groups: Sequence[KeyGroup], window: QWidget) -> None:
        super().__init__(title, window)
        look = theme.current()
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setContentsMargins(0, 0, look.px(8), 0)
        columns.setSpacing(look.px(32))
        for half in _halves(groups):
            rows = QVBoxLayout()
            rows.setSpacing(look.px(2))
            for head, hints in half:
                rows.addWidget(ColumnHead(head))
                rows.addWidget(KeyTable(hints))
                rows.addSpacing(look.px(12))
            rows.addStretch(1)
            columns.addLayout(rows, 1)
        area = Scroll(body)
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        room = window.window().height() - look.px(_AROUND)
        area.setMinimumHeight(max(min(body.sizeHint().height(), room), 0))
        self.body.addWidget(area)
        close = Button("Close", kind="primary", key="Enter")
        close.clicked.connect(self.accept)
        self.add_button(close, primary=True)
        self.first = close


class KeyTable(Painted):
    """One key a row, with what it does."""

    def __init__(self, hints: Sequence[Hint]) -> None:
        super().__init__()
        self._hints = hints
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        said = [f"{_spoken(keys)}: {words}" for keys, words in hints]
        self.setAccessibleName(". ".join(said))

    def sizeHint(self) -> QSize:
        widest = max((hint_width(hint) for hint in self._hints), default=0)
        return QSize(widest + 4, len(self._hints) * theme.current().px(_ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        high = theme.current().px(_ROW)
        for at, hint in enumerate(self._hints):
            paint_hint(painter, 0, QRect(0, at * high, self.width(), high), hint)


def _spoken(keys: str | Sequence[str]) -> str:
    return keys if isinstance(keys, str) else " ".join(keys)


def _halves(groups: Sequence[KeyGroup]) -> tuple[Sequence[KeyGroup], Sequence[KeyGroup]]:
    """Two columns of about the same length, in reading order."""
    sizes = [len(hints) + 2 for _, hints in groups]
    splits = range(1, len(groups) + 1)
    best = min(splits, key=lambda at: max(sum(sizes[:at]), sum(sizes[at:])))
    return groups[:best], groups[best:]
