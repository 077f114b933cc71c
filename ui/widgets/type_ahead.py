"""A field that knows the list: type a few letters, Enter takes the row in hand."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from ui import theme
from ui.widgets import paint
from ui.widgets.announce import announce
from ui.widgets.base import Painted
from ui.widgets.field import HEIGHT, EmptyKeys
from ui.widgets.matching import Option, matches
from ui.widgets.suggestions import Suggestions, aside

__all__ = ["Option", "TypeAhead"]

_PAD, _GAP = 12, 8


class _Edit(QLineEdit):
    """A line with a number before what is typed and quiet words at its end."""

    def __init__(self) -> None:
        super().__init__()
        self.rank, self.tail = "", ""

    def measure(self) -> None:
        """Keep what is typed clear of the number and the words."""
        look = theme.current()
        left = paint.width(self.rank, look.font(13)) + look.px(_GAP) if self.rank else 0
        right = paint.width(self.tail, look.font(13)) + look.px(_GAP) if self.tail else 0
        self.setTextMargins(left, 0, right, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        rect = self.rect().adjusted(look.px(_PAD), 0, -look.px(_PAD), 0)
        quiet = (look.font(13), look.color("ink2"))
        if self.rank:
            paint.words(painter, rect, self.rank, quiet)
        room = rect.width() - paint.width(self.text(), self.font()) - look.px(3 * _GAP)
        wide = paint.width(self.tail, quiet[0])
        if self.tail and room > wide:
            place = QRect(rect.right() + 1 - wide, rect.y(), wide, rect.height())
            paint.words(painter, place, self.tail, quiet)


class TypeAhead(Painted):
    """Suggests while typing; `taken` gives a code, `wrote` free words where `free` allows them.

    Tab moves on and never takes; Esc closes the list only; a pinned option is never in hand
    unless somebody goes down to it.
    """

    taken = Signal(str)
    wrote = Signal(str)
    edited = Signal(str)
    empty_key = Signal(str)

    def __init__(
        self, options: Sequence[Option] = (), *, free: bool = False, placeholder: str = ""
    ) -> None:
        super().__init__()
        self._options, self._free = list(options), free
        self.edit = _Edit()
        self.edit.setParent(self)
        self.edit.setPlaceholderText(placeholder)
        self.edit.textEdited.connect(self._typed)
        self._keys = EmptyKeys(self.edit)
        self._keys.pressed.connect(self.empty_key)
        self.edit.installEventFilter(self)
        self._list: Suggestions | None = None
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retheme()

    def set_options(self, options: Sequence[Option]) -> None:
        """Know another list from now on."""
        self._options = list(options)
        self.close_list()

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Show words without saying they were typed."""
        theme.need(text)
        self.edit.setText(text)
        self.close_list()

    def set_rank(self, rank: str) -> None:
        """The number before what is typed: which choice this is."""
        self.edit.rank = rank
        self.edit.measure()

    def set_tail(self, words: str) -> None:
        """Quiet words at the right end of the field."""
        self.edit.tail = words
        self.edit.measure()

    def set_name(self, name: str) -> None:
        """The question, for screen readers."""
        self.edit.setAccessibleName(name)

    def set_full(self, words: str) -> None:
        """Take nothing more, and say so where one would write; empty words take more again."""
        self.edit.setReadOnly(bool(words))
        self.edit.setPlaceholderText(words)
        if words:
            self.set_text("")
        self.updateGeometry()

    def catch(self, keys: str) -> None:
        """While empty, these characters go to `empty_key` instead of into the text."""
        self._keys.catch(keys)

    @property
    def is_open(self) -> bool:
        """Whether the list shows."""
        return self._list is not None and self._list.isVisible()

    def close_list(self) -> None:
        """Take the list away; what was typed stays."""
        if self._list is not None:
            self._list.hide()

    def _typed(self, text: str) -> None:
        self.edited.emit(text)
        if text.strip():
            self._offer()
        else:
            self.close_list()

    def _offer(self) -> None:
        """Show what matches; the first real match is in hand."""
        if self.edit.isReadOnly():
            return
        if self._list is None:
            self._list = Suggestions(self)
            self._list.taken.connect(self._take)
            self.destroyed.connect(self._list.deleteLater)
        found = matches(self._options, self.edit.text())
        at = 0 if found and not found[0].option.pinned else -1
        self._list.offer(found, at)
        self._say()

    def _say(self) -> None:
        """Tell a screen reader which row is in hand."""
        if self._list is None or not 0 <= self._list.at < len(self._list.matches):
            return
        match = self._list.matches[self._list.at]
        place = f"{self._list.at + 1} of {len(self._list.matches)}"
        announce(self.edit, ", ".join(filter(None, (match.option.label, aside(match), place))))

    def _take(self, at: int) -> None:
        """A row was chosen."""
        if self._list is not None:
            option = self._list.matches[at].option
            self.set_text(option.label)
            self.taken.emit(option.code)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if event.type() == QEvent.Type.StyleChange:  # the style sheet puts the old font back
            self._put_font()
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.close_list()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        """Arrows, Enter and Esc belong to the list; everything else is typing."""
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            return self._arrow(1 if key == Qt.Key.Key_Down else -1)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._enter()
        if key == Qt.Key.Key_Escape and self.is_open:
            self.close_list()
            return True
        return False

    def _arrow(self, step: int) -> bool:
        if self._list is not None and self.is_open:
            self._list.step(step)
            self._say()
        elif step > 0:
            self._offer()
        else:
            return False
        return True

    def _enter(self) -> bool:
        """Take the row in hand, or the words where they are free; else Enter is the screen's.

        Words that name an option are that option, though no list is open.
        """
        if self._list is not None and self.is_open and self._list.at >= 0:
            self._take(self._list.at)
            return True
        said = self.text.strip()
        if self._free and said:
            self.close_list()
            named = (one for one in self._options if one.label.casefold() == said.casefold())
            option = next(named, None)
            if option is not None:
                self.taken.emit(option.code)
            else:
                self.wrote.emit(said)
            return True
        return self.is_open

    def sizeHint(self) -> QSize:
        look = theme.current()
        return QSize(look.px(320), look.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the words that say why nothing more is taken."""
        look = theme.current()
        full = self.edit.placeholderText() if self.edit.isReadOnly() else ""
        words = paint.width(full, look.font(16)) + look.px(2 * _PAD + _GAP) if full else 0
        return QSize(max(look.px(120), words), look.px(HEIGHT))

    def _put_font(self) -> None:
        self.edit.setFont(theme.current().font(16))
        self.edit.measure()

    def retheme(self) -> None:
        """The list goes while everything finds its new place, and is there again afterwards."""
        self._put_font()
        if self.is_open:
            self.close_list()
            QTimer.singleShot(0, self, self._offer_again)
        super().retheme()

    def _offer_again(self) -> None:
        if self.edit.hasFocus():
            self._offer()

    def resizeEvent(self, _event: object) -> None:
        self.edit.setGeometry(self.rect())
