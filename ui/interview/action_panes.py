"""How the last plan, today's actions and the ideas share the page."""

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from onedesk.domain.plan import Action
from onedesk.domain.smart import too_many
from ui import theme
from ui.interview.ideas import Ideas
from ui.interview.review import WIDTH, ReviewZone
from ui.interview.zones import Width
from ui.responsive import Scroll
from ui.widgets.base import Painted
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Caption, ColumnHead

_HEAD = 28


class TodayZone(Painted):
    """The middle: its head, the cards, and a word when there are none or very many."""

    def __init__(self) -> None:
        super().__init__()
        head = QHBoxLayout()
        self._key = KeyHints((), [("Insert", "New action")], bar=False)
        head.addWidget(ColumnHead("What will happen next"))
        head.addWidget(self._key, 1)
        self.new = Button("New action", kind="primary", key="Enter")
        self.empty = EmptyState(
            "No action is on the plan yet.", "Three to five is what most students manage.", self.new
        )
        self.many = Caption("", wrap=True)
        self.cards = QVBoxLayout()
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(head)
        self._rows.addLayout(self.cards)
        self._rows.addWidget(self.empty)
        self._rows.addWidget(self.many)
        self._rows.addStretch(1)
        self.retheme()

    def show_count(self, plan: Sequence[Action]) -> None:
        """Say that there is no action yet, or that there are very many."""
        many = too_many(plan)
        self.many.setText(many.say if many else "")
        self.empty.setHidden(bool(plan))
        self.many.setHidden(many is None)

    def retheme(self) -> None:
        look = theme.current()
        self._rows.setContentsMargins(look.px(18), look.px(6), look.px(18), look.px(6))
        self._rows.setSpacing(look.px(6))
        self.cards.setSpacing(look.px(9))
        self._key.setFixedHeight(look.px(_HEAD))
        super().retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().color("surface"))


class Panes(QWidget):
    """Side by side, each scrolling alone; in a narrow window below each other, scrolling as one."""

    def __init__(self, review: ReviewZone, today: TodayZone, ideas: Ideas) -> None:
        super().__init__()
        self._review, self._today, self._ideas = review, today, ideas
        self._narrow = False
        beside, column, inner = QWidget(), QWidget(), QWidget()
        self._inner = QVBoxLayout(inner)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(0)
        self._inner.addWidget(today, 1)
        self._left, self._middle = Scroll(review), Scroll(inner)
        self._right = QVBoxLayout()
        self._right.setSpacing(0)
        self._right.addWidget(self._middle, 1)
        self._right.addWidget(ideas)
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addLayout(self._right, 1)
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(beside)
        self._whole = Scroll(column)
        self._pages.addWidget(self._whole)

    def arrange(self, kind: Width) -> None:
        """Change to the arrangement for so much room; ideas stay in sight where there is enough."""
        self._left.setFixedWidth(theme.current().px(WIDTH))
        narrow = kind == "narrow"
        if narrow != self._narrow:
            self._narrow = narrow
            if narrow:
                self._left.takeWidget()
                self._column.addWidget(self._review)
                self._column.addWidget(self._today)
                self._review.show()
            else:
                self._left.setWidget(self._review)
                self._inner.addWidget(self._today, 1)
            self._pages.setCurrentIndex(int(narrow))
        places = {"wide": self._right, "middle": self._inner, "narrow": self._column}
        places[kind].addWidget(self._ideas)

    def follow(self) -> None:
        """Bring the card in hand into sight as soon as its place is known."""
        (self._whole if self._narrow else self._middle).settle()
