"""Cards with a bar at their left: something is wanted of the adviser, or told to them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout

from onedesk.desk.exchange_views import Refused
from ui import theme
from ui.sync_centre import sentences
from ui.sync_centre.lines import Lines
from ui.widgets.card import Card
from ui.widgets.label import Caption, Heading
from ui.widgets.pill import Pill

_BAR = 4


class WantingCard(Card):
    """A card with a bar at its left: rust when one answer from the adviser is wanted."""

    def __init__(self) -> None:
        self._bar = "rust"
        self.pill, self.right = Pill("needs", "Needs you"), Caption(wrap=True)
        self.head = QHBoxLayout()
        super().__init__()
        self.head.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignLeft)
        self.head.addWidget(self.right, 1)
        self.right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.rows.addLayout(self.head)

    def set_wanting(self, *, wanting: bool) -> None:
        """Whether the adviser is needed; if not, it is only told."""
        self._bar = "rust" if wanting else "petrol"
        self.pill.setVisible(wanting)
        self.update()

    def retheme(self) -> None:
        super().retheme()
        look = theme.current()
        self.rows.setContentsMargins(look.px(20), look.px(12), look.px(16), look.px(14))
        self.rows.setSpacing(look.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = theme.current()
        shape, bar = QPainterPath(), QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), look.radius("card"), look.radius("card"))
        bar.addRect(QRectF(0, 0, look.px(_BAR), self.height()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(shape.intersected(bar), look.color(self._bar))


class RefusedCard(WantingCard):
    """Records the hub could not take, each by name and with the hub's own sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.bold = Heading(size=17)
        self._list = Lines(size=15)
        self.rows.addWidget(self.bold)
        self.rows.addWidget(self._list)
        self.rows.addWidget(
            Caption("What was refused stays safe on this laptop. The rest goes on.", wrap=True)
        )
        self.hide()

    def say(self, refused: Sequence[Refused]) -> None:
        """Name what was refused: whose it is, what it is, and why."""
        count = len(refused)
        what = "one record" if count == 1 else f"{count} records"
        self.bold.setText(f"The hub could not take {what}")
        self.setAccessibleName(self.bold.text())
        self._list.say(sentences.refusals(refused))
