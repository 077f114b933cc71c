"""The dialogs that open from a student's page."""

from collections.abc import Callable
from datetime import date
from functools import partial

from onedesk.desk.views import StudentFile
from onedesk.domain.destination import Destination
from onedesk.domain.fields import Edits
from onedesk.domain.risk import Prompt
from ui.half_written import HalfWritten
from ui.page import Page, Place, open_once
from ui.paper.handed import PrintsDialog
from ui.paper.output import Output
from ui.student import both, destination, facts, past
from ui.student.all_actions import ActionsDialog
from ui.student.destination_dialog import DestinationDialog
from ui.student.past_dialog import PastDialog
from ui.student.prompt import PromptDialog
from ui.student.reading import ReadingDialog
from ui.student.shared import SharedDialog


class Doors:
    """Each opens over the page, is gone for good when it closes, or says why there is nothing."""

    def __init__(self, page: Page, output: Output) -> None:
        self._page, self._output = page, output

    def reading(self, file: StudentFile, interview: str = "") -> None:
        """An earlier talk; the last one where none is named."""
        last = facts.last_held(file)
        if last is None:
            self._say("There is no earlier interview to read yet.")
        else:
            talks, wanted, today = file.every_held, interview or last.id, self._page.today()
            dialog = ReadingDialog(file, talks, wanted, today, self._page, private=True)
            dialog.let_open()
            dialog.opened.connect(self._open)
            open_once(dialog)

    def _open(self, interview: str) -> None:
        self._page.go.emit(Place("interview", interview))

    def either(self, file: StudentFile, then: Callable[[str], None]) -> None:
        """Which of the talks of this cycle to open: it was made more than once."""
        open_once(dialog := both.choice(file, self._page.today(), self._page))
        dialog.chosen.connect(then)

    def shared(self, file: StudentFile) -> None:
        open_once(SharedDialog(file, self._page))

    def prompt(self, file: StudentFile) -> None:
        """Work it out now, and show it; nothing of it is kept."""
        work = partial(self._page.session.desk.prompt, file.student.id)
        self._page.ask(work, partial(self._show_prompt, file))

    def _show_prompt(self, file: StudentFile, prompt: Prompt) -> None:
        if self._page.isVisible():
            open_once(PromptDialog(prompt, file.student.body.forename, self._page))

    def actions(self, file: StudentFile) -> None:
        if facts.made(file):
            open_once(ActionsDialog(file, self._page.today(), self._page))
        else:
            self._say("No actions have been made yet.")

    def history(self, file: StudentFile) -> None:
        """Who changed what of the talks and of what is known, and when."""
        name, found = file.student.body.name, past.chapters(file)
        open_once(PastDialog(name, found, self._page.session, self._page))

    def plans(self, file: StudentFile, wanted: str = "") -> None:
        """The plans as they were printed, on one of them or on the last."""
        if not file.prints:
            self._say("No plan has been printed yet.")
            return
        dialog = PrintsDialog(file, self._page.session, self._output, self._page)
        open_once(dialog)
        dialog.show_print(wanted)

    def destination(self, file: StudentFile) -> None:
        """Where the student goes, once it is time to say so."""
        if not destination.may_record(file):
            self._say(destination.NOT_YET)
            return
        dialog = DestinationDialog(file, self._page)
        dialog.kept.connect(partial(self._record, file))
        session, matter = self._page.session, (file.student.id, "destination")
        half = HalfWritten(dialog, session.desk, session.jobs, matter, **dialog.parts)
        dialog.finished.connect(half.shut)
        open_once(dialog)

    def _record(self, file: StudentFile, edits: Edits) -> None:
        """Write it down; what stood there before can be had back."""
        record = partial(self._page.session.desk.record_destination, file.student.id)
        before = file.destination.body if file.destination else Destination()
        back = {name: getattr(before, name) for name in edits}
        back |= {day: _iso(getattr(before, day)) for day in ("predicted_on", "confirmed_on")}

        def undo() -> None:
            self._page.ask(partial(record, back), lambda _entry: self._page.arrive())

        def told(_entry: object) -> None:
            self._page.said.emit("Written down.", undo)
            self._page.arrive()

        self._page.ask(partial(record, edits), told)

    def _say(self, said: str) -> None:
        self._page.said.emit(said, None)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
