"""Puts the desk together: window, laptop, the desk's thread and the sync thread."""

import platform
import sys
from functools import partial
from importlib.metadata import version
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from onedesk import log, settings
from onedesk.desk import Desk, Laptop
from onedesk.desk.laptop import Account
from onedesk.domain.clock import Clock, system_clock
from onedesk.paper import fonts
from onedesk.store.database import Database
from sync import line
from sync.enrol import enrol
from sync.loop import Loop
from ui import crash
from ui.aside import Aside
from ui.bridge import Bridge
from ui.jobs import Jobs
from ui.look import Look
from ui.page import Place, Session
from ui.paper.outlet import Outlets
from ui.paper.output import Output, SystemOutput
from ui.unlock.enrol import EnrolScreen
from ui.unlock.screen import UnlockScreen
from ui.window import Window

LAST_ROUND_SECONDS = 2.0
"""How long closing waits for the sync thread; a round cut off is made good by the next."""


class App(QObject):
    """One laptop's OneDesk: locked, or open with a file, a desk and a sync thread."""

    def __init__(
        self,
        home: Path,
        clock: Clock = system_clock,
        output: Output | None = None,
        place: Place | None = None,
    ) -> None:
        super().__init__()
        self._home, self._clock = home, clock
        self._output = output or SystemOutput()
        self.laptop = Laptop(home)
        self.jobs = Jobs(self)
        self.bridge = Bridge()
        self.desk: Desk | None = None
        self._db: Database | None = None
        self._loop: Loop | None = None
        self._aside: Aside | None = None
        self._place = place
        self.window = Window(self._look())
        self.window.locked.connect(self.lock)
        self.window.closing.connect(self.stop)
        self.jobs.refused.connect(self.window.say)
        self._settings.changed.connect(self._keep_settings)

    def start(self) -> None:
        """Show the lock screen, or set up a laptop that is new."""
        if self.laptop.enrolled:
            self._show_lock()
        else:
            self._show_enrolment()
        self.window.show()
        self.jobs.run(fonts.warm)

    def lock(self) -> None:
        """Forget the key and close the file; what was typed is saved first."""
        self._place = self.window.place
        self.window.close_desk()
        self._close()
        self._show_lock()

    def stop(self) -> None:
        """End in the reverse order of the start."""
        self.window.close_desk()
        self._close()
        self.jobs.stop()

    # Inside

    def _look(self) -> Look:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise TypeError("the desk needs a QApplication")
        chosen = settings.load(self._home)
        self._settings = Look(app, self)
        self._settings.choose(chosen.theme, chosen.text_percent)
        return self._settings

    def _keep_settings(self, theme: str, percent: int) -> None:
        chosen = settings.Settings.model_validate({"theme": theme, "text_percent": percent})
        settings.save(self._home, chosen)

    def _show_lock(self) -> None:
        screen = UnlockScreen(
            laptop=self.laptop, jobs=self.jobs, clock=self._clock, version=version("onedesk")
        )
        screen.unlocked.connect(self._open)
        self.window.show_screen(screen)

    def _show_enrolment(self) -> None:
        outlets = Outlets(self.jobs, self._output)
        screen = EnrolScreen(
            laptop=self.laptop,
            jobs=self.jobs,
            clock=self._clock,
            enrol=_joined,
            save=outlets.save,
            print_out=outlets.print_out,
        )
        screen.enrolled.connect(self._open)
        self.window.show_screen(screen, "Set up this laptop")

    def _open(self, key: bytes) -> None:
        """Open the file on the desk's thread, then show the desk and start the exchange."""
        self.jobs.run(partial(self.laptop.open, key), partial(self._opened, key))

    def _opened(self, key: bytes, db: Database) -> None:
        self._db = db
        self.desk = desk = Desk(db, self._clock)
        self._aside = Aside(lambda: Desk(self.laptop.open(key, read_only=True), self._clock), self)
        session = Session(
            desk=desk,
            jobs=self.jobs,
            aside=self._aside,
            bridge=self.bridge,
            clock=self._clock,
            look=self.window.look,
            output=self._output,
            laptop=self.laptop,
        )
        self.window.open_desk(session, self._place)
        self._loop = Loop(partial(self.laptop.open, key), self.bridge, clock=self._clock)
        self.bridge.attach(self._loop.kick)
        self._loop.start()

    def _close(self) -> None:
        if self._aside is not None:
            self._aside.stop()
            self._aside = None
        if self._loop is not None:
            self._loop.stop(LAST_ROUND_SECONDS)
            self._loop = None
            self.bridge.attach(lambda: None)
            # What the last round said is still on its way: it must find the file open.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)
            self.jobs.drain()
        if self._db is not None and self.desk is not None:
            self.jobs.run(self.desk.sync_state, lambda state: self.laptop.remember(state.only_here))
            self.jobs.drain()
            self._db.close()
            self._db = self.desk = None


def _joined(hub: str, code: str) -> Account:
    """Join a hub with a one-time code, under this computer's name."""
    transport = line.connect(hub)
    try:
        return enrol(transport, code, platform.node())
    finally:
        transport.close()


def main(home: Path) -> int:
    """Open OneDesk on a folder and stay until its window is closed."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    app.setApplicationName("OneDesk")
    log.to_file(home)
    desk = App(home)
    crash.install(desk.window.say)
    desk.start()
    return app.exec()
