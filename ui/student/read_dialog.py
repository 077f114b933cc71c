"""The shells of dialogs that scroll, of those that are read, and of those that have leaves."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.responsive import Scroll
from ui.widgets.block import Block
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.label import CardHeading

_LEAST, _NARROW, _LINE, _PAGE = 48, 400, 48, 6


class ScrolledDialog(Dialog):
    """Its `area` is as high as wished, and never higher than title and buttons leave."""

    def __init__(self, title: str, window: QWidget, *, wide: int, high: int, page: QWidget) -> None:
        super().__init__(title, window, wide=wide)
        self._high, self.area = high, Scroll(page)
        self.area.setFixedHeight(theme.current().px(high))
        self.body.addWidget(self.area, 1)
        self._foot.insertStretch(0)  # buttons stay at the right where there is no word beside them

    @property
    def narrow(self) -> bool:
        """Whether there is room for buttons only below what scrolls."""
        return self._host.width() < theme.current().px(_NARROW)

    def _arrange(self) -> None:
        look = theme.current()
        self.foot.setHidden(self.narrow)
        self._rows.activate()
        wide = min(look.px(self._wide), self.width() - 2 * self._margin())
        whole = max(self._rows.heightForWidth(wide), self._rows.sizeHint().height())
        room = self.height() - 2 * self._margin() - (whole - self.area.height())
        self.area.setFixedHeight(max(min(look.px(self._high), room), look.px(_LEAST)))
        self._rows.activate()
        super()._arrange()


class ReadDialog(ScrolledDialog):
    """Fill `rows`, `gap` design pixels apart; Up, Down, the page keys scroll, Enter, Esc close."""

    def __init__(
        self, title: str, window: QWidget, *, high: int, wide: int = 864, gap: int = 6
    ) -> None:
        page = Block(gap=gap, edges=(0, 0, 8, 0))
        super().__init__(title, window, wide=wide, high=high, page=page)
        self.rows = page.rows
        self.close_button = Button("Close", key="Enter", height=32)
        self.close_button.clicked.connect(self.accept)
        self.first = self.close_button
        for key, lines in (("Up", -1), ("Down", 1), ("PgUp", -_PAGE), ("PgDown", _PAGE)):
            self.bind(key, partial(self._scroll, lines))

    def bind(self, key: str, deed: object) -> None:
        """Have a key do something in here, whatever has the keyboard."""
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)

    def _scroll(self, lines: int) -> None:
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + lines * theme.current().px(_LINE))


class LeafDialog(ReadDialog):
    """Left and Right go from leaf to leaf, of so many; it opens on the last."""

    def __init__(self, title: str, window: QWidget, *, high: int, leaves: int) -> None:
        super().__init__(title, window, high=high)
        self._leaves, self._at = leaves, leaves - 1
        self.heading = CardHeading()
        self.heading.setWordWrap(True)
        self.body.insertWidget(0, self.heading)
        self.earlier, self.later = (Button("", key=key, height=32) for key in ("Left", "Right"))
        for button, step in ((self.earlier, -1), (self.later, 1)):
            self.add_button(button).clicked.connect(lambda _on=False, by=step: self.turn(by))
            self.bind(button.key, partial(self.turn, step))
            button.setVisible(leaves > 1)
        self.add_button(self.close_button, primary=True)
        self._word_buttons()

    def turn(self, step: int) -> None:
        """Go so many leaves on; back when negative."""
        at = max(0, min(self._at + step, self._leaves - 1))
        if at != self._at:
            self._at = at
            self.show_leaf()
            self.close_button.setFocus()

    def show_leaf(self) -> None:
        """Fill it with the leaf in hand, and say whether there are others on both sides."""
        self.earlier.setEnabled(self._at > 0)
        self.later.setEnabled(self._at < self._leaves - 1)
        self.area.verticalScrollBar().setValue(0)

    def _arrange(self) -> None:
        self._word_buttons()
        super()._arrange()

    def _word_buttons(self) -> None:
        """Only their keys where there is no room for words."""
        for button, said in ((self.earlier, "Earlier"), (self.later, "Later")):
            button.set_words("" if self.narrow else said)
            button.setAccessibleName(said)
