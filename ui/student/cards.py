"""What stands around the heat map: actions, what happened since, ideas and plans."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from onedesk.desk.views import Attended
from ui import theme
from ui.student.story import Told, came, open_count
from ui.theme.icons import paint_icon
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.widgets.card import Card
from ui.widgets.heatmap import Heatmap
from ui.widgets.label import Caption, CardHeading, Label
from ui.widgets.level import LevelCell
from ui.widgets.rich import Rich
from ui.words import day_month


class Icon(Painted):
    """A line icon in a token's colour; decoration without a name."""

    def __init__(self, name: str, ink: str = "ink2", side: int = 16) -> None:
        super().__init__()
        self._icon, self._ink, self._side = name, ink, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(self._side), theme.current().px(self._side + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink = theme.current().color(self._ink)
        paint_icon(paint.smooth(QPainter(self)), self.rect(), self._icon, ink)


class ListCard(Card):
    """A heading with a fact at the right, and rows that are made anew each time."""

    def __init__(self, heading: str = "") -> None:
        super().__init__()
        self._heading, self._fact = CardHeading(heading), Caption("")
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._fact)
        self._body: QWidget | None = None
        self.rows.addLayout(head)
        self.rows.addStretch(1)

    def set_heading(self, heading: str, fact: str = "") -> None:
        self._heading.setText(heading)
        self._fact.setText(fact)

    def put(self, body: QWidget) -> None:
        """Replace the rows."""
        if self._body is not None:
            self.rows.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = body
        self.rows.insertWidget(1, body)


class ActionsCard(ListCard):
    """The last plan: what is late, what is done, what to ask about."""

    def show_actions(self, heading: str, told: Sequence[Told]) -> None:
        count = open_count(told)
        self.set_heading(heading, f"{count} to ask about" if count else "")
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.current().px(4))
        for one in told:
            rows.addLayout(_action(one))
        if not told:
            rows.addWidget(Caption("No plan yet: the first one comes out of the first talk."))
        self.put(body)


class SinceCard(ListCard):
    """Workshops and visits since the last talk."""

    def show_events(self, events: Sequence[Attended]) -> None:
        body = QWidget()
        grid = _grid(body)
        for at, one in enumerate(events):
            here = came(one)
            grid.addWidget(Icon("tick" if here else "cross", "petrol" if here else "ink2"), at, 0)
            grid.addWidget(Label(one.intervention.title, size=14, wrap=True), at, 1)
            state = _STATES.get(one.attendance.state, "")
            when = Caption(", ".join(filter(None, (day_month(one.intervention.day), state))))
            grid.addWidget(when, at, 2, Qt.AlignmentFlag.AlignRight)
        if not events:
            grid.addWidget(Caption("Nothing was offered since.", wrap=True), 0, 1)
        self.put(body)


class IdeasCard(ListCard):
    """What the student had in mind at each talk."""

    def show_ideas(self, ideas: Sequence[tuple[str, str, str, str]]) -> None:
        body = QWidget()
        grid = _grid(body)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        grid.setColumnStretch(3, 2)
        for at, (cycle, idea, plan, sure) in enumerate(ideas):
            grid.addWidget(Label(cycle, size=14, weight=650, ink="ink2"), at, 0)
            grid.addWidget(Label(idea, size=14, wrap=True), at, 1)
            grid.addWidget(Label(plan, size=14, wrap=True), at, 2)
            grid.addWidget(Caption(sure), at, 3)
        if not ideas:
            grid.addWidget(Caption("Nothing said yet.", wrap=True), 0, 1)
        self.put(body)


class KnowledgeCard(Card):
    """The heat map with its key."""

    def __init__(self) -> None:
        super().__init__()
        self._heading, self.map = CardHeading(""), Heatmap()
        head = QHBoxLayout()
        head.setSpacing(theme.current().px(5))
        head.addWidget(self._heading, 1)
        for level, words in ((1, "very little"), (5, "excellent")):
            head.addWidget(LevelCell(level, size=20))
            head.addWidget(Caption(words))
        self.rows.addLayout(head)
        self.rows.addWidget(self.map)
        self.rows.addStretch(1)

    def set_name(self, forename: str) -> None:
        self._heading.setText(f"What {forename} knows")


_STATES = {
    "attended": "attended",
    "part": "came for a part",
    "absent": "absent",
    "not_invited": "not invited",
}


def _grid(body: QWidget) -> QGridLayout:
    grid = QGridLayout(body)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.current().px(10))
    grid.setVerticalSpacing(theme.current().px(4))
    grid.setColumnStretch(1, 1)
    return grid


def _action(one: Told) -> QHBoxLayout:
    """Icon, words, and quieter who and when."""
    look = theme.current()
    line = QHBoxLayout()
    line.setSpacing(look.px(9))
    line.addWidget(Icon(one.icon, one.ink), 0, Qt.AlignmentFlag.AlignTop)
    late = one.ink == "rust"
    words = QVBoxLayout()
    words.setSpacing(0)
    what = f"**{one.what}**" if late else one.what
    words.addWidget(Rich(what, size=14, leading=1.4))
    words.addWidget(Caption(one.facts, wrap=True))
    line.addLayout(words, 1)
    return line
