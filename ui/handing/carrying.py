"""Unsent work into a sealed file: for a stick, or for a colleague's laptop."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from onedesk.desk.handing import CarriedFile, Load, Unconfirmed
from ui.handing.frame import HandingDialog, in_two_lines
from ui.handing.where import AskWhere, ask_where
from ui.owing import as_is
from ui.page import Session, open_once
from ui.words import counted, moment_in_sentence

_TITLE = "Carry unsent work as a sealed file"
_ALL_THERE = "Everything on this laptop is on the hub."
_WHO = "**The hub alone.** Whoever carries the file cannot, nor can this laptop once it is written."
_HOW = (
    "**A colleague** hands it in with their OneDesk, under Sync. Or **your service** takes the "
    "stick."
)
_HOW_STOPPED = (
    "**Your service alone**, from the stick: it has stopped this laptop, so nobody else can hand "
    "the file in. With a new code from them this laptop sends by itself again."
)
_HOW_CLOSED = (
    "Your account is closed. **Once your service has opened it**, a colleague or the service hands "
    "the file in."
)
_NONE_TAKEN = "There is nothing to carry that the hub would take."
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
            ("How it gets to the hub", _how(load)),
            ("File", in_two_lines(load.name)),
        )
        if not load.records:
            head = _NONE_TAKEN if load.refused else _ALL_THERE
            self.say(head, _refused_words(load) or "There is nothing to carry.", ())
            self._only_close()
            return
        written = _before_words(before, self.session) if before else ""
        parts = (_WHAT, written, _changed_words(load), _refused_words(load))
        self.say(_head(load), "\n\n".join(part for part in parts if part), facts)
        self.go.setEnabled(True)
        self.go.setFocus()

    def _refused(self, reason: Exception) -> None:
        """Where it is not known what there is to carry, there is nothing to press but Close."""
        super()._refused(reason)
        if isValid(self) and not self._load.device:
            self._only_close()

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


def _how(load: Load) -> str:
    if load.stopped:
        return _HOW_STOPPED
    return _HOW_CLOSED if load.closed else _HOW


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
    stay = "stays" if load.refused == 1 else "stay"
    return (
        f"{counted(load.refused, 'record')} that the hub would not take {as_is(load.refused)} "
        f"{stay} safe on this laptop, and in no file; see Sync."
    )


def carry(session: Session, parent: QWidget) -> CarryDialog:
    """Open the dialog that writes unsent work into a sealed file."""
    dialog = CarryDialog(session, parent)
    open_once(dialog)
    return dialog
