"""The one window: it places screens, and knows the keys that hold on all of them."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from ui.help import EVERYWHERE, LOOK, KeysCard
from ui.interview.desk import InterviewDesk
from ui.look import Look
from ui.page import Place, Session, open_once
from ui.shell import Shell
from ui.widgets.dialog import Dialog
from ui.widgets.toast import Toast

_WIDE, _HIGH = 1366, 690
_LEAST = (760, 480)


class Window(QMainWindow):
    """Lock screen, enrolment, the desk or an interview, one at a time and nothing behind it.

    The title names the screen and never a person: titles end in lists that others see.
    """

    locked = Signal()
    """The adviser locks: what was typed is saved or on its way, the pages are still there."""
    closing = Signal()

    def __init__(self, look: Look | None = None) -> None:
        super().__init__()
        self.look = look or Look(_app(), self)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self._session: Session | None = None
        self._shell: Shell | None = None
        self._interview: InterviewDesk | None = None
        self._toast = Toast(self, left=108)
        self._toast.acted.connect(self._take_back)
        self._undo: Callable[[], None] | None = None
        self.setMinimumSize(*_LEAST)
        self.resize(_WIDE, _HIGH)
        self._name("")
        self._bind_keys()

    # Screens

    def show_screen(self, screen: QWidget, word: str = "") -> None:
        """Fill the window with a screen; everything before it is deleted."""
        self.close_desk()
        self._clear()
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        screen.setFocus()
        self._name(word)

    def open_desk(self, session: Session, place: Place | None = None) -> None:
        """Show the desk, where the adviser was or on Today."""
        self._clear()
        self._session = session
        self._shell = shell = Shell(session)
        shell.interview_wanted.connect(self._open_interview)
        shell.help_wanted.connect(self._help)
        shell.lock_wanted.connect(self.lock)
        shell.moved.connect(self._name)
        shell.said.connect(self.say)
        self._stack.addWidget(shell)
        self._stack.setCurrentWidget(shell)
        inside = place is not None and place.page == "interview"
        shell.go(Place("today") if place is None or inside else place)
        shell.refresh()
        if inside and place is not None:
            self._open_interview(place.id)

    def close_desk(self) -> None:
        """Save what is being typed and delete every page, so that no widget holds a name."""
        if self._interview is not None:
            self._interview.flush()
        self._session = self._shell = self._interview = None
        self._clear()

    @property
    def place(self) -> Place | None:
        """Where the adviser is, to come back to."""
        if self._interview is not None and self._stack.currentWidget() is self._interview:
            return Place("interview", self._interview.interview_id)
        return self._shell.place if self._shell is not None else None

    def say(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """A short word at the bottom left, with a way back where there is one."""
        self._undo = undo
        self._undo_key.setEnabled(undo is not None)
        self._toast.say(words, "Undo" if undo else "", "Ctrl Z" if undo else "")

    def lock(self) -> None:
        """Hide everything at once, then let the desk be closed."""
        if self._shell is None:
            return
        if self._interview is not None:
            self._interview.flush()
        self.locked.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._interview is not None:
            self._interview.flush()
        self.closing.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.look.fit(self.width())

    # Inside

    def _clear(self) -> None:
        self._toast.dismiss()
        for dialog in self.findChildren(Dialog):
            dialog.hide()
            dialog.deleteLater()
        while (screen := self._stack.currentWidget()) is not None:
            self._stack.removeWidget(screen)
            screen.hide()
            screen.deleteLater()

    def _name(self, word: str) -> None:
        self.setWindowTitle(f"OneDesk – {word}" if word else "OneDesk")

    def _open_interview(self, interview: str) -> None:
        session = self._session
        if session is None:
            return
        if self._interview is None:
            self._interview = InterviewDesk(
                session.desk, session.jobs, session.clock, session.output
            )
            self._interview.left.connect(self._back_to_desk)
            self._interview.finished.connect(self._back_to_desk)
            self._stack.addWidget(self._interview)
        self._toast.dismiss()
        self._undo_key.setEnabled(False)
        self._stack.setCurrentWidget(self._interview)
        self._interview.open(interview)
        self._name("Interview")

    def _back_to_desk(self, _student: str = "") -> None:
        if self._shell is not None:
            self._stack.setCurrentWidget(self._shell)
            self._shell.go(Place("today"))
            self._shell.refresh()

    def _help(self) -> None:
        here = self._stack.currentWidget()
        if self._shell is not None and here is self._shell:
            groups = [*self._shell.page.keys, EVERYWHERE]
        else:
            groups = list(getattr(here, "keys", ()))
        open_once(KeysCard("All keys of this screen", [*groups, LOOK], self))

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        self._undo_key.setEnabled(False)
        self._toast.dismiss()
        if undo is not None:
            undo()

    def _bind_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "F1": self._help,
            "Ctrl+L": self.lock,
            "Ctrl++": self.look.larger,
            "Ctrl+=": self.look.larger,
            "Ctrl+-": self.look.smaller,
            "Ctrl+0": self.look.plain_size,
            "Ctrl+Shift+D": self.look.turn,
        }
        for key, deed in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(deed)
        self._undo_key = QShortcut(QKeySequence("Ctrl+Z"), self)
        self._undo_key.setContext(Qt.ShortcutContext.WindowShortcut)
        self._undo_key.activated.connect(self._take_back)
        self._undo_key.setEnabled(False)


def _app() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("a window needs a QApplication")
    return app
