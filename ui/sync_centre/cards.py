"""The cards of the sync centre: what stands in the way, what is asked, what the words mean."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy

from onedesk.desk.views import Question
from ui import theme
from ui.student.cards import Icon
from ui.sync_centre.wording import is_sign_in, question_foot, question_words
from ui.theme.icons import paint_icon
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.widgets.button import Button
from ui.widgets.card import Card, Rule
from ui.widgets.label import Caption, CardHeading, Label
from ui.widgets.pill import Pill, State
from ui.widgets.rich import Body, Rich
from ui.words import capital, counted

_BAR, _BADGE = 4, 52
_MEANINGS: tuple[tuple[State, str, str], ...] = (
    ("laptop", "On this laptop", "saved, encrypted, not sent"),
    ("hub", "On the hub", "the hub gave a receipt"),
    ("needs", "Needs you", "one answer is wanted"),
)
_WAYS = (
    ("wifi", "**Phone hotspot.** What waits is less than a few photos."),
    ("laptop", "**Later, at home.** OneDesk sends by itself when it reaches the hub."),
)


class Badge(Painted):
    """The round sign before the headline: a tick on green, or the laptop on petrol."""

    def __init__(self) -> None:
        super().__init__()
        self._done = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_done(self, *, done: bool) -> None:
        self._done = done
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.current().px(_BADGE)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        fill, ink, icon = (
            ("leafS", "leaf", "tick") if self._done else ("petrolS", "petrol", "laptop")
        )
        paint.box(painter, self.rect(), self.width() / 2, look.color(fill))
        inset = self.width() * 27 // 100
        inner = self.rect().adjusted(inset, inset, -inset, -inset)
        paint_icon(painter, inner, icon, look.color(ink))


class NeedsCard(Card):
    """A card with the rust bar and its pill."""

    def __init__(self) -> None:
        super().__init__()
        self._count = Caption("")
        head = QHBoxLayout()
        head.addWidget(Pill("needs", "Needs you"))
        head.addStretch(1)
        head.addWidget(self._count)
        self.rows.addLayout(head)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        painter.setClipRect(QRect(0, 0, look.px(_BAR), self.height()))
        paint.box(painter, self.rect(), look.radius("card"), look.color("rust"))


class ProblemCard(NeedsCard):
    """Why the last round stopped, what is safe, and what to do."""

    again = Signal()
    sign_in = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._bold, self._text = Label("", size=18, weight=650, wrap=True), Body("", size=17)
        self.page = Button("Open the sign-in page", kind="primary", key="Enter", height=40)
        self.retry = Button("Try again", key="F5", height=40)
        self.page.clicked.connect(self.sign_in)
        self.retry.clicked.connect(self.again)
        line = QHBoxLayout()
        line.setSpacing(theme.current().px(8))
        line.addWidget(self.page)
        line.addWidget(self.retry)
        line.addStretch(1)
        self.rows.addWidget(self._bold)
        self.rows.addWidget(self._text)
        self.rows.addLayout(line)

    def show_problem(self, say: str) -> None:
        bold, _, rest = say.partition(". ")
        self._bold.setText(f"{bold.removesuffix('.')}.")
        self._text.set_text(rest)
        self.page.setVisible(is_sign_in(say))


class WaysCard(Card):
    """Other ways to the hub."""

    def __init__(self) -> None:
        super().__init__()
        self.rows.addWidget(CardHeading("Or use another way"))
        for icon, words in _WAYS:
            self.rows.addWidget(Rule())
            line = QHBoxLayout()
            line.setSpacing(theme.current().px(16))
            line.addWidget(Icon(icon, "petrol", 20), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Rich(words, size=15), 1)
            self.rows.addLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


class QuestionCard(NeedsCard):
    """Two people wrote one answer; 1 and 2 choose, L leaves it for later."""

    answered = Signal(str, str)
    """The conflict's id, and `kept` or `offered`."""
    later = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._question: Question | None = None
        self._words, self._foot = Rich(size=17), Caption("", wrap=True)
        self.first = Button("", key="1", height=40)
        self.second = Button("", key="2", height=40)
        self.wait = Button("Decide later", kind="quiet", key="L", height=40)
        for button in (self.first, self.second, self.wait):
            button.set_key_first()
        self.first.clicked.connect(lambda: self.answer(1))
        self.second.clicked.connect(lambda: self.answer(2))
        self.wait.clicked.connect(self.later)
        line = QHBoxLayout()
        line.setSpacing(theme.current().px(6))
        for button in (self.first, self.second, self.wait):
            line.addWidget(button)
        line.addStretch(1)
        self.rows.addWidget(self._words)
        self.rows.addLayout(line)
        self.rows.addWidget(self._foot)

    @property
    def asked(self) -> str | None:
        """The id of the question that is shown."""
        return self._question.conflict.id if self._question else None

    def show_question(self, question: Question, count: int, me: str, now: datetime) -> None:
        """Ask in one sentence; the first answer is the adviser's own where there is one."""
        self._question = question
        self._count.setText(counted(count, "question"))
        self._words.set_text(question_words(question, me, now))
        self._foot.setText(question_foot(question, me))
        self.first.set_words(f"Keep {question.offered}")
        self.second.set_words(f"Keep {question.kept}")

    def answer(self, key: int) -> None:
        """1 keeps what was offered from here, 2 what the hub has."""
        if self._question is not None:
            self.answered.emit(self._question.conflict.id, "offered" if key == 1 else "kept")


class LinesCard(Card):
    """A heading over plain lines."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.rows.addWidget(CardHeading(heading))
        self._text = Body("", size=14, ink="ink")
        self.rows.addWidget(self._text)
        self.rows.addStretch(1)

    def show_lines(self, lines: Sequence[str]) -> None:
        self._text.set_text("\n".join(capital(line) for line in lines))


class MeaningCard(Card):
    """What the three states mean."""

    def __init__(self) -> None:
        super().__init__(fill="past")
        self.rows.addWidget(CardHeading("What the three states mean"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.current().px(8))
        grid.setVerticalSpacing(theme.current().px(8))
        grid.setColumnStretch(1, 1)
        for at, (kind, state, meaning) in enumerate(_MEANINGS):
            pill = Pill(kind, state)
            grid.addWidget(pill, at, 0)
            grid.addWidget(Caption(meaning, wrap=True), at, 1)
        self.rows.addLayout(grid)
        self.rows.addStretch(1)
