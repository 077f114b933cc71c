"""F1: every key of this screen, on one card."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import letters, theme
from ui.responsive import Reading
from ui.widgets import paint
from ui.widgets.base import Painted
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
_ROW, _BESIDE, _AROUND = 29, 10, 208


class KeysCard(Dialog):
    """The keys in two columns; Esc or Enter puts the card away."""

    def __init__(self, title: str, groups: Sequence[KeyGroup], window: QWidget) -> None:
        super().__init__(title, window)
        look = theme.current()
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setContentsMargins(0, 0, look.px(8), 0)
        columns.setSpacing(look.px(32))
        self.foot.setText("" if letters.act_alone() else letters.SAID)
        for half in _halves(groups):
            rows = QVBoxLayout()
            rows.setSpacing(look.px(2))
            for head, hints in half:
                rows.addWidget(ColumnHead(head))
                rows.addWidget(KeyTable(hints))
                rows.addSpacing(look.px(12))
            rows.addStretch(1)
            columns.addLayout(rows, 1)
        area = Reading(body, "All keys")
        room = window.window().height() - look.px(_AROUND)
        area.setMinimumHeight(max(min(body.sizeHint().height(), room), 0))
        self.body.addWidget(area)
        close = Button("Close", kind="primary", key="Enter")
        close.clicked.connect(self.accept)
        self.add_button(close, primary=True)
        self.first = close


def keys_of(dialog: Dialog) -> list[KeyGroup]:
    """The keys of a dialog: those it names itself, those on its buttons, those of every dialog."""
    own: Sequence[KeyGroup] = getattr(dialog, "keys", ())
    buttons = [one for one in dialog.findChildren(Button) if one.isVisible() and one.key]
    there = dict.fromkeys((one.key, one.text()) for one in buttons if one.key != "Esc")
    return [*own, ("In this dialog", (*there, *_IN_A_DIALOG))]


class KeyTable(Painted):
    """One key a row, with what it does."""

    def __init__(self, hints: Sequence[Hint]) -> None:
        super().__init__()
        self._hints = hints
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        said = [f"{_spoken(keys)}: {words}" for keys, words in hints]
        self.setAccessibleName(". ".join(said))

    def sizeHint(self) -> QSize:
        widest = max((paint.wide(words, 13) for _, words in self._hints), default=0)
        return QSize(self._words_at() + widest + 4, len(self._hints) * theme.current().px(_ROW))

    def _words_at(self) -> int:
        """Where the words begin: one column, after the widest keys."""
        widest = max((hint_width((keys, "")) for keys, _ in self._hints), default=0)
        return widest + theme.current().px(_BESIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme.current(), paint.smooth(QPainter(self))
        high, words_at = look.px(_ROW), self._words_at()
        for at, (keys, words) in enumerate(self._hints):
            row = QRect(0, at * high, self.width(), high)
            paint_hint(painter, 0, row, (keys, ""))
            paint.words(
                painter, row.adjusted(words_at, 0, 0, 0), words, (look.font(13), look.color("ink2"))
            )


def _spoken(keys: str | Sequence[str]) -> str:
    return letters.as_pressed(keys) if isinstance(keys, str) else " ".join(keys)


def _halves(groups: Sequence[KeyGroup]) -> tuple[Sequence[KeyGroup], Sequence[KeyGroup]]:
    """Two columns of about the same length, in reading order."""
    sizes = [len(hints) + 2 for _, hints in groups]
    splits = range(1, len(groups) + 1)
    best = min(splits, key=lambda at: max(sum(sizes[:at]), sum(sizes[at:])))
    return groups[:best], groups[best:]
