"""Ideas for today's plan out of what was said today; each is taken, or left out, by key."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from onedesk.domain import suggestions
from onedesk.paper.wording import APOSTROPHE
from ui import theme, words
from ui.theme.icons import paint_icon
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.widgets.card import Rule
from ui.widgets.key_hints import KeyHints
from ui.widgets.keycap import keycap_width, paint_keycap
from ui.widgets.label import ColumnHead
from ui.widgets.level import paint_level

_HIGH, _AROUND, _CELL, _GAP = 33, 10, 24, 8
_KEYS = ("Alt 1", "Alt 2", "Alt 3")


def _key_room() -> int:
    """Where the sign after a key stands: one column, whatever the digit."""
    return max(keycap_width(key) for key in _KEYS) + theme.current().px(_GAP)


def _words_at() -> int:
    """Where the words begin."""
    look = theme.current()
    return _key_room() + look.px(_CELL) + look.px(_GAP)


class Idea(QPushButton):
    """One idea: its key, the rating it comes from or an arrow for the plan, its words."""

    left_out = Signal()
    passed = Signal(int)
    """Up (-1) or down (+1) to the next idea."""

    def __init__(self, key: str, idea: suggestions.Idea) -> None:
        super().__init__()
        self._key, self._level = key, idea.level
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        missed = f" (missed on {words.day_month(idea.missed_on)})" if idea.missed_on else ""
        self._first = f"{idea.action.text.partition('. ')[0].rstrip('.')}{missed}"
        why = f"rated {idea.level}" if idea.level else "for what comes after Year 11"
        self.setText(idea.action.text)
        self.setAccessibleName(f"{idea.action.text}{missed} {words.capital(why)}.")
        self.setAccessibleDescription(f"Key: {key}. Delete leaves it out of your library.")
        self.setToolTip(f"{idea.action.on_plan}{missed}")

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(300), theme.current().px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.current().px(_HIGH))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """A second line where the words need one; those of some scripts are higher."""
        look, room = theme.current(), max(width - _words_at(), 1)
        if paint.wide(self._first, 15) <= room:
            return look.px(_HIGH)
        words_high = paint.wrapped_height(self._first, room, look.font(15))
        return words_high + look.px(_AROUND)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.passed.emit(step)
        elif event.key() == Qt.Key.Key_Delete and not event.isAutoRepeat():
            self.left_out.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        middle, cell = self.height() // 2, look.px(_CELL)
        paint_keycap(painter, 0, middle, self._key)
        x = _key_room()
        rect = QRect(x, middle - cell // 2, cell, cell)
        if self._level is None:
            paint.box(painter, rect, look.radius("cell"), look.color("petrolS"))
            inset = look.px(4)
            arrow = rect.adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, arrow, "chevron-right", look.color("petrol"))
        else:
            paint_level(painter, rect, self._level)
        room = self.rect().adjusted(_words_at(), 0, 0, 0)
        ink = look.color("petrol" if self.underMouse() else "ink")
        paint.wrapped(painter, room, self._first, (look.font(15), ink))


class Ideas(Painted):
    """Up to three ideas; without one the block goes."""

    taken = Signal(int)
    left_out = Signal(int)
    emptied = Signal()
    """The idea that had the keyboard is gone, and no other came in its place."""

    def __init__(self) -> None:
        super().__init__()
        head = QHBoxLayout()
        head.addWidget(ColumnHead(f"Ideas from today{APOSTROPHE}s answers"))
        self._keys = KeyHints((), [(("Alt 1", "to", "Alt 3"), "add one")], bar=False)
        head.addWidget(self._keys, 1)
        self._shown: tuple[suggestions.Idea, ...] = ()
        self.items: list[Idea] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._rows = rows = QVBoxLayout(self)
        rows.setSpacing(0)
        rows.addWidget(Rule())
        rows.addLayout(head)
        rows.addLayout(self._list)
        self.hide()
        self.retheme()

    def retheme(self) -> None:
        look = theme.current()
        self._rows.setContentsMargins(look.px(18), 0, look.px(18), look.px(5))
        self._keys.setFixedHeight(look.px(32))
        super().retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().color("surface"))

    def show_ideas(self, found: Sequence[suggestions.Idea]) -> None:
        """Show these; the keyboard stays at its place in the list."""
        if tuple(found) == self._shown:
            return
        self._shown = tuple(found)
        at = next((at for at, item in enumerate(self.items) if item.hasFocus()), None)
        for old in self.items:
            self._list.removeWidget(old)
            old.deleteLater()
        self.items = [self._item(number, idea) for number, idea in enumerate(found)]
        last = f"Alt {len(found)}"
        keys = ("Alt 1", "to", last) if len(found) > 1 else ("Alt 1",)
        self._keys.set_hints((), [(keys, "add one")])
        self.setVisible(bool(found))
        if at is not None:
            self._keep_focus(at)

    def _item(self, number: int, idea: suggestions.Idea) -> Idea:
        item = Idea(f"Alt {number + 1}", idea)
        item.clicked.connect(lambda: self.taken.emit(number))
        item.left_out.connect(lambda: self.left_out.emit(number))
        item.passed.connect(lambda step: self._pass(number + step))
        self._list.addWidget(item)
        return item

    def _pass(self, at: int) -> None:
        if 0 <= at < len(self.items):
            self.items[at].setFocus()

    def _keep_focus(self, at: int) -> None:
        if self.items:
            item = self.items[min(at, len(self.items) - 1)]
            item.show()
            item.setFocus()
        else:
            self.emptied.emit()
