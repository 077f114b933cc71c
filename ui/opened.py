"""Everything behind the lock screen, put together: enrolment, and the desk over its open file."""

import platform
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from onedesk.desk.desk import Desk
from onedesk.desk.laptop import Account, Laptop
from onedesk.domain.clock import Clock
from onedesk.domain.programme import catalogue
from onedesk.paper.pdf import warm
from onedesk.store.database import Database
from sync.enrol import enrol
from sync.loop import Loop
from ui.aside import Aside
from ui.bridge import Bridge
from ui.jobs import Jobs
from ui.leaving import Leaving, Save
from ui.look import Look
from ui.network import Network
from ui.page import Place, Session
from ui.paper.outlet import Outlets
from ui.paper.output import Output, SystemOutput
from ui.unlock.enrol import EnrolScreen
from ui.unlock.recover_panel import RecoverPanel
from ui.window import Window
from ui.workplace import Workplace

LAST_ROUND_SECONDS = 2.0
"""How long closing waits for the sync thread; a round cut off is made good by the next."""


class Opened(QObject):
    """An open file with its desk, its sync thread and its second worker; lives until the lock."""

    def __init__(self, inside: "Inside", key: bytes, db: Database) -> None:
        super().__init__()
        self._inside, self._db = inside, db
        laptop, clock = inside.laptop, inside.clock
        self.desk = Desk(db, clock)
        reader = partial(laptop.open, key, read_only=True)
        self._aside = Aside(lambda: Desk(reader(), clock), self)
        self._loop = Loop(
            partial(laptop.open, key), inside.bridge, connect=inside.network.line, clock=clock
        )

    def workplace(self, look: Look, place: Place | None) -> Workplace:
        """The screens of this desk, which begin where the adviser was."""
        session = Session(
            desk=self.desk,
            jobs=self._inside.jobs,
            aside=self._aside,
            bridge=self._inside.bridge,
            clock=self._inside.clock,
            look=look,
            output=self._inside.output,
            laptop=self._inside.laptop,
            line=self._inside.network.line,
        )
        return Workplace(session, place)

    def start(self) -> None:
        """Begin to exchange with the hub, and make the fonts of the paper ready."""
        self._inside.bridge.attach(self._loop.kick, self._loop.cancel)
        self._loop.start()
        self._inside.network.appeared.connect(self._loop.nudge)
        self._inside.network.start()
        self._inside.jobs.run(warm)

    def close(self) -> None:
        """End in the reverse order of the start; the file is closed after the last word."""
        jobs, laptop = self._inside.jobs, self._inside.laptop
        self._aside.stop()
        self._inside.network.stop()
        self._inside.network.appeared.disconnect(self._loop.nudge)
        self._loop.stop(LAST_ROUND_SECONDS)
        self._inside.bridge.attach(lambda: None)
        # What the last round said is still on its way: it must find the file open.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)
        jobs.drain()
        jobs.run(self.desk.sync_state, lambda state: laptop.remember(state.only_here))
        jobs.drain()
        self._db.close()


class Inside:
    """What there is behind the lock screen, whether it is open or not."""

    def __init__(self, home: Path, jobs: Jobs, clock: Clock, output: Output | None) -> None:
        self.jobs, self.clock = jobs, clock
        self.laptop, self.bridge, self.network = Laptop(home), Bridge(), Network()
        self.output: Output = output or SystemOutput()

    @staticmethod
    def furnish() -> None:
        """Read what every page asks for, before there is one."""
        catalogue()

    @staticmethod
    def door(home: Path) -> Laptop:
        """What a passphrase opens; for any thread."""
        return Laptop(home)

    @staticmethod
    def recovery(device: str) -> RecoverPanel:
        """The panel that opens laptop `device` with its recovery sheet."""
        return RecoverPanel(device)

    def enrolment(self) -> EnrolScreen:
        """The screens that set up a new laptop."""
        outlets = Outlets(self.jobs, self.output)
        return EnrolScreen(
            laptop=self.laptop,
            jobs=self.jobs,
            clock=self.clock,
            enrol=self._joined,
            save=outlets.save,
            print_out=outlets.print_out,
        )

    def leaving(self, window: Window, save: Save, lock: Callable[[], None]) -> Leaving:
        """What sees to it that nobody leaves with words unsaved, from now on."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise TypeError("leaving needs a QApplication")
        outlets = Outlets(self.jobs, self.output)
        return Leaving(app, window, self.jobs, outlets, save, lock)

    def open(self, key: bytes, then: Callable[["Opened"], None]) -> None:
        """Open the file on the desk's thread; `then` gets the desk over it."""
        self.jobs.run(partial(self.laptop.open, key), lambda db: then(Opened(self, key, db)))

    def _joined(self, hub: str, code: str) -> Account:
        """Join a hub with a one-time code, under this computer's name."""
        transport = self.network.line(hub)
        try:
            return enrol(transport, code, platform.node())
        finally:
            transport.close()
