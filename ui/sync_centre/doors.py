"""The dialogs that open from the sync centre."""

from functools import partial

from onedesk.desk.edits import LEFT, PLACE
from onedesk.desk.views import Told
from onedesk.domain.fields import Edits
from onedesk.domain.round_report import RoundReport
from ui.interview.pages import step_of
from ui.page import Page, Place, open_once
from ui.student import past
from ui.student.past_dialog import PastDialog
from ui.sync_centre import ways
from ui.sync_centre.asking import Asked
from ui.sync_centre.both_dialog import BothDialog
from ui.sync_centre.proof_dialog import ProofDialog
from ui.sync_centre.rounds_dialog import RoundsDialog


class Doors:
    """Each opens over the page, and is gone for good when it closes."""

    def __init__(self, page: Page) -> None:
        self._page, self._session = page, page.session

    def proofs(self) -> None:
        """Check the proofs, and save them."""
        open_once(ProofDialog(self._session, self._page))

    def rounds(self) -> None:
        """What happened in the last rounds."""
        self._page.ask(self._session.desk.rounds, self._show_rounds)

    def _show_rounds(self, rounds: tuple[RoundReport, ...]) -> None:
        if self._page.isVisible():
            open_once(RoundsDialog(rounds, self._session.clock(), self._page))

    def both(self, asked: Asked) -> None:
        """Two long answers in full."""
        open_once(BothDialog(asked, self._page))

    def where_asked(self, asked: Asked) -> None:
        """What is asked about: the interview, at that answer, or the student."""
        if asked.page is None:
            return
        place, step = Place(*asked.page), step_of(asked.key)
        if place.page != "interview" or step is None:
            self._page.go.emit(place)
            return
        where: Edits = {PLACE: [step, asked.key], LEFT: True}
        save = partial(self._session.desk.save, place.id, where)
        self._page.ask(save, lambda _done: self._page.go.emit(place))

    def history(self, told: Told) -> None:
        """What became of a record."""
        found = (past.chapter_of(told.kind, told.record),)
        open_once(PastDialog(told.student_name, found, self._session, self._page))

    def ways(self) -> None:
        """Sealed files, and schools for a colleague."""
        open_once(ways.choose(self._session, self._page))

    def join(self) -> None:
        """A new code from the service."""
        ways.go("join_again", self._session, self._page)

    def seal(self) -> None:
        """Unsent work into a sealed file."""
        ways.go("carry", self._session, self._page)
