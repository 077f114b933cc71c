"""The bases of widgets that paint themselves from the tokens."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Theme, current

if TYPE_CHECKING:
    from ui.theme.roles import Role


class Dressed:
    """What wears the theme, and puts another one on only once.

    Qt says `StyleChange` also to all that is inside a widget each time that finds a parent.
    """

    _worn: Theme | None = None

    def dressed_anew(self, event: QEvent) -> bool:
        """Whether the event comes with a theme that is not worn yet."""
        if event.type() != QEvent.Type.StyleChange or self._worn is current():
            return False
        self._worn = current()
        return True


class Painted(Dressed, QWidget):
    """Measures and paints itself again when the theme changes.

    `spoken_role` is what it is for a screen reader; none leaves it to Qt.
    """

    spoken_role: "Role | None" = None

    def retheme(self) -> None:
        """Take sizes and colours from the current theme; called when it changes."""
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if self.dressed_anew(event):
            self.retheme()
        super().changeEvent(event)


class Arranged(Painted):
    """Places its parts again whenever its size or the theme changes."""

    def changeEvent(self, event: QEvent) -> None:
        """Its parts may have heard of the theme after it, so it does not place them just once."""
        worn = self._worn
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._worn is worn:
            self.arrange()

    def arrange(self) -> None:
        """Give every part its place in the room there is now."""
        raise NotImplementedError

    def retheme(self) -> None:
        super().retheme()
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()


class Mark(QLabel):
    """A small painted sign of fixed size; its text is what screen readers say."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)
