"""The sync centre: where everything is, said so that it can be believed."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from onedesk.desk.views import SyncState
from onedesk.domain.people import Programme
from onedesk.domain.round_report import RoundReport
from ui.latest import Latest
from ui.page import KeyGroup, Page, Place, Session
from ui.sync_centre import past_rounds, showing
from ui.sync_centre.deciding import Deciding
from ui.sync_centre.doors import Doors
from ui.sync_centre.layout import SyncParts
from ui.sync_centre.scene import Scene
from ui.sync_centre.telling import ReceiptsCard
from ui.ticking import WhileSeen

_KEYS: KeyGroup = (
    "Sync",
    (
        ("F5", "Sync now, or try again"),
        ("Esc", "Stop the exchange that is going on"),
        (("1", "to", "3"), "Answer the question that is put"),
        ("A", "The same answer for all that two lists ask, after the first"),
        ("L", "Decide later"),
        ("V", "Read both in full"),
        ("O", "Open the interview or student that is asked about"),
        ("Ctrl Z", "Take the last answer back, until it is sent"),
        (("Y", "or", "N"), "Yes or not now, where the exchange asks"),
        (("G", "or", "H"), "Got it, or show the history, of what is told"),
        ("P", "Check the proofs, or save them"),
        ("R", "What happened in the last rounds"),
        ("W", "Other ways: sealed files, schools for a colleague, a new code"),
        ("J", "Join the hub again with a code, where it does not speak to this laptop"),
        ("Ctrl U", "Write unsent work into a sealed file"),
        (("Up", "Down"), "Walk through the interviews"),
        (("Page up", "Page down"), "Scroll"),
        ("Enter", "Press the button, or open the interview in hand"),
    ),
)


OFTEN_MS = 10_000
"""How often what is said of times to come is looked at again."""


class SyncPage(Page):
    """F5 syncs, 1 and 2 answer a question, L leaves it for later; the list is one line each."""

    word = "Sync"
    keys: Sequence[KeyGroup] = (_KEYS,)
    tells_stand = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._state: SyncState | None = None
        self._programme: Programme | None = None
        self._sending = session.bridge.sending
        self._report: RoundReport | None = None
        self._hub = ""
        self._deciding = Deciding(self, self._render, self._look)
        self._states = Latest(session.jobs, self._seen, self)
        self._states.refused.connect(lambda say: self.said.emit(say, None))
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._read)
        WhileSeen(self, OFTEN_MS).timeout.connect(self.tell_time)
        self._doors = Doors(self)
        self.parts = parts = SyncParts()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(parts)
        self.setFocusProxy(parts.header.button)
        parts.set_clock(session.clock)
        self._connect()
        self.acts = self._deeds()

    def _connect(self) -> None:
        parts, bridge, deciding = self.parts, self.session.bridge, self._deciding
        parts.header.sync.connect(bridge.sync_now)
        parts.header.stop.connect(self._stop)
        parts.header.proofs.connect(self._doors.proofs)
        parts.trouble.again.connect(bridge.sync_now)
        parts.trouble.sign_in.connect(self._sign_in)
        parts.trouble.join.connect(self._doors.join)
        parts.guard.agreed.connect(deciding.agree)
        parts.question.chosen.connect(deciding.choose)
        parts.question.likewise.connect(deciding.choose_all)
        parts.question.opened.connect(self._doors.both)
        parts.question.wanted.connect(self._doors.where_asked)
        parts.twins.chosen.connect(deciding.settle)
        parts.twins.opened.connect(lambda student: self.go.emit(Place("student", student)))
        for put_off in (parts.guard.waived, parts.question.later, parts.twins.later):
            put_off.connect(deciding.put_off)
        for card in (parts.twins, parts.question):
            card.rested.connect(lambda: self.setFocusProxy(showing.wanted(parts)))
        parts.told.dismissed.connect(deciding.dismiss)
        parts.told.wanted.connect(self._doors.history)
        parts.line.rounds.connect(self._doors.rounds)
        parts.line.ways.connect(self._doors.ways)
        parts.ways.sealed.connect(self._doors.seal)
        for rows in (parts.receipts, parts.short):
            rows.list.opened.connect(partial(self._open_row, rows))
        bridge.progress.connect(self._moved)
        bridge.finished.connect(self._ended)
        bridge.failed.connect(self._over)

    def _deeds(self) -> dict[str, Callable[[], None]]:
        """What keys do; each asks its card, which knows whether it shows."""
        parts = self.parts
        return {
            "Esc": self._stop,
            "1": partial(parts.answer, 0),
            "2": partial(parts.answer, 1),
            "3": partial(parts.twins.answer, 2),
            "A": parts.question.answer_all,
            "L": parts.put_off,
            "V": parts.read_both,
            "O": parts.question.open_it,
            "Y": parts.guard.agree,
            "N": parts.guard.waive,
            "G": parts.told.dismiss,
            "H": parts.told.show_history,
            "P": self._doors.proofs,
            "R": self._doors.rounds,
            "W": self._doors.ways,
            "J": self._join,
            "Ctrl+U": self._doors.seal,
            "Up": parts.into_list,
            "Down": parts.into_list,
            "PgDown": partial(parts.roll, 1),
            "PgUp": partial(parts.roll, -1),
        }

    def arrive(self) -> None:
        desk = self.session.desk
        self.ask(lambda: (desk.programme(), desk.account().hub), self._know)
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """What is there on arrival has not slid under the finger."""
        super().showEvent(event)
        self.parts.begin_visit()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was left for later is put again on the next visit."""
        super().hideEvent(event)
        self._deciding.put_again()

    def _know(self, found: tuple[Programme, str]) -> None:
        self._programme, self._hub = found
        self._render()

    # A round with the hub

    def _stop(self) -> None:
        """End the round under way; what the hub has answered until now counts."""
        if self._sending is not None:
            self.session.bridge.stop_round()

    def _moved(self, done: int, owed: int) -> None:
        """Say how far it is; a round that only asks for news does not disturb."""
        if owed:
            self._sending = (done, owed)
        if owed and self.isVisible():
            self._render()
            if done:
                self._look()

    def _ended(self, report: RoundReport) -> None:
        self._report = report
        if said := past_rounds.compared(report):
            self.said.emit(said, None)
        self._over()

    def _over(self, _reason: object = None) -> None:
        """A round is over, perhaps by a defect of ours: what is stored says where everything is."""
        self._sending = None
        self._deciding.forget_agreed()
        if self.isVisible():
            self.arrive()

    def _sign_in(self) -> None:
        """A network that wants a sign-in shows its page for any plain address."""
        QDesktopServices.openUrl(QUrl(self._hub.replace("https://", "http://", 1)))

    def _join(self) -> None:
        if self.parts.trouble.code.isVisible():
            self._doors.join()

    def _open_row(self, card: ReceiptsCard) -> None:
        row = card.list.chosen
        if row is not None:
            self.go.emit(Place("interview", row.interview))

    # What is shown

    def _look(self) -> None:
        """Read what is stored now; once, however many want it."""
        self._soon.start()

    def _read(self) -> None:
        self._states.ask(self.session.desk.sync_state)

    def _seen(self, state: SyncState) -> None:
        self.stood.emit(state)
        self._deciding.read_anew()
        self._state = state
        self._render()

    def _render(self) -> None:
        if self._state is None:
            return
        before = QApplication.focusWidget()
        inside = before if before is not None and self.isAncestorOf(before) else None
        at_start = inside is self._first
        showing.show(self.parts, self._scene(self._state))
        self._place_focus(inside, at_start=at_start)

    def tell_time(self) -> None:
        """When the next try comes is nearer than it was, though nothing else has happened."""
        if self._state is not None:
            showing.tell_contact(self.parts, self._scene(self._state))

    def _scene(self, state: SyncState) -> Scene:
        return Scene(
            state=state,
            programme=self._programme,
            now=self.session.clock(),
            sending=self._sending,
            report=self._report,
            aside=self._deciding.aside,
            given=self._deciding.given,
            next_try=self.session.bridge.next_try,
        )

    def _place_focus(self, before: QWidget | None, *, at_start: bool) -> None:
        """The keyboard goes to what is wanted first; it stays where the adviser put it."""
        target = showing.wanted(self.parts)
        self.setFocusProxy(target)
        if before is not None and (at_start or not before.isVisible()):
            target.setFocus()
            self.parts.follow()
