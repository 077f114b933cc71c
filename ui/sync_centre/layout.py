"""Where the parts of the sync centre stand, in good weather and in bad."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from onedesk.desk.views import SyncState
from ui import theme
from ui.responsive import Scroll, Zones
from ui.sync_centre import wording
from ui.sync_centre.cards import (
    Badge,
    LinesCard,
    MeaningCard,
    ProblemCard,
    QuestionCard,
    WaysCard,
)
from ui.sync_centre.receipt_list import ReceiptList
from ui.today.sync_words import from_where
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.key_hints import Hint, KeyHints
from ui.widgets.label import Caption, CardHeading, Label

_NOTE = "“On the hub” appears only when the hub’s signed receipt has been checked on this laptop."


class ReceiptCard(Card):
    """The interviews with a heading; the list reaches the card's edges."""

    def __init__(self, heading: str) -> None:
        super().__init__(margin=1)
        self.list = ReceiptList()
        self._note = Caption("")
        head = QHBoxLayout()
        edge = theme.current().px(15)
        head.setContentsMargins(edge, theme.current().px(12), edge, theme.current().px(4))
        head.addWidget(CardHeading(heading), 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self._note, 1, Qt.AlignmentFlag.AlignBaseline)
        self.rows.addLayout(head)
        self.rows.addWidget(self.list, 1)

    def show_rows(self, state: SyncState, now: datetime, note: str) -> None:
        self._note.setText(note)
        self.list.receipts.fill(state.rows, now)
        self.list.updateGeometry()


class SyncLayout:
    """The widgets of the sync centre, laid out on a page."""

    def __init__(self, page: QWidget) -> None:
        self.badge, self.title = Badge(), Label("", size=28, weight=650, wrap=True)
        self.more = Label("", size=15, ink="ink2", wrap=True)
        self.again = Button("Sync now", icon="sync", key="F5", height=32)
        self.problem, self.ways, self.question = ProblemCard(), WaysCard(), QuestionCard()
        self.receipts, self.beside = ReceiptCard("Receipts"), ReceiptCard("Interview by interview")
        self.up, self.down = LinesCard("What went up"), LinesCard("What came down")
        self.line, self.meaning = LinesCard("Connection"), MeaningCard()
        self.proof = Caption(_NOTE, wrap=True)
        self.foot = KeyHints(bar=False)
        self.beside.rows.addWidget(self._padded(self.proof))
        side = (self.beside, self.up, self.down, self.line, self.meaning)
        zones = Zones(self._main(), side, wide=392, grows=4)
        look = theme.current()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(look.px(24), look.px(14), look.px(24), 0)
        rows.setSpacing(look.px(14))
        rows.addLayout(self._head())
        rows.addWidget(Scroll(zones), 1)
        rows.addWidget(self.foot)

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.more)
        head = QHBoxLayout()
        head.setSpacing(theme.current().px(16))
        head.addWidget(self.badge)
        head.addLayout(words, 1)
        head.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _main(self) -> QWidget:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(12))
        for card in (self.problem, self.ways, self.question):
            column.addWidget(card)
        column.addWidget(self.receipts, 1)
        column.addStretch(0)
        return main

    def _padded(self, label: Caption) -> QWidget:
        box = QWidget()
        rows = QVBoxLayout(box)
        edge = theme.current().px(15)
        rows.setContentsMargins(edge, 4, edge, edge)
        rows.addWidget(label)
        return box

    def show_state(self, state: SyncState, me: str, now: datetime, later: set[str]) -> None:
        """Fill every part; questions in `later` are not asked again for now."""
        said = wording.headline(state, now)
        self.badge.set_done(done=said.done)
        self.title.setText(said.say)
        self.more.setText(said.more)
        trouble = state.last_problem
        self.problem.setVisible(trouble is not None)
        self.ways.setVisible(trouble is not None)
        if trouble is not None:
            self.problem.show_problem(trouble)
        self.again.setVisible(trouble is None)
        self.again.set_words("Sync again" if state.last_round else "Sync now")
        asked = [one for one in state.questions if one.conflict.id not in later]
        self.question.setVisible(bool(asked))
        if asked:
            self.question.show_question(asked[0], len(state.questions), me, now)
        self._show_lists(state, now, trouble=trouble is not None)
        self.up.show_lines(wording.went_up(state))
        self.down.show_lines(wording.came_down(state))
        self.line.show_lines(wording.connection(state, now))
        self.foot.set_hints(self._hints(asked=bool(asked), trouble=trouble))

    def _show_lists(self, state: SyncState, now: datetime, *, trouble: bool) -> None:
        """In trouble the interviews stand at the right, else below the question."""
        note = from_where(state.rows, now) if state.rows else "none finished this week"
        self.receipts.show_rows(state, now, note)
        self.beside.show_rows(state, now, "")
        self.receipts.setVisible(not trouble)
        self.beside.setVisible(trouble)
        for card in (self.up, self.down):
            card.setVisible(not trouble)

    def _hints(self, *, asked: bool, trouble: str | None) -> list[Hint]:
        hints: list[Hint] = []
        if trouble is not None and wording.is_sign_in(trouble):
            hints.append(("Enter", "Sign-in page"))
        hints.append(("F5", "Try again" if trouble is not None else "Sync now"))
        if asked:
            hints += [(("1", "or", "2"), "Answer"), ("L", "Decide later")]
        return [*hints, ("F1", "All keys")]
