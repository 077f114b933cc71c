"""Unsent work into a sealed file: for a stick, or for a colleague's laptop."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from onedesk.desk.handing import CarriedFile, Load, Unconfirmed
from ui.handing.frame import HandingDialog, in_two_lines
from ui.handing.where import AskWhere, ask_where
from ui.page import Session, open_once
from ui.words import counted, moment_in_sentence

_TITLE = "Carry unsent work as a sealed file"
_ALL_THERE = "Everything on this laptop is on the hub."
_WHO = "**The hub alone.** Whoever carries the file cannot, nor can this laptop once it is written."
_HOW = (
    "**A colleague** hands it in with their OneDesk, under Sync. Or **your service** takes the "
    "stick."
)
_WHAT = (
    "The work stays on this laptop too, and counts as on this laptop only until the hub has "
    "confirmed it. Send it later as always: whichever comes first counts, and nothing is there "
    "twice."
)


class CarryDialog(HandingDialog):
    """Enter asks where the file goes and writes it."""

    def __init__(self, session: Session, window: QWidget, ask: AskWhere = ask_where) -> None:
        super().__init__(session, _TITLE, "Write the file", window)
        self._ask, self._load = ask, Load("", 0, 0, 0, 0, "")
        self.go.setEnabled(False)
        desk = session.desk
        self.on_desk(lambda: (desk.to_carry(), desk.unconfirmed()), lambda got: self._know(*got))

    def _know(self, load: Load, before: Unconfirmed | None) -> None:
        self._load = load
        facts = (
            ("Who can read it", _WHO),
            ("How it gets to the hub", _HOW),
            ("File", in_two_lines(load.name)),
        )
        if not load.records:
            self.say(_ALL_THERE, _refused_words(load) or "There is nothing to carry.", ())
            self._only_close()
            return
        written = _before_words(before, self.session) if before else ""
        parts = (_WHAT, written, _changed_words(load), _refused_words(load))
        self.say(_head(load), "\n\n".join(part for part in parts if part), facts)
        self.go.setEnabled(True)
        self.go.setFocus()

    def act(self) -> None:
        self._ask(self, self._load.name, self._write)

    def _write(self, path: Path) -> None:
        if self.isVisible() and not self.busy:
            work = partial(self.session.desk.carry, path)
            self.on_desk(work, partial(self._written, path), "Writing the file")

    def _written(self, path: Path, file: CarriedFile) -> None:
        records = counted(file.records, "record")
        self.tell_done(
            f"The file is written, with {records}.",
            f"It lies in {path.parent.name or path.parent}. Eject a stick before you take it out.",
        )


def _head(load: Load) -> str:
    are = "is" if load.records == 1 else "are"
    if load.interviews == load.records:
        return f"{counted(load.records, 'interview')} {are} on this laptop only."
    talks = f", {counted(load.interviews, 'interview')} among them," if load.interviews else ""
    return f"{counted(load.records, 'record')}{talks} {are} on this laptop only."


def _before_words(before: Unconfirmed, session: Session) -> str:
    when = moment_in_sentence(before.at, session.clock())
    waiting = counted(before.waiting, "record")
    return (
        f"A file was written {when}; the hub has not confirmed {waiting} of it yet. "
        "This one holds them as well."
    )


def _changed_words(load: Load) -> str:
    if not load.changed:
        return ""
    was = "was" if load.changed == 1 else "were"
    return (
        f"**{counted(load.changed, 'record')} {was} changed after OneDesk began to send.** Those "
        "last changes are not in the file: they stay here until the hub has answered."
    )


def _refused_words(load: Load) -> str:
    if not load.refused:
        return ""
    return (
        f"{counted(load.refused, 'record')} that the hub would not take as it is "
        "stays here; see Sync."
    )


def carry(session: Session, parent: QWidget) -> CarryDialog:
    """Open the dialog that writes unsent work into a sealed file."""
    dialog = CarryDialog(session, parent)
    open_once(dialog)
    return dialog
