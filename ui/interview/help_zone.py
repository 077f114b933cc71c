"""The right zone of a question step: what happened since, local notes, good questions to ask."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onedesk.desk.views import Attended
from onedesk.domain.entries import Step, fill
from onedesk.domain.interview import Interview
from onedesk.domain.programme import catalogue
from ui import theme, words
from ui.interview.model import InterviewModel
from ui.section import empty
from ui.theme.icons import pixmap
from ui.widgets.base import Painted
from ui.widgets.block import Block
from ui.widgets.card import Card
from ui.widgets.label import Caption, ColumnHead, Label
from ui.widgets.rich import Rich

SIDE = 328
CAME = {"attended": "attended", "part": "attended in part", "absent": "absent"}


def since(model: InterviewModel) -> tuple[Attended, ...]:
    """What the student was invited to after the last talk and whether they came."""
    last = model.last
    return tuple(
        one
        for one in model.file.file.attended
        if one.attendance.state in CAME
        and (last is None or last.day is None or one.intervention.day > last.day)
    )


def since_words(last: Interview | None) -> str:
    """The month of the last talk, for "Since December"."""
    return words.month_of(last.day) if last and last.day else ""


def asked(model: InterviewModel, step: Step, *, changed: bool = False) -> tuple[str, ...]:
    """Good questions of a step, with the student's name in them."""
    month = since_words(model.last)
    found = catalogue().questions_for(step, earlier=bool(month), changed=changed and bool(month))
    return tuple(fill(one.text, name=model.forename, since=month) for one in found)[:3]


def notes_date(list_id: str) -> str:
    """How old the offline notes of a list are."""
    as_of = catalogue().about(list_id).as_of
    return f"Offline notes, {words.month_of(as_of)} {as_of.year}" if as_of else ""


class _Came(Painted):
    """One thing that was offered, with a tick or a cross."""

    def __init__(self, one: Attended) -> None:
        super().__init__()
        self._came = one.attendance.state != "absent"
        title = Label(one.intervention.title, size=14, weight=650, wrap=True)
        day = words.day_month(one.intervention.day)
        below = Caption(f"{day}, {CAME[one.attendance.state]}")
        self._mark = Label("")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(Block(title, below), 1)
        self.retheme()

    def retheme(self) -> None:
        look = theme.current()
        name, ink = ("tick", "leaf") if self._came else ("cross", "ink2")
        self._mark.setPixmap(pixmap(name, look.color(ink), look.px(16), self.devicePixelRatio()))
        self._mark.setFixedSize(look.px(17), look.px(20))
        self._row.setSpacing(look.px(6))
        super().retheme()


class HelpZone(Painted):
    """Three blocks; one without content does not show."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._heads = [ColumnHead() for _ in range(3)]
        self._cards = [Card(margin=14) for _ in range(3)]
        both = zip(self._heads, self._cards, strict=True)
        self._blocks = [Block(head, card, gap=10) for head, card in both]
        for block in self._blocks:
            self._rows.addWidget(block)
        self._rows.addStretch(1)
        self.retheme()

    def retheme(self) -> None:
        look = theme.current()
        self._rows.setContentsMargins(look.px(18), look.px(18), look.px(18), look.px(8))
        self._rows.setSpacing(look.px(14))
        super().retheme()

    def set_since(self, month: str, attended: Sequence[Attended]) -> None:
        """What was offered since the last talk."""
        self._fill(0, f"Since {month}" if month else "Offered so far", [_Came(a) for a in attended])

    def set_notes(self, title: str, notes: str, below: str = "") -> None:
        """Local notes, `**bold**` marked; `below` says how old they are."""
        lines: list[QWidget] = [Rich(notes, size=14)] if notes else []
        if notes and below:
            lines.append(Caption(below))
        self._fill(1, title, lines)

    def set_questions(self, questions: Sequence[str]) -> None:
        """Good questions to ask."""
        lines: list[QWidget] = [Rich("\n".join(questions), size=14)] if questions else []
        self._fill(2, "Good questions to ask", lines)

    def _fill(self, at: int, title: str, lines: Sequence[QWidget]) -> None:
        head, card = self._heads[at], self._cards[at]
        head.setText(title)
        empty(card.rows)
        for line in lines:
            card.rows.addWidget(line)
        self._blocks[at].setVisible(bool(lines))


def strip_words(title: str, notes: str, questions: Sequence[str]) -> str:
    """The help in a sentence or two: the notes, and the first question."""
    parts = [f"**{title}.** {notes}"] if notes else []
    parts += [f"**Ask:** {questions[0]}"] if questions else []
    return "\n".join(parts)


class Strip(Painted):
    """What remains of the help where there is no room beside: a sentence or two across."""

    def __init__(self) -> None:
        super().__init__()
        self._text = Rich(size=14)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self._text)
        self.retheme()

    def set_words(self, text: str) -> None:
        """Show `**bold**` marked words."""
        self._text.set_text(text)

    def retheme(self) -> None:
        look = theme.current()
        self._rows.setContentsMargins(look.px(20), look.px(8), look.px(20), look.px(8))
        super().retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), look.color("bg"))
        painter.fillRect(0, 0, self.width(), 1, look.color("line"))
