"""Handing in a sealed file that another laptop wrote: it goes to the hub as it is."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from onedesk.desk.desk import Desk
from onedesk.desk.handing import carried_letter
from sync import delivering
from sync.carrier import Connect
from sync.errors import SyncError
from sync.wire.carry import Delivered, Letter
from ui.aside import Task
from ui.handing.frame import HandingDialog, in_two_lines
from ui.handing.on_the_way import stood
from ui.page import Session, open_once
from ui.words import counted, moment_in_sentence

_TITLE = "Hand in a sealed file"
_KINDS = "Sealed files for the hub (*.onedesk-carry)"
_WHO = "**The hub alone.** You learn how many records arrived, and nothing that is in them."
_WHAT = (
    "OneDesk sends the file to the hub as it is. The hub counts it as sent by the laptop that "
    "wrote it. If that laptop has sent the same already, nothing is there twice."
)


class DeliverDialog(HandingDialog):
    """Says whose file it is; Enter sends it."""

    def __init__(self, session: Session, path: Path, window: QWidget) -> None:
        super().__init__(session, _TITLE, "Hand in", window)
        self._name, self._raw = path.name, b""
        self.go.setEnabled(False)
        self.read(path, carried_letter, lambda got: self._know(*got))

    def _know(self, letter: Letter, raw: bytes) -> None:
        self._raw, head = raw, letter.head
        when = moment_in_sentence(head.made_at, self.session.clock())
        facts = (("Who can read it", _WHO), ("File", in_two_lines(self._name)))
        self.say(f"From laptop {head.device}, written {when}.", _WHAT, facts)
        self.go.setEnabled(True)
        self.go.setFocus()

    def act(self) -> None:
        self._start("Sending it to the hub")
        work = partial(_send, self._raw, self.session.line)
        self.session.aside.run(work, self._arrived(self._sent), self._refused)

    def _refused(self, reason: Exception) -> None:
        """The file lies with whoever carries it, so it is theirs to try again."""
        if not isinstance(reason, SyncError):
            super()._refused(reason)
        elif isValid(self):
            found = stood(reason)
            self._rest()
            self.tell_refused(f"{found.why} {found.then}".strip(), for_good=not found.again)
            if found.again:
                self.go.set_words("Try again")

    def _sent(self, said: Delivered) -> None:
        arrived = said.taken + said.known
        bold = f"{counted(arrived, 'record')} of laptop {said.device} {_are(arrived)} on the hub."
        refused = (
            f"{counted(said.refused, 'record')} the hub did not take: "
            "its own laptop will be told why. "
        )
        erased = (
            f"{counted(said.erased, 'record')} of somebody who was erased by law the hub did not "
            "keep. "
        )
        told = (
            (said.known, _known(said.known, arrived)),
            (said.refused, refused),
            (said.erased, erased),
        )
        more = "".join(words for count, words in told if count)
        self.tell_done(bold, f"{more}The file can be deleted once its laptop has synced.")


def _send(raw: bytes, line: Connect, desk: Desk, _task: Task) -> Delivered:
    """On the second worker's thread, so that the desk need not wait for the line."""
    return delivering.deliver(desk.account(), raw, line)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _known(known: int, arrived: int) -> str:
    were = "was" if known == 1 else "were"
    if known == arrived:
        return f"{'It' if known == 1 else 'They'} {were} there already. "
    return f"{known} of them {were} there already. "


def deliver(session: Session, parent: QWidget) -> None:
    """Ask for a sealed file, and open the dialog that hands it in."""

    def chosen(path: Path) -> None:
        if isValid(parent):
            open_once(DeliverDialog(session, path, parent))

    session.output.ask_open(parent, "Choose a sealed file", _KINDS, chosen)
