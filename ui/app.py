"""Puts OneDesk together: the window and its lock screen first, everything behind it after that."""

import gc
import sys
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from onedesk import __version__, settings
from onedesk.desk.threshold import Threshold
from onedesk.domain.clock import Clock, system_clock
from ui import geometry, theme
from ui.jobs import Jobs
from ui.look import Look
from ui.unlock.screen import UnlockScreen
from ui.window import Window

if TYPE_CHECKING:
    from onedesk.desk import Desk, Laptop
    from ui.bridge import Bridge
    from ui.leaving import Leaving
    from ui.opened import Inside, Opened
    from ui.page import Place
    from ui.paper.output import Output
    from ui.workplace import Workplace

_NOT_SAVED = (
    "Some answers are not saved yet.",
    (
        "They are in memory only: leave this laptop on. OneDesk tries again every few seconds, and "
        "forgets its key as soon as they are safe."
    ),
)
_SAVED = ("Everything is saved now.", "Nothing was lost, and the key is forgotten.")


class App(QObject):
    """One laptop's OneDesk: locked, or open with a file, a desk and a sync thread."""

    def __init__(
        self,
        home: Path,
        clock: Clock = system_clock,
        output: "Output | None" = None,
        place: "Place | None" = None,
    ) -> None:
        super().__init__()
        self._home, self._clock = home, clock
        self._output, self._place = output, place
        self.jobs, self._stopped = Jobs(self), False
        self._opened: Opened | None = None
        self._workplace: Workplace | None = None
        self._leaving: Leaving | None = None
        self._covered: UnlockScreen | None = None
        self.window = Window(self._look())
        geometry.put(self.window, self.window.look.settings.window)
        self.window.may_close = self._may_close
        self.window.lock_wanted.connect(self.lock)
        self.window.closing.connect(self.stop)
        self.jobs.refused.connect(self.window.say)
        self.jobs.settled.connect(self._finish_lock, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _inside(self) -> "Inside":
        return _rooms()(self._home, self.jobs, self._clock, self._output)

    @property
    def laptop(self) -> "Laptop":
        """Keys and database of this computer."""
        return self._inside.laptop

    @property
    def bridge(self) -> "Bridge":
        """What the sync thread says, for the windows."""
        return self._inside.bridge

    @property
    def desk(self) -> "Desk | None":
        """The desk while it is open."""
        return self._opened.desk if self._opened is not None else None

    @property
    def place(self) -> "Place | None":
        """Where the adviser is, to come back to; nothing while it is locked."""
        shown = self._workplace is not None and self._covered is None
        return self._workplace.place if self._workplace is not None and shown else None

    def start(self) -> None:
        """Show the lock screen, or set up a laptop that is new."""
        if Threshold(self._home).enrolled:
            self._show_lock()
            QTimer.singleShot(0, lambda: self.jobs.run(_furnish))
        else:
            self._show_enrolment()
        self.window.look.dress()
        self.window.show()

    def lock(self) -> None:
        """Hide everything at once; the key is forgotten as soon as all that was typed is saved."""
        if self._workplace is None or self._covered is not None:
            return
        place = self._workplace.place
        if place.page != "interview" or place.id:  # one that is still being fetched has none
            self._place = place
        if self.save():
            self._close()
            self._show_lock()
        else:
            self._covered = self._lock_screen()
            self._covered.tell(*_NOT_SAVED)
            self.window.cover(self._covered)

    def save(self) -> bool:
        """Send all that was typed to the file and wait for it; false if the file refused some."""
        return self.jobs.settle()

    def stop(self) -> None:
        """End in the reverse order of the start; once is enough."""
        if self._stopped:
            return
        self._stopped = True
        look = self.window.look
        settings.save(self._home, look.settings._replace(window=geometry.of(self.window)))
        if self._leaving is not None:
            self._leaving.stop()
        self._close()
        self.jobs.stop()

    # Inside

    def _look(self) -> Look:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise TypeError("the desk needs a QApplication")
        look = Look(app, self)
        look.load(settings.load(self._home), building=True)
        look.changed.connect(partial(settings.save, self._home))
        return look

    def _show_lock(self) -> None:
        self.window.show_screen(self._lock_screen())

    def _lock_screen(self) -> UnlockScreen:
        screen = UnlockScreen(
            laptop=_Door(self._home),
            recovery=lambda device: _rooms().recovery(device),
            jobs=self.jobs,
            clock=self._clock,
            version=__version__,
        )
        screen.unlocked.connect(self._open)
        return screen

    def _show_enrolment(self) -> None:
        screen = self._inside.enrolment()
        screen.enrolled.connect(self._open)
        self.window.show_screen(screen, "Set up this laptop")

    def _open(self, key: bytes) -> None:
        """Back to the desk: the file is opened, unless unsaved words have kept it open."""
        if self._covered is None:
            self._inside.open(key, self._show_desk)
        else:
            self._covered = None
            self.window.uncover()
            self._begin_work()

    def _show_desk(self, opened: "Opened") -> None:
        """Show the desk and start the exchange."""
        self._opened = opened
        self._workplace = opened.workplace(self.window.look, self._place)
        self._workplace.move_into(self.window)
        opened.start()
        self._begin_work()

    def _close(self) -> None:
        """Save what is being typed, delete every page, close the file."""
        self.jobs.settle()
        self._workplace = self._covered = None
        self.window.clear()
        self._close_file()

    def _close_file(self) -> None:
        opened, self._opened = self._opened, None
        if self._leaving is not None:
            self._leaving.rest()
        if opened is not None:
            opened.close()

    def _finish_lock(self) -> None:
        """The file has taken everything: what stood behind the lock screen can go now."""
        if self._covered is not None and not self.jobs.owing:
            self._covered.tell(*_SAVED, done=True)
            self._covered = self._workplace = None
            self.window.clear_behind()
            self._close_file()

    def _may_close(self) -> bool:
        """Whether nothing is lost by closing; if not, the adviser is asked what to do."""
        if self._leaving is None or self._workplace is None:
            return True
        return self._leaving.may_close(bare=self._covered is not None)

    def _begin_work(self) -> None:
        if self._leaving is None:
            self._leaving = self._inside.leaving(self.window, self.save, self.lock)
        self._leaving.begin()


class _Door(Threshold):
    """The lock screen's laptop: what opens it is loaded when it is first tried."""

    def unlock(self, passphrase: str) -> bytes:
        return _rooms().door(self._home).unlock(passphrase)

    def recover(self, code: str, passphrase: str) -> bytes:
        return _rooms().door(self._home).recover(code, passphrase)


def _rooms() -> "type[Inside]":
    """Everything behind the lock screen; loaded while the adviser types the passphrase."""
    from ui.opened import Inside  # noqa: PLC0415  # the lock screen does not wait for it

    return Inside


def _furnish() -> None:
    _rooms().furnish()


def main(home: Path) -> int:
    """Open OneDesk on a folder and stay until its window is closed."""
    app = QApplication.instance() or theme.application(sys.argv[:1])
    app.setApplicationName("OneDesk")
    desk = App(home)
    desk.start()
    QTimer.singleShot(0, partial(_settle, home, desk.window.say))
    return app.exec()


def _settle(home: Path, say: Callable[[str], None]) -> None:
    """What need not be done before the lock screen is there: the log, and Python's tidying up."""
    from ui import crash  # noqa: PLC0415  # the lock screen does not wait for it

    crash.install(home, say)
    gc.freeze()
    gc.enable()
