"""Nobody leaves with words unsaved: closing asks first, and what comes unasked saves and locks."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

from onedesk.settings import Settings
from ui.idle import Idle
from ui.jobs import Jobs
from ui.paper.outlet import Outlets
from ui.system import System
from ui.unsaved import UnsavedDialog
from ui.widgets.dialog import open_once
from ui.window import Window

SOON = "This laptop locks in a minute. Any key keeps it open."

Save = Callable[[], bool]
"""Sends all that was typed to the file and waits for it; false if the file refused some."""


class Leaving(QObject):
    """Begins with the first unlocking; between a lock and the next unlocking it only listens."""

    def __init__(
        self,
        app: QApplication,
        window: Window,
        jobs: Jobs,
        outlets: Outlets,
        save: Save,
        lock: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window, self._jobs, self._outlets = window, jobs, outlets
        self._save = save
        self._giving_up = self._at_work = False
        self.idle, self.system = Idle(window, self), System(app, self)
        self.idle.soon.connect(lambda: window.say(SOON))
        self.idle.over.connect(lock)
        self.system.sleeps.connect(lock)
        self.system.hidden.connect(self._save_soon)
        self.system.stops.connect(window.close)
        self.system.ends.connect(self._session_ends)
        window.look.changed.connect(self._count)

    def begin(self) -> None:
        """The desk is open: count the time that nobody touches the keys."""
        self._at_work = True
        self._count(self._window.look.settings)

    def rest(self) -> None:
        """The desk is locked."""
        self._at_work = False
        self.idle.stop()

    def stop(self) -> None:
        """The program ends."""
        self.rest()
        self.system.stop()

    def may_close(self, *, bare: bool) -> bool:
        """Whether all is saved or given up; if not, the adviser is asked what to do.

        `bare` asks without showing a word: the desk is locked.
        """
        if self._giving_up or self._save():
            return True
        dialog = UnsavedDialog(self._jobs, self._outlets, self._window, bare=bare)
        dialog.lose_wanted.connect(self._lose)
        dialog.saved.connect(self._window.close)
        open_once(dialog)
        return False

    def _lose(self) -> None:
        """The adviser has read what is lost, and wants to close all the same."""
        self._giving_up = True
        self._window.close()

    def _count(self, chosen: Settings) -> None:
        if self._at_work:
            self.idle.begin(chosen.lock_minutes)

    def _save_soon(self) -> None:
        """Without waiting: the adviser only looks at something else."""
        for saver in self._jobs.owing:
            saver.flush()

    def _session_ends(self, manager: QSessionManager | None) -> None:
        """Save now; where the file refuses, ask the session to wait for an answer."""
        if not self.may_close(bare=not self._at_work) and manager is not None:
            _hold(manager)


def _hold(manager: QSessionManager) -> None:
    """Stop the log-off while there is a question to answer."""
    if manager.allowsInteraction():
        manager.release()
        manager.cancel()
