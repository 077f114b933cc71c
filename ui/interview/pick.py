"""One answer out of a list, folded up to the one that was chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from ui import theme
from ui.theme.focus import set_radius
from ui.widgets import paint
from ui.widgets.announce import announce
from ui.widgets.chip import TILE, answer_size, paint_answer

_DIGITS = "123456789"


class PickTile(QPushButton):
    """A tile with the answer chosen; digits choose at once, Enter opens the list."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], empty: str) -> None:
        super().__init__(empty)
        self._name, self._choices, self._empty = name, tuple(choices), empty
        self._value: str | None = None
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_radius(self, theme.current().radii["control"])
        self.clicked.connect(self.open_list)
        self.set_value(None)

    @property
    def value(self) -> str | None:
        """The code chosen, or None."""
        return self._value

    def set_value(self, code: str | None, words: str = "") -> None:
        """Show an answer without telling anybody; `words` for one that is not in the list."""
        codes = [known for known, _ in self._choices]
        self._value = code
        listed = dict(self._choices).get(code or "", words)
        self._key = str(codes.index(code) + 1) if code in codes else ""
        self.setText(listed if code else self._empty)
        self.setChecked(code is not None)
        self.setAccessibleName(f"{self._name}: {listed or 'nothing chosen'}")
        self.setAccessibleDescription(f"Keys 1 to {len(self._choices)}, Enter for the list")
        self.updateGeometry()

    def open_list(self) -> None:
        """Show all answers; their digits choose there too."""
        self.setChecked(self._value is not None)
        menu = QMenu(self)
        menu.setFont(theme.current().font(15))
        for number, (code, words) in enumerate(self._choices, 1):
            action = menu.addAction(f"&{number}  {words}" if number <= len(_DIGITS) else words)
            action.triggered.connect(lambda _on=False, code=code: self._take(code))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        text = event.text()
        if plain and text and text in _DIGITS[: len(self._choices)]:
            if not event.isAutoRepeat():
                self._take(self._choices[int(text) - 1][0])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.open_list()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _take(self, code: str) -> None:
        self.set_value(code)
        announce(self, self.accessibleName())
        self.chosen.emit(code)

    def sizeHint(self) -> QSize:
        return answer_size(self.text(), self._key, TILE)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        if self.isChecked():
            paint_answer(painter, self, self._key, TILE)
            return
        look = theme.current()
        edge = paint.pen(look.color("edge"), dashed=True)
        paint.box(painter, self.rect(), look.radius("control"), look.color("surface"), edge)
        ink = (look.font(15), look.color("ink2"))
        paint.words(painter, self.rect(), self.text(), ink, paint.CENTRE)
