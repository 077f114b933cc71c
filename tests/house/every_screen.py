"""Every screen of the desk, one after the other, over one school's day: for tests that look at all.

A screen is a name and a deed that shows it; pages that are added need a line here and nothing else.
"""

import gc
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from sync_scenes import WALKED
from thornlaw_people import ACCOUNT, TODAY

from onedesk.desk.laptop import Laptop, new_recovery_code
from ui.bridge import Bridge
from ui.page import Place
from ui.sync_centre import ways
from ui.unlock.enrol import EnrolScreen
from ui.unlock.recover_panel import RecoverPanel
from ui.unlock.screen import UnlockScreen
from ui.widgets.dialog import Dialog
from ui.window import Window
from ui.workplace import Workplace

PLACES = {
    "today": Place("today"),
    "students": Place("students"),
    "student": Place("student", "zoe"),
    "insights": Place("insights"),
    "sync": Place("sync"),
}
PARTS = ("reading", "asking", "paper", "ideas", "watching", "laptop")
OF_STUDENT = {
    "an earlier talk": "V",
    "actions": "A",
    "needs": "S",
    "in the way": "R",
    "history": "H",
}
"""What opens over a student, by its key."""

STEPS = ("sector", "plan", "knowledge", "actions", "finish")
NAMES = (
    *PLACES,
    *(f"settings: {part}" for part in PARTS),
    *(f"exchange: {moment}" for moment in WALKED),
    "dialog: rounds",
    "dialog: proof",
    "dialog: ways",
    "dialog: both texts",
    *(f"student: {what}" for what in OF_STUDENT),
    "insights: table",
    "insights: why",
    "hand over: file",
    "hand over: school",
    "dialog: packs",
    "dialog: find",
    "dialog: keys",
    "dialog: passphrase",
    "dialog: recovery sheet",
    *(f"interview: {step}" for step in STEPS),
    "interview: note",
    "interview: curtain",
    "lock",
    "lock: recovery",
    "enrol: code",
    "enrol: passphrase",
    "enrol: recovery sheet",
)


class Screens:
    """A window with a desk in it that can be sent to any of its screens."""

    def __init__(self, session, qtbot, folder):
        self.session, self._qtbot = session, qtbot
        self._laptop = Laptop(folder / "laptop", lambda: None)
        self._laptop.set_up(ACCOUNT, "lantern pebble quarter biscuit", new_recovery_code())
        session.look.choose("light", 100)
        self.window = Window(session.look)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 690)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self._talk = session.desk.begin("zoe", TODAY)
        self._desk = None

    def show(self, name: str) -> QWidget:
        """Show a screen and give what it is: a page, a dialog, or the whole window's content."""
        for dialog in self.dialogs():
            dialog.reject()
        kind, _, part = name.partition(": ")
        shown = {
            "settings": self._settings,
            "exchange": self._sync,
            "dialog": self._dialog,
            "student": lambda what: self._over("student", OF_STUDENT.get(what, "")),
            "insights": lambda what: self._over("insights", {"table": "T", "why": "Y"}.get(what)),
            "hand over": self._hand_over,
            "interview": self._interview,
            "lock": self._lock,
            "enrol": self._enrol,
        }.get(kind, self._page)(part or name)
        self.settle()
        return shown

    def dialogs(self) -> list[Dialog]:
        return [one for one in self.window.findChildren(Dialog) if one.isVisible()]

    def settle(self, rounds: int = 3) -> None:
        """Let what was asked arrive and be laid out."""
        for _ in range(rounds):
            self.session.jobs.drain()
            self.session.aside.drain()
            QApplication.processEvents()

    def close(self) -> None:
        """Take everything away; the wrappers of what is gone go before others are made.

        Python's collector may otherwise find them when their addresses belong to new objects, and
        PySide does not survive that.
        """
        self.window.clear()
        self.settle()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._desk = None
        gc.collect()

    # The kinds of screens

    @property
    def desk(self) -> Workplace:
        if self._desk is None:
            self._desk = Workplace(
                replace(self.session, bridge=Bridge(), laptop=self._laptop), Place("today")
            )
            self._desk.move_into(self.window)
            self.settle()
        return self._desk

    def _page(self, name: str) -> QWidget:
        desk = self.desk
        if desk.interview is not None and desk.interview.isVisible():
            desk.interview.leave()
        desk.shell.go(PLACES[name])
        return desk

    def _settings(self, part: str) -> QWidget:
        desk = self.desk
        if desk.interview is not None and desk.interview.isVisible():
            desk.interview.leave()
        desk.shell.go(Place("settings"))
        self.settle()
        page = desk.shell.page
        page._jump(PARTS.index(part))
        return desk

    def _sync(self, moment: str) -> QWidget:
        """The sync centre at a moment that the desk does not have just now."""
        page = self._page("sync").shell.page
        self.settle()
        page._state = WALKED[moment]
        page._render()
        return self.desk

    def _dialog(self, name: str) -> QWidget:
        if name in ("rounds", "proof", "ways", "both texts"):
            self._sync("long question")
            sync = self.desk.shell.page._doors
            asked = self.desk.shell.page.parts.question._asked
            deeds = {"both texts": lambda: sync.both(asked), "proof": sync.proofs}
            deeds |= {"rounds": sync.rounds, "ways": sync.ways}
        else:
            deeds = self._window_dialogs()
        return self._opened(deeds[name])

    def _opened(self, deed: Callable[[], object]) -> QWidget:
        deed()
        self._qtbot.waitUntil(lambda: self.settle(1) or bool(self.dialogs()))
        return self.dialogs()[-1]

    def _over(self, page: str, key: str | None) -> QWidget:
        """A page, or what a key of its own opens over it."""
        shown = self._page(page)
        self.settle()
        return self._opened(self.desk.shell.page.acts[key]) if key else shown

    def _hand_over(self, what: str) -> QWidget:
        self._page("sync")
        self.settle()
        way = {"file": "carry", "school": "hand_over"}[what]
        page = self.desk.shell.page
        return self._opened(lambda: ways.go(way, page.session, page))

    def _window_dialogs(self) -> dict[str, Callable[[], object]]:
        page = self._settings("laptop").shell.page
        return {
            "packs": self.desk.shell.make_pack,
            "find": self.desk.shell.find_student,
            "keys": self.window.help,
            "passphrase": page._change_passphrase,
            "recovery sheet": page._make_sheet,
        }

    def _interview(self, part: str) -> QWidget:
        desk = self.desk
        desk._open_interview(self._talk)
        talk = desk.interview
        self._qtbot.waitUntil(lambda: self.settle(1) or talk.interview_id == self._talk)
        talk.curtain.hide()
        talk.go(STEPS.index(part) if part in STEPS else 0)
        if part == "note":
            talk.open_note()
        elif part == "curtain":
            talk.closing.ended.emit("Zoë’s talk is saved", "It is safe on this laptop.")
            return talk.curtain
        return talk

    def _lock(self, part: str) -> QWidget:
        self._desk = None
        screen = UnlockScreen(
            laptop=self._laptop,
            recovery=_recovery,
            jobs=self.session.jobs,
            clock=self.session.clock,
            version="1.0",
        )
        self.window.show_screen(screen)
        if part == "recovery":
            screen._to_recovery("")
        return screen

    def _enrol(self, part: str) -> QWidget:
        self._desk = None
        screen = EnrolScreen(
            laptop=Laptop(self._laptop.folder.parent / "other", lambda: None),
            jobs=self.session.jobs,
            clock=self.session.clock,
            enrol=lambda _hub, _code: ACCOUNT,
            save=lambda *_given: None,
            print_out=lambda *_given: None,
        )
        self.window.show_screen(screen, "Set up this laptop")
        screen._show(("code", "passphrase", "recovery sheet").index(part))
        return screen


def _recovery(device):
    return RecoverPanel(device)


def stops() -> list[QWidget]:
    """Where Tab stops, from where the keyboard is until it is somewhere for the second time."""
    found: list[QWidget] = []
    at = QApplication.focusWidget()
    while at is not None and at not in found:
        found.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
    return found
