"""Where the parts of a student's page stand, and how they give way in a narrow window."""

from datetime import date

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from onedesk.desk.views import StudentFile
from ui import theme
from ui.placing import put_first
from ui.responsive import Scroll, stand
from ui.student import facts, path
from ui.student.cards import ActionsCard, GoingCard, IdeasCard, KnowsCard, SinceCard
from ui.student.header import Header
from ui.student.timeline import Timeline
from ui.widgets.base import Arranged
from ui.widgets.key_hints import KeyHints

_KNOWS, _BESIDE, _LINE, _LOW, _ANY = 600, 1060, 60, 300, 16_777_215


class StudentParts(Arranged):
    """Header, what scrolls, keys; nothing shows before the first student is there."""

    def __init__(self) -> None:
        super().__init__()
        self.header, self.timeline = Header(), Timeline()
        self.knows, self.last_plan = KnowsCard(), ActionsCard()
        self.since, self.ideas, self.going = SinceCard(), IdeasCard(), GoingCard()
        self.hints = KeyHints(bar=False)
        self._content = QWidget()
        self._right = QVBoxLayout()
        for card in (self.last_plan, self.since, self.ideas, self.going):
            self._right.addWidget(card, int(card is self.last_plan))
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.addWidget(self.knows)
        self._cards.addLayout(self._right, 1)
        self._inner = QVBoxLayout(self._content)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.addWidget(self.timeline)
        self._inner.addLayout(self._cards, 1)
        self._area = Scroll(self._content)
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(0)
        self._rows.addWidget(self._area, 1)
        self._rows.addWidget(self.hints)
        self.blank()
        self.retheme()

    def show_file(self, file: StudentFile, today: date) -> None:
        """Fill every card from one file."""
        way = path.stops(file, today)
        self.header.show_student(file.student.body, facts.about(file, today))
        self.header.plan_button.setVisible(bool(file.prints))
        left = path.left_open(file)
        self.header.show_open(left.body.cycle if left else None)
        self.timeline.set_path(way, path.events(file, way))
        self.knows.show_file(file)
        self.last_plan.show_file(file, today)
        self.since.show_file(file, today)
        self.ideas.show_file(file)
        self.going.show_file(file, today)
        self._content.show()
        self.header.show()

    def blank(self) -> None:
        """Nothing of anybody, until the next student is there."""
        self._content.hide()
        self.header.hide()

    def roll(self, lines: int) -> None:
        """Move what scrolls down by so many lines; up when negative."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + lines * theme.current().px(_LINE))

    def to_top(self) -> None:
        """Show the beginning again."""
        self._area.verticalScrollBar().setValue(0)

    def retheme(self) -> None:
        look = theme.current()
        edge = look.px(24)
        self._rows.setContentsMargins(edge, look.px(14), edge, 0)
        for layout in (self._inner, self._right, self._cards):
            layout.setSpacing(look.px(12))
        super().retheme()

    def arrange(self) -> None:
        """Cards beside each other where there is room for both, else below each other.

        In a low window the header scrolls with the rest, or there would be no room for it.
        """
        look = theme.current()
        put_first(self.header, self._inner if self.height() < look.px(_LOW) else self._rows)
        beside = self.width() >= look.px(_BESIDE)
        stand(self._cards, beside=beside)
        self.knows.setMaximumWidth(look.px(_KNOWS) if beside else _ANY)
