"""Cards that want the adviser: a question, trouble on the way, a refused record."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onedesk.desk.views import SyncRow
from ui import theme
from ui.section import empty
from ui.sync_centre import trouble
from ui.sync_centre.asking import Asked
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.label import Caption, Heading
from ui.widgets.pill import Pill
from ui.widgets.rich import Rich

_BAR = 4


class WantingCard(Card):
    """A card with a bar at its left: rust when one answer from the adviser is wanted."""

    def __init__(self) -> None:
        self._bar = "rust"
        self.pill, self.right = Pill("needs", "Needs you"), Caption()
        self.head = QHBoxLayout()
        super().__init__()
        self.head.addWidget(self.pill)
        self.head.addStretch(1)
        self.head.addWidget(self.right)
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


class QuestionCard(WantingCard):
    """One clash at a time, both values as buttons; nobody is blocked by leaving it."""

    chosen = Signal(str, object)
    """The id of the question, and the `Answer`."""
    later = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._asked: Asked | None = None
        self.words = Rich(size=17)
        self.first = Button("", key="1")
        self.second = Button("", key="2")
        self.wait = Button("Decide later", kind="quiet", key="L")
        for button in (self.first, self.second, self.wait):
            button.set_key_first()
        self.first.clicked.connect(lambda: self.answer(0))
        self.second.clicked.connect(lambda: self.answer(1))
        self.wait.clicked.connect(self.put_off)
        self.buttons = Flow()
        self.rows.addWidget(self.words)
        self.rows.addWidget(self.buttons)
        self.rows.addWidget(
            Caption(
                "Both answers stay in the history. Until you decide, the hub shows both.", wrap=True
            )
        )
        self.hide()

    def ask(self, asked: Asked, number: int, of: int) -> None:
        """Put a question."""
        self._asked = asked
        self.right.setText("1 question" if of == 1 else f"question {number} of {of}")
        self.words.set_text(asked.sentence)
        self.first.set_words(asked.answers[0].words)
        self.second.set_words(asked.answers[1].words)
        self.buttons.set_widgets([self.first, self.second, self.wait])
        self.setAccessibleName(f"Needs you: {asked.about}")

    def answer(self, number: int) -> None:
        """Take the first or the second answer."""
        if self._asked is not None and not self.isHidden():
            self.chosen.emit(self._asked.conflict, self._asked.answers[number])

    def put_off(self) -> None:
        """Leave it for another time."""
        if self._asked is not None and not self.isHidden():
            self.later.emit(self._asked.conflict)


class TroubleCard(WantingCard):
    """What stood in the way of the last round, and the way on."""

    again = Signal()
    sign_in = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bold = Heading(size=18)
        self.rest = Rich(size=16)
        self.page = Button("Open the sign-in page", kind="primary", key="Enter")
        self.button = Button("Try again", kind="primary", key="F5")
        self.page.clicked.connect(self.sign_in)
        self.button.clicked.connect(self.again)
        self.rows.addWidget(self.bold)
        self.rows.addWidget(self.rest)
        self.buttons = Flow()
        self.buttons.set_widgets([self.page, self.button])
        self.rows.addWidget(self.buttons)
        self.hide()

    def say(self, problem: str, tried: str) -> None:
        """Say a problem in its own words."""
        first, rest = trouble.parted(problem)
        self.set_wanting(wanting=trouble.needs_you(problem))
        self.right.setText(tried)
        self.bold.setText(first)
        self.rest.set_text(rest)
        self.rest.setVisible(bool(rest))
        page = trouble.has_sign_in_page(problem)
        self.page.setVisible(page)
        self.button.set_kind("plain" if page else "primary")
        self.buttons.updateGeometry()
        self.setAccessibleName(problem)

    @property
    def wanted(self) -> Button:
        """The button to press first."""
        return self.button if self.page.isHidden() else self.page


class RefusedCard(WantingCard):
    """Records the hub could not take, each by name and with the hub's own sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.bold = Heading(size=17)
        self._list = QVBoxLayout()
        self.rows.addWidget(self.bold)
        self.rows.addLayout(self._list)
        self.rows.addWidget(
            Caption("What was refused stays safe on this laptop. The rest goes on.", wrap=True)
        )
        self.hide()

    def say(self, rows: Sequence[SyncRow], others: Sequence[str]) -> None:
        """Name what was refused: interviews by student, the rest by its sentence."""
        count = len(rows) + len(others)
        what = "one record" if count == 1 else f"{count} records"
        self.bold.setText(f"The hub could not take {what}")
        self.setAccessibleName(self.bold.text())
        empty(self._list)
        for row in rows:
            self._add(f"**{row.student_name}:** {row.say or ''}")
        for said in others:
            self._add(said)

    def _add(self, said: str) -> None:
        line: QWidget = Rich(said, size=15)
        self._list.addWidget(line, 0, Qt.AlignmentFlag.AlignTop)
