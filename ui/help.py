"""F1: every key of this screen, on one card."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import letters, theme
from ui.responsive import Reading, stand
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.widgets.block import Block
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.key_hints import Hint, KeyGroup, hint_width, paint_hint
from ui.widgets.label import ColumnHead

EVERYWHERE: KeyGroup = (
    "Everywhere",
    (
        (("Alt 1", "to", "Alt 5"), "Today, Students, Insights, Packs, Sync"),
        ("Ctrl K", "Find a student"),
        ("F5", "Sync now"),
        ("Ctrl ,", "Settings"),
        ("Ctrl L", "Lock at once"),
        ("F1", "All keys of this screen"),
        ("Esc", "Back; nothing is thrown away"),
    ),
)
LOOK: KeyGroup = (
    "Text and colours",
    (
        (("Ctrl +", "or", "Ctrl -"), "Larger or smaller text"),
        ("Ctrl 0", "Text in its usual size"),
        ("Ctrl Shift D", "Light or dark"),
    ),
)
_IN_A_DIALOG: tuple[Hint, ...] = (
    (("Tab", "or", "Shift Tab"), "Next or previous control"),
    ("Esc", "Away with it; nothing is done"),
)
_ROW, _AIR, _BESIDE, _LEAST = 29, 8, 10, 80
_TWO_COLUMNS, _AROUND = 560, 208


class KeysCard(Dialog):
    """The keys in two columns; Esc or Enter puts the card away."""

    def __init__(self, title: str, groups: Sequence[KeyGroup], window: QWidget) -> None:
        super().__init__(title, window)
        self._keys = body = Block(gap=32, edges=(0, 0, 8, 0), across=True)
        self.foot.setText("" if letters.act_alone() else letters.SAID)
        for half in _halves(groups):
            tables = [Block(ColumnHead(head), KeyTable(hints), gap=2) for head, hints in half]
            column = Block(*tables, gap=14)
            column.rows.addStretch(1)
            body.rows.addWidget(column, 1)
        self._area = Reading(body, "All keys")
        self.body.addWidget(self._area)
        close = Button("Close", kind="primary", key="Enter")
        close.clicked.connect(self.accept)
        self.add_button(close, primary=True)
        self.first = close

    def _arrange(self) -> None:
        """As high as its keys where there is room; in a narrow window in one column."""
        look, wide = theme.current(), self.inner_width()
        stand(self._keys.rows, beside=wide >= look.px(_TWO_COLUMNS))
        high = self._keys.heightForWidth(wide - self._area.verticalScrollBar().sizeHint().width())
        self._area.setMinimumHeight(max(min(high, self._host.height() - look.px(_AROUND)), 0))
        super()._arrange()


def keys_of(dialog: Dialog) -> list[KeyGroup]:
    """The keys of a dialog: those it names itself, those on its buttons, those of every dialog."""
    own: Sequence[KeyGroup] = getattr(dialog, "keys", ())
    buttons = [one for one in dialog.findChildren(Button) if one.isVisible() and one.key]
    there = dict.fromkeys((one.key, one.text()) for one in buttons if one.key != "Esc")
    return [*own, ("In this dialog", (*there, *_IN_A_DIALOG))]


class KeyTable(Painted):
    """One key a row, with what it does; the words go on below each other where they must."""

    def __init__(self, hints: Sequence[Hint]) -> None:
        super().__init__()
        self._hints = hints
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        said = [f"{_spoken(keys)}: {words}" for keys, words in hints]
        self.setAccessibleName(". ".join(said))

    def sizeHint(self) -> QSize:
        widest = max((paint.wide(words, 13) for _, words in self._hints), default=0)
        wide = self._words_at() + widest + 4
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        look = theme.current()
        return QSize(self._words_at() + look.px(_LEAST), look.px(_ROW))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(self._row_height(words, width) for _, words in self._hints)

    def _row_height(self, words: str, width: int) -> int:
        """A row as high as its words are at this width of the table."""
        look, room = theme.current(), max(width - self._words_at(), 1)
        high = paint.wrapped_height(words, room, look.font(13))
        return max(high + look.px(_AIR), look.px(_ROW))

    def _words_at(self) -> int:
        """Where the words begin: one column, after the widest keys."""
        widest = max((hint_width((keys, "")) for keys, _ in self._hints), default=0)
        return widest + theme.current().px(_BESIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme.current(), paint.smooth(QPainter(self))
        y, words_at = 0, self._words_at()
        for keys, words in self._hints:
            high = self._row_height(words, self.width())
            row = QRect(0, y, self.width(), high)
            paint_hint(painter, 0, QRect(0, y, self.width(), look.px(_ROW)), (keys, ""))
            text = row.adjusted(words_at, 0, 0, 0)
            paint.wrapped(painter, text, words, (look.font(13), look.color("ink2")))
            y += high


def _spoken(keys: str | Sequence[str]) -> str:
    return letters.as_pressed(keys) if isinstance(keys, str) else " ".join(keys)


def _halves(groups: Sequence[KeyGroup]) -> tuple[Sequence[KeyGroup], Sequence[KeyGroup]]:
    """Two columns of about the same length, in reading order."""
    sizes = [len(hints) + 2 for _, hints in groups]
    splits = range(1, len(groups) + 1)
    best = min(splits, key=lambda at: max(sum(sizes[:at]), sum(sizes[at:])))
    return groups[:best], groups[best:]
