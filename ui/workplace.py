"""An unlocked desk: rail and pages, and the interview that is laid over them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onedesk.desk.sittings import Interrupted
from ui.alive import when_alive
from ui.half_written import to_go_on
from ui.help import EVERYWHERE
from ui.interview.desk import InterviewDesk
from ui.interview.preparing import Preparing
from ui.page import KeyGroup, Place, Session
from ui.shell import Shell
from ui.sync_centre.school_watch import SchoolWatch
from ui.widgets.stack import Stack
from ui.window import Window


class Workplace(QWidget):
    """Everything that holds a student's name; it is deleted when the desk is locked."""

    named = Signal(str)
    """The word of the screen that is shown now; never a person."""
    said = Signal(str, object)
    hushed = Signal()
    """What was said before is no longer to be taken back from here."""

    def __init__(self, session: Session, place: Place | None = None) -> None:
        super().__init__()
        self._session = session
        self.interview: InterviewDesk | None = None
        self.shell = shell = Shell(session)
        self._stack = Stack()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        shell.interview_wanted.connect(self._open_interview)
        shell.moved.connect(self.named)
        shell.left.connect(self.hushed)
        shell.said.connect(self.said)
        self._stack.addWidget(shell)
        self.setFocusProxy(shell)
        self._first = place
        self._preparing = Preparing(self._prepare, self)
        self._schools = SchoolWatch(session, self)
        self._schools.said.connect(self.said)

    def move_into(self, window: Window) -> None:
        """Fill the window, and go where the adviser was, or to Today."""
        self.named.connect(window.name)
        self.said.connect(window.say)
        self.hushed.connect(window.hush)
        self.shell.help_wanted.connect(window.help)
        self.shell.lock_wanted.connect(window.lock_wanted)
        window.show_screen(self)
        place, self._first = self._first, None
        inside = place is not None and place.page == "interview"
        self.shell.go(Place("today") if place is None or inside else place)
        self.shell.count()
        if inside and place is not None:
            self._open_interview(place.id)
        else:
            self._preparing.start()
        if place is None:
            session = self._session
            session.jobs.run(session.desk.interrupted, when_alive(self, self._resume))
        self._schools.look()
        self._session.jobs.run(self._session.desk.kinds_half_written, when_alive(self, self._offer))

    @property
    def place(self) -> Place:
        """Where the adviser is, to come back to."""
        if self.interview is not None and self._stack.currentWidget() is self.interview:
            return Place("interview", self.interview.interview_id)
        return self.shell.place

    @property
    def keys(self) -> Sequence[KeyGroup]:
        """All keys of the screen that is shown, for F1."""
        here = self._stack.currentWidget()
        if self.interview is not None and here is self.interview:
            return self.interview.keys
        return [*self.shell.page.keys, EVERYWHERE]

    def _prepare(self) -> bool:
        """Make the student's page and the interview desk before anybody waits for them."""
        return self.shell.prepare_next() or self._desk().prepare_next()

    def _desk(self) -> InterviewDesk:
        if self.interview is None:
            session = self._session
            made = InterviewDesk(session.desk, session.jobs, session.clock, session.output)
            made.left.connect(self._back_to_desk)
            made.finished.connect(self._back_to_desk)
            made.twice.wanted.connect(lambda: self._go(Place("sync")))
            made.said.connect(self.said)
            made.closing.taken_back.connect(self.shell.refresh)
            made.closing.not_taken_back.connect(lambda say: self.said.emit(say, None))
            session.bridge.changed.connect(made.look_again)
            session.bridge.finished.connect(made.look_again)
            self._stack.addWidget(made)
            self.interview = made
        return self.interview

    def _open_interview(self, interview: str) -> None:
        self._to_interview()
        self._desk().open(interview)

    def _to_interview(self) -> None:
        self._preparing.stop()
        self.hushed.emit()
        self._stack.setCurrentWidget(self._desk())
        self.named.emit("Interview")

    def _resume(self, stopped: Interrupted | None) -> None:
        """Go back into the talk in which OneDesk stopped."""
        if stopped is not None:
            self._to_interview()
            self._desk().resume(stopped)

    def _offer(self, kinds: tuple[str, ...]) -> None:
        """Say what stood in a dialog when the desk was locked; it is there when that opens."""
        if words := to_go_on(kinds):
            self.said.emit(words, None)

    def _back_to_desk(self, _student: str = "") -> None:
        self._go(Place("today"))

    def _go(self, place: Place) -> None:
        self._stack.setCurrentWidget(self.shell)
        self.shell.go(place)
        self.shell.count()
