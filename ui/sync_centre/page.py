"""The sync centre: where everything is, said so that it can be believed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from onedesk.desk.views import Question, RoundReport, SyncState
from onedesk.domain.people import Adviser
from ui.contact import contact
from ui.page import KeyGroup, Page, Place, Session
from ui.sync_centre import sentences, trouble
from ui.sync_centre.asking import Answer, asked
from ui.sync_centre.layout import SyncParts
from ui.sync_centre.telling import ReceiptsCard
from ui.widgets.key_hints import Hint

_BUSY = "Everything is safe on this laptop meanwhile. You can go on working."

_KEYS: KeyGroup = (
    "Sync",
    (
        ("F5", "Sync now, or try again"),
        (("1", "or", "2"), "Answer the question that is put"),
        ("L", "Decide later"),
        (("Up", "Down"), "Walk through the interviews"),
        (("Page up", "Page down"), "Scroll"),
        ("Enter", "Press the button, or open the interview in hand"),
    ),
)


class SyncPage(Page):
    """F5 syncs, 1 and 2 answer a question, L leaves it for later; the list is one line each."""

    word = "Sync"
    keys: Sequence[KeyGroup] = (_KEYS,)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._state: SyncState | None = None
        self._me: Adviser | None = None
        self._hub = ""
        self._sending: tuple[int, int] | None = None
        self._problem: str | None = None
        self._answered: set[str] = set()
        self._later: set[str] = set()
        self.parts = parts = SyncParts()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(parts)
        self.setFocusProxy(parts.header.button)
        parts.header.sync.connect(self._sync)
        parts.trouble.again.connect(self._sync)
        parts.trouble.sign_in.connect(self._sign_in)
        parts.question.chosen.connect(self._choose)
        parts.question.later.connect(self._put_off)
        for card in (parts.receipts, parts.short):
            card.list.opened.connect(partial(self._open_row, card))
        session.bridge.progress.connect(self._moved)
        session.bridge.finished.connect(self._ended)
        session.bridge.failed.connect(self._broke)
        self.acts = {
            "1": lambda: parts.question.answer(0),
            "2": lambda: parts.question.answer(1),
            "L": parts.question.put_off,
            "Down": self._into_list,
            "PgDown": partial(parts.roll, 1),
            "PgUp": partial(parts.roll, -1),
        }

    def arrive(self) -> None:
        desk = self.session.desk
        if self._me is None:
            self.ask(lambda: (desk.programme().adviser, desk.account().hub), self._know)
        self.ask(desk.sync_state, self._show)

    def hideEvent(self, event: QHideEvent) -> None:
        """Questions left for later are put again on the next visit."""
        super().hideEvent(event)
        self._later.clear()

    def _know(self, found: tuple[Adviser, str]) -> None:
        self._me, self._hub = found

    # A round with the hub

    def _sync(self) -> None:
        self.session.bridge.sync_now()

    def _moved(self, done: int, owed: int) -> None:
        """Say how far it is; a round that only asks for news does not disturb."""
        if owed:
            self._sending = (done, owed)
            self._render()

    def _ended(self, report: RoundReport) -> None:
        self._sending, self._problem = None, report.problem
        self.arrive()

    def _broke(self, _reason: object) -> None:
        """A round ended by a defect of ours: what is stored says where everything is."""
        self._sending = None
        self.arrive()

    def _sign_in(self) -> None:
        """A network that wants a sign-in shows its page for any plain address."""
        QDesktopServices.openUrl(QUrl(self._hub.replace("https://", "http://", 1)))

    # Questions

    def _open_questions(self, state: SyncState) -> list[Question]:
        gone = self._answered | self._later
        return [each for each in state.questions if each.conflict.id not in gone]

    def _choose(self, conflict: str, answer: Answer) -> None:
        self._answered.add(conflict)
        choose = partial(self.session.desk.choose, conflict, answer.choice)
        self.ask(choose, lambda _done: self._chosen(answer))
        self._render()

    def _chosen(self, answer: Answer) -> None:
        self.said.emit(f"{answer.done} Both answers stay in the history.", None)
        self.arrive()

    def _put_off(self, conflict: str) -> None:
        self._later.add(conflict)
        self._render()

    # What is shown

    def _show(self, state: SyncState) -> None:
        self._state, parts, now = state, self.parts, self.session.clock()
        self._problem = self._problem or state.last_problem
        parts.receipts.say(state, now)
        parts.short.say(state, now)
        none = "Nothing in the last round." if state.last_round else "Nothing yet."
        parts.up.say(sentences.counts(state.sent), none)
        parts.down.say(sentences.counts(state.received), none)
        parts.line.say(sentences.connection(state))
        self._render()

    def _render(self) -> None:
        """Everything that depends on the state and on what is going on."""
        state = self._state
        if state is None:
            return
        before = QApplication.focusWidget()
        inside = before if before is not None and self.isAncestorOf(before) else None
        problem = self._problem if self._sending is None else None
        self._say_header(state, problem)
        self._say_wanting(state, problem)
        self.parts.arrange(calm=problem is None, rows=bool(state.rows))
        self._say_keys(state, problem)
        self._place_focus(inside)

    def _say_header(self, state: SyncState, problem: str | None) -> None:
        header, now = self.parts.header, self.session.clock()
        if self._sending is not None:
            header.say(sentences.sending(*self._sending), _BUSY, "sync")
        else:
            sign = "tick" if sentences.all_there(state) else "laptop"
            header.say(sentences.headline(state), sentences.below(state, now), sign)
        owing = state.records_owed > 0 or state.last_round is None
        said = "Sync now" if owing else "Sync again"
        header.offer(said, primary=owing, shown=problem is None)

    def _say_wanting(self, state: SyncState, problem: str | None) -> None:
        parts, now = self.parts, self.session.clock()
        parts.trouble.setVisible(problem is not None)
        parts.ways.setVisible(problem is not None and trouble.another_line_helps(problem))
        if problem is not None:
            parts.trouble.say(problem, contact(state, now))
            parts.ways.say(state.rows)
        refused = [row for row in state.rows if row.state == "needs"]
        told = {row.say for row in refused}
        others = sorted({said for _, said in state.refused if said not in told})
        parts.refused.setVisible(bool(refused or others))
        parts.refused.say(refused, others)
        questions = self._open_questions(state)
        parts.question.setVisible(bool(questions) and self._me is not None)
        if questions and self._me is not None:
            of = len(state.questions)
            parts.question.ask(asked(questions[0], self._me, now), of - len(questions) + 1, of)

    def _say_keys(self, state: SyncState, problem: str | None) -> None:
        left: list[Hint] = []
        if self._open_questions(state):
            left += [(("1", "or", "2"), "Answer"), ("L", "Decide later")]
        if problem and trouble.has_sign_in_page(problem):
            left.append(("Enter", "Sign-in page"))
        left.append(("F5", "Try again" if problem else self.parts.header.button.text()))
        if state.rows:
            left.append((("Up", "Down"), "Interviews"))
        self.parts.hints.set_hints(left)
        sign = "wifi-off" if problem else ""
        self.parts.hints.set_status(sign, contact(state, self.session.clock()))

    def _place_focus(self, before: QWidget | None) -> None:
        """The keyboard goes to what is wanted first; it stays where the adviser put it."""
        parts = self.parts
        target: QWidget = parts.header.button
        if not parts.question.isHidden():
            target = parts.question.first
        elif not parts.trouble.isHidden():
            target = parts.trouble.wanted
        at_start = before is self._first
        self.setFocusProxy(target)
        if before is not None and (at_start or not before.isVisible()):
            target.setFocus()

    # The list

    def _open_row(self, card: ReceiptsCard) -> None:
        row = card.list.chosen
        if row is not None:
            self.go.emit(Place("interview", row.interview))

    def _into_list(self) -> None:
        if self.parts.list.isVisible():
            self.parts.list.setFocus()
