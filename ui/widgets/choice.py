"""One answer out of several: a block of tiles, or a row of pills, chosen by digit or arrow."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from ui import theme
from ui.theme.focus import set_focus_rect
from ui.theme.roles import Role
from ui.widgets.announce import announce
from ui.widgets.base import Arranged
from ui.widgets.chip import CHIP, TILE, answer_size, paint_answer
from ui.widgets.paint import smooth

_GAP, _MARGIN, _AROUND = 8, 6, 2
_DIGITS = 9


class _Answer(QRadioButton):
    """One answer; the group holds the keyboard, so this is reached by digit or mouse."""

    def __init__(self, text: str, key: str, height: int) -> None:
        super().__init__(text)
        self._key, self._tall = key, height
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoExclusive(False)
        self.setAccessibleDescription(f"Key: {key}" if key else "")

    def sizeHint(self) -> QSize:
        return answer_size(self.text(), self._key, self._tall)

    def nextCheckState(self) -> None:
        """The group decides what is chosen."""

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_answer(smooth(QPainter(self)), self, self._key, self._tall)


class _Choice(Arranged):
    """What tiles and pills share: the value, the keys and one place in the order of focus.

    `chosen` comes with every choice by hand, `settled` only with a digit or a click: arrows may
    still be on their way. `cleared` says that a choice was taken back.
    """

    chosen = Signal(str)
    settled = Signal(str)
    cleared = Signal()
    spoken_role = Role.Grouping
    _height = TILE

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._codes = [code for code, _ in choices]
        self._answers: list[_Answer] = []
        for number, (_, words) in enumerate(choices, 1):
            answer = _Answer(words, str(number) if number <= _DIGITS else "", self._height)
            answer.setParent(self)
            answer.clicked.connect(lambda _on=False, at=number - 1: self._settle(at))
            self._answers.append(answer)
        self._at: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def value(self) -> str | None:
        """The code chosen, or None."""
        return None if self._at is None else self._codes[self._at]

    def set_value(self, code: str | None) -> None:
        """Show a choice without telling anybody; an unknown code shows none."""
        self._at = self._codes.index(code) if code in self._codes else None
        for at, answer in enumerate(self._answers):
            answer.setChecked(at == self._at)
        self.setAccessibleDescription(self._said())

    def clear(self) -> None:
        """Nothing chosen."""
        self.set_value(None)
        self.cleared.emit()

    def set_name(self, name: str) -> None:
        """The question, for screen readers."""
        self.setAccessibleName(name)

    def _said(self) -> str:
        if self._at is None:
            return "nothing chosen"
        return f"{self._answers[self._at].text()}, {self._at + 1} of {len(self._codes)}"

    def _pick(self, at: int) -> None:
        self.set_value(self._codes[at])
        announce(self, self._said())
        self.chosen.emit(self._codes[at])

    def _settle(self, at: int) -> None:
        self._pick(at)
        self.settled.emit(self._codes[at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        target = self._target(event)
        if target is None or not 0 <= target < len(self._codes):
            event.ignore()
        elif not event.isAutoRepeat():
            (self._settle if event.text().isdecimal() else self._pick)(target)

    def _target(self, event: QKeyEvent) -> int | None:
        """Which answer the key means, or None; keys with Ctrl or Alt belong to the screen."""
        if event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            return None
        if event.text().isdecimal():
            return int(event.text()) - 1
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._across(),
            Qt.Key.Key_Down: self._across(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            return None
        return 0 if self._at is None else self._at + step

    def _across(self) -> int:
        """How far Up and Down go."""
        return 1

    def _places(self, _width: int) -> list[QRect]:
        """Where each answer stands in a group of that width."""
        raise NotImplementedError

    def arrange(self) -> None:
        for answer, place in zip(self._answers, self._places(self.width()), strict=True):
            answer.setGeometry(place)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return max((place.bottom() + 1 for place in places), default=0) + self._margin()

    def _margin(self) -> int:
        return 0


class ChoiceTiles(_Choice):
    """Tiles in equal columns, fewer where the words need more room; digits 1 to 9 choose."""

    def __init__(self, choices: Sequence[tuple[str, str]], columns: int = 3) -> None:
        super().__init__(choices)
        self._columns = columns

    def _margin(self) -> int:
        return theme.current().px(_MARGIN)

    def _across(self) -> int:
        return self._fitting(self.width())

    def _widest(self) -> int:
        return max((answer.sizeHint().width() for answer in self._answers), default=0)

    def _fitting(self, width: int) -> int:
        """How many columns fit into that width."""
        gap = theme.current().px(_GAP)
        room = width - 2 * self._margin() + gap
        return max(1, min(self._columns, room // (self._widest() + gap)))

    def _places(self, width: int) -> list[QRect]:
        look, columns = theme.current(), self._fitting(width)
        gap, high, edge = look.px(_GAP), look.px(TILE), self._margin()
        wide = (width - 2 * edge - gap * (columns - 1)) // columns
        return [
            QRect(
                edge + (at % columns) * (wide + gap),
                edge + (at // columns) * (high + gap),
                wide,
                high,
            )
            for at in range(len(self._answers))
        ]

    def sizeHint(self) -> QSize:
        gap = theme.current().px(_GAP)
        wide = (self._widest() + gap) * self._columns - gap + 2 * self._margin()
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._widest() + 2 * self._margin(), theme.current().px(TILE))


class ChipRow(_Choice):
    """Pills one after the other, going on in a second line where they must."""

    _height = CHIP

    def _places(self, width: int) -> list[QRect]:
        gap = theme.current().px(_GAP)
        places, x, y = [], 0, 0
        for answer in self._answers:
            size = answer.sizeHint()
            if x and x + size.width() > width:
                x, y = 0, y + size.height() + gap
            places.append(QRect(QPoint(x, y), size))
            x += size.width() + gap
        return places

    def sizeHint(self) -> QSize:
        gap = theme.current().px(_GAP)
        wide = sum(answer.sizeHint().width() + gap for answer in self._answers) - gap
        return QSize(max(wide, 0), theme.current().px(CHIP))

    def minimumSizeHint(self) -> QSize:
        widest = max((answer.sizeHint().width() for answer in self._answers), default=0)
        return QSize(widest, theme.current().px(CHIP))

    def arrange(self) -> None:
        super().arrange()
        around = QRect()
        for answer in self._answers:
            around |= answer.geometry()
        free = theme.current().px(_AROUND)
        set_focus_rect(self, around.adjusted(-free, -free, free, free), CHIP // 2 + _AROUND)
