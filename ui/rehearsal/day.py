"""A whole day through the real windows: unlock, three interviews, one absent, print, sync."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from onedesk.domain.clock import system_clock
from onedesk.domain.errors import OneDeskError
from ui.rehearsal import talks
from ui.rehearsal.journal import Journal, Step
from ui.rehearsal.local_hub import PASSPHRASE, LocalHub
from ui.rehearsal.stage import Stage
from ui.rehearsal.unseen import ADVISER
from ui.unlock.enrol import EnrolScreen
from ui.unlock.screen import UnlockScreen

if TYPE_CHECKING:
    from ui.rehearsal.portal import Browser

LEAD = "colm"
SCREEN = (1366, 690)
"""Pixels of a small laptop's screen that a window has to itself."""


class Day(Stage):
    """One adviser's day at one laptop beside one hub."""

    def __init__(self, folder: Path, hub: LocalHub, journal: Journal) -> None:
        super().__init__(folder, journal)
        self.hub = hub

    def run(self) -> None:
        """Do it all; a step that does not come to its end raises `OneDeskError`."""
        self.enrol()
        self.unlock()
        with self.step("today"):
            self.at("today")
        talks.whole(self)
        talks.undecided(self)
        talks.part_held(self)
        self.absent()
        self.sync()
        self.app.stop()
        self.careers_lead()
        self.check()

    def enrol(self) -> None:
        """Set up the laptop with a code from the hub, as on the first morning."""
        code = str(self.hub.command("enrol", ADVISER)["code"])
        self.app.start()
        self.app.window.resize(*SCREEN)
        screen = self.app.window.findChild(EnrolScreen)
        if screen is None:
            raise OneDeskError("The folder of the day is not new: choose an empty one.")
        with self.step("set up, the code"):
            self.hands.type(self.hub.address)
            self.hands.press("Enter")
            self.hands.type(code)
        with self.step("set up, the passphrase"):
            self.hands.press("Enter")
            self.hands.until(screen.passphrase.isVisible, "the hub to know the code")
            self.hands.type(PASSPHRASE)
            self.hands.press("Enter")
            self.hands.type(PASSPHRASE)
        with self.step("set up, the recovery sheet"):
            self.hands.press("Enter", "Alt+S")
            first, second = screen.recovery.sheet.typed
            self.hands.until(first.edit.isEnabled, "the recovery sheet to be saved")
            groups = screen.recovery.sheet.code.split("-")
            for field in (first, second):
                number = int(field.edit.accessibleName().split()[1])
                self.hands.type(groups[number - 1])
                if field is first:
                    self.hands.press("Enter")
        with self.step("set up, the schools"):
            self.hands.press("Enter")
            self.hands.until(screen.schools.isVisible, "the encrypted file to be made")
        with self.journal.step("first exchange with the hub"):
            self.hands.press("Enter")
            self.at("today")
            self.hands.until(self.rounds, "the first round")

    def unlock(self) -> None:
        """Lock and unlock, as every morning."""
        self.hands.press("Ctrl+L")
        with self.step("locked"):
            self.hands.until(lambda: self.app.place is None, "the lock screen")
            panel = self._lock_screen().passphrase
            self.hands.type(PASSPHRASE[:-1] + "x")
            self.hands.press("Enter")
            self.hands.until(panel.problem.isVisible, "a word about the wrong passphrase")
        with self.journal.step("unlock, after the wait that a wrong try costs"):
            self.hands.until(panel.unlock.isEnabled, "the wait after a wrong try")
            self.hands.press("Ctrl+A")
            self.hands.type(PASSPHRASE)
            self.hands.press("Enter")
            self.at("today")

    def absent(self) -> None:
        with self.step("one is absent"):
            self.at("today")
            self.hands.press("A")
            self.hands.settle()
            self.hands.press("1")
            self.at("today")
            self.at("today")

    def sync(self) -> None:
        """Send the day's work, and have the hub's word for it."""
        with self.step("sync") as step:
            before = self.rounds()
            self.hands.press("Alt+5")
            self.hands.press("F5")
            self.hands.until(lambda: self.rounds() > before, "the hub's answer")
            state = self.ask(lambda desk: desk.sync_state())
            step.facts |= {"interviews": len(state.rows), "on the hub": state.on_hub}
            if state.on_hub != len(state.rows) or not state.rows:
                raise OneDeskError("The hub did not take in every interview of the day.")

    def careers_lead(self) -> None:
        """The careers lead signs in at the hub and finds today's interviews."""
        from ui.rehearsal.portal import Browser  # noqa: PLC0415  # Selenium comes with an extra

        with self.journal.step("the careers lead's page") as step:
            profile = TemporaryDirectory(prefix="onedesk-browser-")
            browser = Browser(self.hub.address, Path(profile.name))
            try:
                browser.sign_in(LEAD, PASSPHRASE)
                self._page(browser, step, "school")
                self._page(browser, step, "student", follow="Zoë")
            finally:
                browser.close()
                profile.cleanup()

    def _page(self, browser: "Browser", step: Step, name: str, follow: str = "") -> None:
        if follow:
            browser.follow(follow)
        self.picture(step, f"hub, {name}", browser.picture())

    def _lock_screen(self) -> UnlockScreen:
        found = self.app.window.findChild(UnlockScreen)
        if found is None:
            raise OneDeskError("The lock screen is not there.")
        return found


def rehearsed_day(folder: Path, seed: int, tell: Callable[[str], object]) -> Path:
    """Rehearse a day into a folder that is new or empty; gives the folder it used."""
    used = new_folder(folder)
    app = QApplication.instance() or QApplication(["onedesk"])
    tell(f"A day in school, rehearsed without a window. Pictures, papers and day.json: {used}")
    hub = LocalHub(used / "hub", seed, system_clock().date())
    journal = Journal(used)
    with journal.step("the hub is made, filled and served"):
        hub.start()
    try:
        day = Day(used, hub, journal)
        try:
            day.run()
        finally:
            day.app.stop()
    finally:
        hub.stop()
    for step in journal.steps:
        tell(f"{step.seconds:7.2f} s  {step.name}")
    app.quit()
    return used


def new_folder(folder: Path) -> Path:
    """The folder if it is new or empty; otherwise one beside it with the time in its name."""
    if folder.exists() and any(folder.iterdir()):
        folder = folder.with_name(f"{folder.name}-{system_clock():%Y%m%d-%H%M%S}")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
