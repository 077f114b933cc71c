"""The shell of dialogs that are read: their content scrolls by the arrow keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.interview.zones import scrolling
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog

_ROOM, _LINE, _PAGE = 210, 48, 6


class ReadDialog(Dialog):
    """Fill `rows`; Up, Down and the page keys scroll, Enter and Esc close."""

    def __init__(self, title: str, window: QWidget, *, high: int, wide: int = 864) -> None:
        super().__init__(title, window, wide=wide)
        self._high = high
        self._page = QWidget()
        self.rows = QVBoxLayout(self._page)
        self.rows.setContentsMargins(0, 0, theme.current().px(8), 0)
        self.area = scrolling(self._page)
        self.body.addWidget(self.area, 1)
        self.close_button = Button("Close", key="Enter", height=32)
        self.close_button.clicked.connect(self.accept)
        self.first = self.close_button
        for key, lines in (("Up", -1), ("Down", 1), ("PgUp", -_PAGE), ("PgDown", _PAGE)):
            self.bind(key, lambda lines=lines: self._scroll(lines))
        self.fit()

    def bind(self, key: str, deed: object) -> None:
        """Have a key do something in here, whatever has the keyboard."""
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)

    def fit(self) -> None:
        """As high as wished, and never higher than the window leaves."""
        look = theme.current()
        room = self._host.height() - look.px(_ROOM)
        self.area.setFixedHeight(max(min(look.px(self._high), room), look.px(120)))

    def _scroll(self, lines: int) -> None:
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + lines * theme.current().px(_LINE))
