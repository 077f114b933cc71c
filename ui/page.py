"""What every page of the desk is built on: jobs, keys, and where to go next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from onedesk.desk.desk import Desk
from onedesk.desk.laptop import Laptop
from onedesk.domain.clock import Clock
from onedesk.domain.errors import OneDeskError
from sync import line as lines
from sync.carrier import Connect
from ui.alive import when_alive
from ui.aside import Aside
from ui.bridge import Bridge
from ui.jobs import Jobs
from ui.look import Look
from ui.paper.output import Output
from ui.theme.focus import no_ring
from ui.theme.roles import Role
from ui.widgets.dialog import open_once
from ui.widgets.key_hints import KeyGroup

__all__ = ["KeyGroup", "Page", "Place", "Session", "key_name", "open_once"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Session:
    """What the pages of an unlocked desk work with."""

    desk: Desk
    jobs: Jobs
    aside: Aside
    bridge: Bridge
    clock: Clock
    look: Look
    output: Output
    laptop: Laptop
    line: Connect = lines.connect


class Place(NamedTuple):
    """Where an adviser is: a page, and the id of the student or interview it shows.

    `among` are the students to leaf through from there, in the order of the list one came from.
    """

    page: str
    id: str = ""
    among: tuple[str, ...] = ()


class Page(QWidget):
    """One screen beside the rail.

    Keys that act alone are names as Qt writes them ("A", "Left", "Enter") in `acts`; they come
    here only when no text field wanted them.
    """

    go = Signal(object)
    """A `Place` to go to."""
    turned = Signal(object)
    """The page went on by itself to this `Place`."""
    stood = Signal(object)
    """The `SyncState` this page has read, for whoever else shows a part of it."""
    said = Signal(str, object)
    """A short word about what was done, and a callable that takes it back, or `None`."""

    spoken_role = Role.Pane
    word = ""
    keys: Sequence[KeyGroup] = ()
    tells_stand = False
    """Whether `stood` follows each time one arrives."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setAccessibleName(self.word)
        self.session = session
        self.acts: dict[str, Callable[[], None]] = {}
        self._first: QWidget | None = None

    def setFocusProxy(self, part: QWidget | None) -> None:
        """The part that has the keyboard when the page is given it.

        Qt's own way would have Tab skip whatever stands before that part. The page itself is not
        ringed on the way there, which would have all of it painted once more.
        """
        self._first = part
        if part is not None:
            no_ring(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._first is None:
            super().focusInEvent(event)
        else:
            self._first.setFocus(event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Passed on at once, the keyboard changes nothing here: Qt would paint all of the page."""
        if self._first is None:
            super().focusOutEvent(event)

    def arrive(self) -> None:
        """Show what is stored now: on coming here, and when records changed."""

    def today(self) -> date:
        return self.session.clock().date()

    def ask(self, work: Callable[[], T], then: Callable[[T], None] | None = None) -> None:
        """Do `work` on the desk's thread; `then` follows here if the page is still there."""
        self.session.jobs.run(work, when_alive(self, then) if then else None, self._refused)

    def _refused(self, reason: Exception) -> None:
        if not isinstance(reason, OneDeskError):
            raise reason
        if isValid(self):
            self.said.emit(reason.say, None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = None if event.isAutoRepeat() else self.acts.get(key_name(event))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()


def key_name(event: QKeyEvent) -> str:
    """The key with its modifiers, such as "A", "Ctrl+Up", "Enter"; the keypad counts as keys."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    name = QKeySequence(QKeyCombination(held, Qt.Key(event.key()))).toString()
    return name.replace("Return", "Enter")
