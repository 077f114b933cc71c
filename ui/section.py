"""A card with a heading, a word at its right, and lines below."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.card import Card
from ui.widgets.label import Caption, CardHeading


class Section(Card):
    """`body` is what can be filled anew; the rest of the card stays."""

    def __init__(self, heading: str) -> None:
        self.heading, self.right = CardHeading(heading), Caption()
        self.head, self.body = QHBoxLayout(), QVBoxLayout()
        super().__init__()
        self.head.addWidget(self.heading)
        self.head.addStretch(1)
        self.head.addWidget(self.right)
        self.body.setSpacing(0)
        self.rows.addLayout(self.head)
        self.rows.addLayout(self.body)
        self.setAccessibleName(heading)

    def set_heading(self, heading: str, right: str = "") -> None:
        """Change the heading and the word at its right."""
        self.heading.setText(heading)
        self.right.setText(right)
        self.setAccessibleName(heading)

    def fill(self, lines: Sequence[QWidget], none: str) -> None:
        """Show other lines; the sentence `none` where there are none."""
        empty(self.body)
        for line in lines or [Caption(none, wrap=True)]:
            self.body.addWidget(line)

    def end(self) -> None:
        """Let the room that is left stand below everything."""
        self.rows.addStretch(1)

    def retheme(self) -> None:
        super().retheme()
        look = theme.current()
        self.rows.setContentsMargins(look.px(16), look.px(10), look.px(16), look.px(10))
        self.rows.setSpacing(look.px(4))


def empty(layout: QLayout) -> None:
    """Take away everything in a layout, and in the layouts inside it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)
