"""`onedesk pictures DIR`: every screen in light, dark and large text, and empty, as PNG."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from onedesk.desk.laptop import Laptop
from onedesk.domain.clock import system_clock
from ui.app import App
from ui.page import Place
from ui.paper.preview import read_pdf
from ui.rehearsal import captive, later, talks
from ui.rehearsal.day import SCREEN, Day, new_folder
from ui.rehearsal.hands import Hands, png
from ui.rehearsal.journal import Journal, Step
from ui.rehearsal.local_hub import PASSPHRASE, LocalHub
from ui.rehearsal.unseen import enrol_unseen
from ui.shell import Shell
from ui.sync_centre.trouble_card import TroubleCard
from ui.widgets.dialog import Dialog

LOOKS = (("light", 100), ("dark", 100), ("light", 150))
"""Theme and text size of each picture; the first has the plain name."""

PAPER_WIDTH = 620
"""Pixels."""

COUNTING_SECONDS = 1.5
"""What the second worker counts is there by then."""

A_MOMENT, MOST_LOOKS = 0.2, 20
"""Seconds between two pictures of one window, and how many are taken of one that moves."""

PLACES = {"Alt+1": "today", "Alt+2": "students", "Alt+3": "insights", "Alt+5": "sync"}

OF_SETTINGS = {
    "Ctrl+2": "the interview",
    "Ctrl+3": "the paper",
    "Ctrl+4": "ideas for actions",
    "Ctrl+5": "students to think about",
    "Ctrl+6": "this laptop",
}
"""Keys on Settings, and the part they turn to; it opens on the first."""

OVER_INSIGHTS = {"T": "as a table", "Y": "why this number"}
OVER_STUDENT = {
    "V": "an earlier interview",
    "K": "plans as printed",
    "A": "all actions",
    "S": "needs",
    "R": "what might be in the way",
    "H": "history",
    "D": "destination",
}
OVER_SYNC = {"P": "proofs", "R": "past rounds", "W": "other ways"}
"""Keys on a page, and what they open over it."""

HANDING = {"1": "a sealed file", "3": "a school handed over", "6": "join the hub again"}
"""Digits in the dialog of other ways."""

WITH_SIX_BEFORE = "zoe"
"""Whom the seventh talk is with, as one would look for her."""

SHOWN_AT = "interview 1, knowledge"
"""The step at which the screen is turned to the student."""

OVER_TODAY = {
    "Ctrl+K": "find a student",
    "Alt+4": "school pack",
    "D": "day list and slips",
    "A": "absent",
    "M": "another time",
    "F1": "all keys",
}
"""Keys on Today, and what they open over it."""


class Pictures(Day):
    """The rehearsed day, with every screen beside its way photographed in each look."""

    def run(self) -> None:
        self.enrol()
        self.unlock()
        self.places()
        self.dialogs()
        talks.whole(self)
        talks.undecided(self)
        with self.step("today, in the middle of the day"):
            self.at("today")
        talks.part_held(self)
        self.sync()
        self.hands.press("Alt+5")
        self.over("sync", OVER_SYNC)
        self.handing()
        talks.reopened(self)
        self.trouble()
        self.seventh()
        self.papers()
        self.app.stop()
        self.check()

    def picture(self, step: Step, name: str, content: bytes | None = None) -> None:
        """One picture for each look, and back to the first."""
        for theme, percent in LOOKS:
            look = "" if (theme, percent) == LOOKS[0] else f", {theme} {percent}"
            self.app.window.look.choose(theme, percent)
            self.journal.keep(step, f"{name}{look}.png", content or self.at_rest())
        self.app.window.look.choose(*LOOKS[0])
        self.hands.settle()
        if name == SHOWN_AT:
            self.hands.press("F8")
            self.picture(step, "show to student")
            self.hands.press_nowhere("F8")

    def at_rest(self) -> bytes:
        """The window once all in it have found their places: two pictures that are the same."""
        before = self.hands.picture()
        for _ in range(MOST_LOOKS):
            self.hands.rest(A_MOMENT)
            now = self.hands.picture()
            if now == before:
                break
            before = now
        return before

    def places(self) -> None:
        """Each place of the rail, and a student."""
        with self.step("today"):
            self.at("today")
        for key, page in (("Alt+2", "students"), ("Alt+3", "insights"), ("Ctrl+,", "settings")):
            self.hands.press(key)
            with self.step(page):
                self.at(page)
                self.hands.rest(COUNTING_SECONDS)
            if page == "insights":
                self.over(page, OVER_INSIGHTS)
        for key, part in OF_SETTINGS.items():
            self.hands.press(key)
            with self.step(f"settings, {part}"):
                self.hands.rest(COUNTING_SECONDS)
        self.hands.press("Alt+1")
        self.at("today")
        self.hands.press("O")
        with self.step("student"):
            self.at("student")
        self.over("student", OVER_STUDENT)
        self.hands.press("Alt+1")
        self.at("today")

    def dialogs(self) -> None:
        """What opens over Today."""
        for key, name in OVER_TODAY.items():
            self.opened(key, name)
            self.at("today")

    def over(self, page: str, keys: Mapping[str, str]) -> None:
        """What opens over a page."""
        for key, name in keys.items():
            self.opened(key, f"{page}, {name}")
            self.at(page)

    def opened(self, key: str, name: str) -> None:
        """One dialog, shut again with Esc; a page on which the key opens nothing is kept too."""
        self.hands.press(key)
        self.app.jobs.drain()
        with self.step(name):
            self.hands.rest(COUNTING_SECONDS)
        if any(dialog.isVisible() for dialog in self.app.window.findChildren(Dialog)):
            self.hands.press("Esc")

    def handing(self) -> None:
        """The dialogs of the other ways to the hub."""
        for key, name in HANDING.items():
            self.hands.press("W")
            self.app.jobs.drain()
            self.opened(key, name)
            self.at("sync")
        self.hands.press("Alt+1")

    def trouble(self) -> None:
        """The school's wifi wants a sign-in, where the hub was reached before."""
        self.hub.stop()
        self.hands.press("Alt+5")
        with captive.in_place_of(self.hub.address), self.step("sync, the wifi wants a sign-in"):
            self.hands.press("F5")
            card = self.app.window.findChild(TroubleCard)
            self.hands.until(lambda: card is not None and card.isVisible(), "the sign-in page")
        self.hands.press("Alt+1")
        self.at("today")

    def seventh(self) -> None:
        """Ratings of six cycles beside those of today."""
        student = self.ask(lambda desk: desk.find(WITH_SIX_BEFORE)).found[0].student
        talk = self.ask(lambda desk: later.sixth_behind(desk, student))
        shell = self.app.window.findChild(Shell)
        if shell is not None:
            shell.go(Place("interview", talk))
        self.at("interview")
        self.hands.until(talks.interview(self).isVisible, "the interview to open")
        with self.step("interview 7, knowledge with six before"):
            self.hands.press("Ctrl+3", *"4434332")
            self.hands.settle()
        self.hands.press("Alt+Left")
        self.at("today")

    def papers(self) -> None:
        """The pages of what was printed."""
        with self.journal.step("papers") as step:
            for path in sorted(self.folder.glob("*.pdf")):
                for number, page in enumerate(pages(path.read_bytes()), 1):
                    self.journal.keep(step, f"{path.stem}, page {number}.png", page)


def take(folder: Path, seed: int, tell: Callable[[str], object]) -> Path:
    """Take all pictures into a folder that is new or empty; gives the folder it used."""
    used = new_folder(folder)
    app = QApplication.instance() or QApplication(["onedesk"])
    with LocalHub(used / "hub", seed, system_clock().date()) as hub:
        enrol_unseen(Laptop(used / "empty"), hub, fetch=False)
        day = Pictures(used, hub, Journal(used))
        try:
            day.run()
        finally:
            day.app.stop()
            day.app.window.hide()  # what is typed from here on is not for its screens
    empty(used)
    app.quit()
    tell(f"{len(list(used.glob('*.png')))} pictures: {used}")
    return used


def empty(folder: Path) -> None:
    """The same places on a laptop that has no student yet and reaches no hub."""
    app = App(folder / "empty")
    hands = Hands(app.window)
    app.start()
    app.window.resize(*SCREEN)
    hands.type(PASSPHRASE)
    hands.press("Enter")
    hands.until(lambda: app.place is not None, "the desk to open")
    for key, name in PLACES.items():
        hands.press(key)
        app.jobs.drain()
        hands.rest(COUNTING_SECONDS)
        (folder / f"{name}, empty.png").write_bytes(hands.picture())
    app.stop()


def pages(pdf: bytes) -> list[bytes]:
    """Each page of a PDF as PNG, on white paper."""
    keeper, found = QObject(), list[bytes]()
    document = read_pdf(pdf, keeper)
    for number in range(document.pageCount()):
        points = document.pagePointSize(number)
        size = QSize(PAPER_WIDTH, round(points.height() / points.width() * PAPER_WIDTH))
        paper = QPixmap(size)
        paper.fill(Qt.GlobalColor.white)
        with QPainter(paper) as painter:
            painter.drawImage(0, 0, document.render(number, size))
        found.append(png(paper))
    return found
