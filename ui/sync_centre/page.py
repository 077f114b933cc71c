"""Sync: the headline with both counts, the question that waits, a line for every interview."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from onedesk.desk.views import SyncState
from ui.page import KeyGroup, Page, Session
from ui.sync_centre.layout import SyncLayout
from ui.widgets.announce import announce
from ui.words import clock_time

_KEYS: KeyGroup = (
    "Sync",
    (
        ("F5", "Sync now, or try again"),
        ("1", "Keep the first answer"),
        ("2", "Keep the second answer"),
        ("L", "Decide later"),
        ("Enter", "Press what has the ring"),
    ),
)
NONE = "Each one stands here until the hub has signed for it, and for a week after."


class SyncPage(Page):
    """Says "on the hub" only of what the hub has signed for."""

    word = "Sync"
    keys: Sequence[KeyGroup] = (_KEYS,)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.parts = SyncLayout(self)
        self._later: set[str] = set()
        self._me, self._hub = "", ""
        self._running = False
        parts = self.parts
        self.acts = {
            "1": partial(self._press, 1),
            "2": partial(self._press, 2),
            "L": self._decide_later,
        }
        parts.again.clicked.connect(session.bridge.sync_now)
        parts.problem.again.connect(session.bridge.sync_now)
        parts.problem.sign_in.connect(self._open_sign_in)
        parts.question.answered.connect(self._answer)
        parts.question.later.connect(self._decide_later)
        session.bridge.begun.connect(self._begun)
        session.bridge.progress.connect(self._moved)
        session.bridge.finished.connect(self._ended)
        self.setFocusProxy(parts.again)

    def arrive(self) -> None:
        desk = self.session.desk
        self.ask(lambda: (desk.account(), desk.sync_state()), lambda found: self._know(*found))

    def _know(self, account: object, state: SyncState) -> None:
        programme = getattr(account, "programme", None)
        self._me = programme.adviser.id if programme is not None else ""
        self._hub = str(getattr(account, "hub", ""))
        self._show(state)

    def _show(self, state: SyncState) -> None:
        parts, now = self.parts, self.session.clock()
        before = parts.title.text()
        parts.show_state(state, self._me, now, self._later)
        if state.last_round is not None and state.last_round.date() == now.date():
            at = clock_time(state.last_round.astimezone(now.tzinfo))
            parts.foot.set_status("wifi-off" if state.last_problem else "wifi", f"Last try {at}")
        else:
            parts.foot.set_status("", "")
        if before != parts.title.text():
            announce(self, parts.title.text())
        self._take_focus()

    def _take_focus(self) -> None:
        """The keyboard stands on the one thing that is wanted: the question, or the way out."""
        parts = self.parts
        if parts.question.isVisibleTo(self):
            wanted = parts.question.first
        elif parts.problem.isVisibleTo(self):
            page = parts.problem.page
            wanted = page if page.isVisibleTo(self) else parts.problem.retry
        else:
            wanted = parts.again
        self.setFocusProxy(wanted)
        here = self.window().focusWidget()
        if here is None or not here.isVisible() or here is self or self.isAncestorOf(here):
            wanted.setFocus()

    # A round

    def _begun(self) -> None:
        self._running = True
        self.parts.again.set_words("Syncing")
        self.parts.more.setText("Looking for the hub.")

    def _moved(self, done: int, owed: int) -> None:
        """Record by record, as the hub answers."""
        if owed:
            self.parts.more.setText(f"Sending {min(done + 1, owed)} of {owed}.")

    def _ended(self, _report: object) -> None:
        self._running = False
        self.arrive()

    # Answers

    def _press(self, key: int) -> None:
        if self.parts.question.isVisible():
            self.parts.question.answer(key)

    def _answer(self, conflict: str, choice: str) -> None:
        desk = self.session.desk
        keep = "offered" if choice == "offered" else "kept"
        work = partial(desk.choose, conflict, keep)  # type: ignore[arg-type]
        self.ask(work, lambda _: self._answered())

    def _answered(self) -> None:
        self.said.emit("Kept. Both answers stay in the history.", None)
        self.arrive()

    def _decide_later(self) -> None:
        asked = self.parts.question.asked
        if asked is not None and self.parts.question.isVisible():
            self._later.add(asked)
            self.arrive()

    def _open_sign_in(self) -> None:
        """A network that wants a sign-in shows its page for any plain address."""
        QDesktopServices.openUrl(QUrl(self._hub.replace("https://", "http://", 1)))
