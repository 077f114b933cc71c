"""One task of the enrolment: a title, what it is for, its fields, and the way on."""

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.unlock.scrolled import Scrolled
from ui.widgets.banner import Banner
from ui.widgets.base import Painted
from ui.widgets.block import Air, Block
from ui.widgets.button import Button
from ui.widgets.label import Title
from ui.widgets.rich import Body

_WIDE = 640
_PLAIN = 100


class Step(Scrolled):
    """`rows` takes the fields; `next` is the one primary button, `back` may be hidden."""

    done = Signal()
    back_wanted = Signal()

    def __init__(self, title: str, why: str, way_on: str) -> None:
        inner = _Inner()
        super().__init__(inner)
        body = Block(gap=12)
        self.rows = body.rows
        self.problem = Banner("needs", "")
        self.problem.hide()
        self.next = Button(way_on, kind="primary", key="Enter")
        self.back = Button("Back")
        self.next.clicked.connect(self.advance)
        self.back.clicked.connect(self.back_wanted)
        ways = Block(self.back, self.next, gap=12, across=True)
        ways.rows.addStretch(1)
        for part in (Title(title), Body(why), Air(10), body, Air(6), self.problem, Air(6), ways):
            inner.column.addWidget(part)
        inner.column.addStretch(1)

    def in_order(self, *controls: QWidget) -> None:
        """Tab goes through these as they are read, then to the buttons below them."""
        for before, after in pairwise((*controls, self.back, self.next)):
            QWidget.setTabOrder(before, after)

    def advance(self) -> None:
        """Enter or the button: on to the next step if all is there."""
        self.done.emit()

    def explain(self, say: str) -> None:
        """Say what stands in the way, above the buttons; nothing takes it away."""
        bold, _, rest = say.partition(". ")
        self.problem.set_words(f"{bold.removesuffix('.')}.", rest)
        self.problem.setVisible(bool(say))


class _Inner(Painted):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("clear", "true")
        self._body = QWidget()
        self._side = QHBoxLayout(self)
        self._side.addWidget(self._body, 50)
        self._side.addStretch(1)
        self.column = QVBoxLayout(self._body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.retheme()

    def retheme(self) -> None:
        look = theme.current()
        self._body.setMaximumWidth(look.px(_WIDE))
        side = 24 if look.text_percent > _PLAIN else 72  # large text needs the room
        self._side.setContentsMargins(look.px(side), look.px(40), look.px(24), look.px(24))
        self.column.setSpacing(look.px(6))
        super().retheme()
