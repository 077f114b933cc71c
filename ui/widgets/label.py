"""One-line words in the sizes of the type scale."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

from ui import theme
from ui.widgets.base import Dressed
from ui.widgets.long_words import breakable, whole


class Label(Dressed, QLabel):
    """Plain text of a design size, weight and colour token; never rich text, so names are safe."""

    def __init__(
        self,
        text: str = "",
        *,
        size: float = 15,
        weight: int = 400,
        ink: str = "ink",
        wrap: bool = False,
    ) -> None:
        super().__init__()
        self._size, self._weight, self._ink = size, weight, ink
        self.setTextFormat(Qt.TextFormat.PlainText)
        super().setWordWrap(wrap)
        self.setText(text)
        self._retheme()

    def setText(self, text: str) -> None:
        """Show other words; where they may wrap, a word longer than a line is broken."""
        theme.need(text)
        super().setText(breakable(text) if self.wordWrap() else text)

    def setWordWrap(self, on: bool) -> None:
        said = self.text()
        super().setWordWrap(on)
        self.setText(said)

    def text(self) -> str:
        """The words, without the places to break them."""
        return whole(super().text())

    def set_ink(self, ink: str) -> None:
        """Change the colour token."""
        self._ink = ink
        self._retheme()

    def set_weight(self, weight: int) -> None:
        """Change the weight: 400, 550 or 650."""
        self._weight = weight
        self._retheme()

    def _retheme(self) -> None:
        look = theme.current()
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, look.color(self._ink))
        self.setPalette(palette)
        self.setFont(look.font(self._size, self._weight))

    def changeEvent(self, event: QEvent) -> None:
        """Also where it was moved amid a change: the style sheet then puts back what it wore."""
        if self.dressed_anew(event) or self._undone(event):
            self._retheme()
        super().changeEvent(event)

    def _undone(self, event: QEvent) -> bool:
        look = theme.current()
        worn = (self.font().pixelSize(), self.palette().color(QPalette.ColorRole.WindowText))
        wanted = (look.px(self._size), look.color(self._ink))
        return event.type() == QEvent.Type.StyleChange and worn != wanted


class Title(Label):
    """The title of a page."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, size=24, weight=650)


class Heading(Label):
    """A question or the heading of a block; wraps, because questions can be long."""

    def __init__(self, text: str = "", size: float = 17) -> None:
        super().__init__(text, size=size, weight=650, wrap=True)


class CardHeading(Label):
    """The heading inside a card."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, size=16, weight=650)


class Caption(Label):
    """Secondary words beside or below something."""

    def __init__(self, text: str = "", *, wrap: bool = False) -> None:
        super().__init__(text, size=13, ink="ink2", wrap=wrap)


class ColumnHead(Label):
    """The small bold words over a column or a zone."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text, size=12, weight=650, ink="ink3")
