"""A whole OneDesk on a laptop of its own, driven by keyboard: unlocked, closed, looked at anew."""

import shutil
from contextlib import contextmanager

import pytest
import thornlaw
from interviewing import NoPrinter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from thornlaw_people import ACCOUNT, TODAY

from onedesk.desk import Desk, Laptop
from onedesk.desk.laptop import new_recovery_code
from onedesk.store import key as keys
from ui.app import App

PASSPHRASE = "lantern pebble quarter biscuit"


class OneLaptop:
    """Thornlaw's day on a real laptop folder, and the program over it."""

    def __init__(self, home, qtbot):
        self.home, self.qtbot = home, qtbot
        self.clock, self.output = thornlaw.MovingClock(), NoPrinter()
        self.clock.set(10, 48)
        self.laptop = Laptop(home, lambda: None)
        self.app = None

    def start(self):
        """Show the lock screen."""
        self.app = App(self.home, clock=self.clock, output=self.output)
        self.app.start()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    @property
    def window(self):
        return self.app.window

    def unlock(self, passphrase=PASSPHRASE):
        """Type the passphrase and wait for the desk."""
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        self.write(passphrase)
        self.press(Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.app.place is not None)

    def talk(self, student="zoe"):
        """Begin the talk of a student and wait until it can be written in."""
        app = self.app
        begun = []
        app.jobs.run(lambda: app.desk.begin(student, TODAY), begun.append)
        self.qtbot.waitUntil(lambda: bool(begun))
        interview = begun[0]
        app._workplace.shell.interview_wanted.emit(interview)
        desk = app._workplace.interview
        self.qtbot.waitUntil(lambda: desk.interview_id == interview)
        self.qtbot.waitUntil(desk.stack.isEnabled)
        return desk

    def write_job(self, text):
        """Write into the job of the talk that is open, and do not wait for anything."""
        field = self.app._workplace.interview.steps[0].job
        field.edit.setFocus()
        self.qtbot.waitUntil(field.edit.hasFocus)
        self.write(text)

    def write(self, text):
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        QTest.keyClicks(QApplication.focusWidget(), text)

    def press(self, key, held=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)

    def stored(self, interview, passphrase=PASSPHRASE):
        """The answers as the file has them, opened anew beside whoever has it open."""
        db = self.laptop.open(self.laptop.unlock(passphrase))
        try:
            return Desk(db, self.clock).interview(interview).interview.body
        finally:
            db.close()

    def end(self):
        """Close for good, whatever is not saved."""
        if self.app is not None:
            self.app.window.may_close = lambda: True
            self.app.window.close()
            self.app.window.deleteLater()
            self.app.deleteLater()
            self.app = None


SMALL = keys.Stretch(memory=64, passes=1, lanes=1)


def prepared(folder):
    """The folder of a laptop at 10:48 on Thornlaw's day, to be copied."""
    with pytest.MonkeyPatch.context() as cheap:
        cheap.setattr(keys, "ALONE", SMALL)
        laptop = Laptop(folder, lambda: None)
        db = laptop.open(laptop.set_up(ACCOUNT, PASSPHRASE, new_recovery_code()))
        thornlaw.school_day(db, thornlaw.MovingClock())
        db.close()
    return folder


@contextmanager
def one_laptop(folder, home, qtbot, monkeypatch):
    """A copy of a prepared laptop, with cheap stretching; it is closed at the end."""
    monkeypatch.setattr(keys, "ALONE", SMALL)
    shutil.copytree(folder, home)
    made = OneLaptop(home, qtbot)
    try:
        yield made
    finally:
        made.end()
