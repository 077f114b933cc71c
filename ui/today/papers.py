"""The day on paper: asked for, made on the desk's thread, and sent on its way."""

from collections.abc import Callable
from functools import partial

from shiboken6 import isValid

from onedesk.desk.day_views import DayList
from onedesk.desk.lists import COMING, TO_COME
from onedesk.paper.document import Document
from ui.page import Page, open_once
from ui.paper.outlet import Outlets
from ui.today.paper_dialog import PaperDialog
from ui.words import weekday_date

Send = Callable[[Document], None]


class Papers:
    """Asks which paper of a day is wanted; what became of it is told in a sentence."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._outlets = Outlets(page.session.jobs, page.session.output)

    def ask(self, day: DayList) -> None:
        """Offer the papers of a day that has anybody on its list."""
        listed = sum(row.standing in COMING for row in day.rows)
        if not listed:
            self._tell(f"Nobody is to be seen on {weekday_date(day.day)}: there is no list.")
            return
        due = sum(row.standing in TO_COME for row in day.rows)
        students = {"reception": listed, "mine": listed, "slips": due}
        dialog = PaperDialog(f"Paper for {weekday_date(day.day)}", students, self._page)
        dialog.print_wanted.connect(partial(self._make, day, self._print))
        dialog.save_wanted.connect(partial(self._make, day, self._save))
        open_once(dialog)

    def _make(self, day: DayList, send: Send, paper: str) -> None:
        desk, school = self._page.session.desk, day.school.id
        if paper == "slips" and all(row.standing not in TO_COME for row in day.rows):
            self._tell(f"Nobody is due on {weekday_date(day.day)} any more: there are no slips.")
        elif paper == "slips":
            self._page.ask(partial(desk.slips_document, school, day.day), send)
        else:
            mine = paper == "mine"
            self._page.ask(partial(desk.day_list_document, school, day.day, mine=mine), send)

    def _print(self, document: Document) -> None:
        self._outlets.print_out(document, self._page, self._tell)

    def _save(self, document: Document) -> None:
        self._outlets.save(document, self._page, self._tell)

    def _tell(self, words: str) -> None:
        if isValid(self._page):
            self._page.said.emit(words, None)
