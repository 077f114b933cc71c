"""Taking a school over from a colleague's file, and ending a cover before its last day."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from onedesk.desk.covering import Offer
from onedesk.domain.covering import Deed
from onedesk.domain.people import Programme
from ui.handing import words
from ui.handing.frame import HandingDialog, in_two_lines
from ui.packs.picker import Picker
from ui.page import Session, open_once

_TITLE, _END = "Take a school over", "End a cover early"
_KINDS = "Schools handed over (*.onedesk-cover)"
_NONE = "No school is handed over, and you cover none."
_STAYS = "What was written in these days stays."
_ENDS = f"It ends today on this laptop, and on the other one as soon as both have synced. {_STAYS}"


class TakeOverDialog(HandingDialog):
    """Says from whom, what and for how long; Enter takes it over."""

    def __init__(self, session: Session, path: Path, window: QWidget) -> None:
        super().__init__(session, _TITLE, "Take over", window)
        self._path = path
        self.go.setEnabled(False)
        self.read(path, session.desk.look_into, self._know)

    def _know(self, offer: Offer) -> None:
        if offer.taken:
            self.say(words.taken(offer), words.TAKEN, ())
            self._only_close()
            return
        facts = (
            ("What came along", words.contents(offer.contents)),
            ("Private notes", words.notes_of(offer)),
            ("File", in_two_lines(self._path.name)),
        )
        self.say(words.offered(offer), words.TAKE, facts)
        self.go.setEnabled(True)
        self.go.setFocus()

    def act(self) -> None:
        self.on_desk(partial(self.session.desk.take_over, self._path), self._taken, "Taking over")

    def _taken(self, deed: Deed) -> None:
        self.session.bridge.changed.emit()
        self.tell_done(
            f"You cover {words.days(deed.first, deed.last)}.",
            "The school is under Today and Students. The file can be deleted.",
        )


class EndCoverDialog(HandingDialog):
    """Which cover ends; Enter ends it."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(session, _END, "End it today", window)
        self.which = Picker("Cover")
        self.rows.insertWidget(2, self.which)
        self.which.hide()
        self.go.setEnabled(False)
        self.on_desk(session.desk.programme, self._know)

    def _know(self, programme: Programme) -> None:
        if not programme.covers:
            self.say(_NONE, "", ())
            self._only_close()
            return
        names = {school.id: school.name for school in programme.schools}
        me = programme.adviser.id
        choices: list[tuple[object, str]] = [
            (one.id, words.cover_line(one, names.get(one.school, one.school), me))
            for one in programme.covers
        ]
        self.which.offer(choices, choices[0][0])
        self.which.show()
        self.say("Which cover ends today?", _ENDS, ())
        self.go.setEnabled(True)
        self.which.box.setFocus()

    def act(self) -> None:
        cover = str(self.which.value)
        self.on_desk(partial(self.session.desk.end_cover, cover), self._ended, "Ending it")

    def _ended(self, _nothing: None) -> None:
        self.which.hide()
        self.say(self.which.box.currentText(), _STAYS, ())
        self.session.bridge.changed.emit()
        self.tell_done("The cover has ended here.", "The hub hears of it when you sync next.")


def take_over(session: Session, parent: QWidget) -> None:
    """Ask for a colleague's file, and open the dialog that takes the school over."""

    def chosen(path: Path) -> None:
        if isValid(parent):
            open_once(TakeOverDialog(session, path, parent))

    session.output.ask_open(parent, "Choose a colleague’s file", _KINDS, chosen)


def end_cover(session: Session, parent: QWidget) -> EndCoverDialog:
    """Open the dialog that ends a cover before its last day."""
    dialog = EndCoverDialog(session, parent)
    open_once(dialog)
    return dialog
