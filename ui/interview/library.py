"""The library of actions as the adviser has made it: what to offer in this talk, in what words."""

from collections.abc import Callable
from datetime import date
from functools import partial
from textwrap import shorten

from PySide6.QtCore import QObject, Signal

from onedesk.domain import rules, smart
from onedesk.domain.plan import Action
from onedesk.domain.preferences import Preferences
from onedesk.domain.programme import SuggestedAction, catalogue
from onedesk.domain.smart import About, Hint
from onedesk.domain.suggestions import Idea, ideas, own_wording
from ui.alive import ask
from ui.interview.model import InterviewModel

_SHOWN = 44

BACK = "Alt 0"
"""Takes back what was last done to the library."""


class Library(QObject):
    """Asks for ideas and hints in this talk; keeps wording, and leaves ideas out, for all talks."""

    changed = Signal()
    told = Signal(str, str, str)
    """What was done, and how it is taken back: the word for that and its key."""

    def __init__(self, model: InterviewModel) -> None:
        super().__init__()
        self._model = model
        self._preferences = Preferences()
        self._entries: tuple[SuggestedAction, ...] = ()
        self._back: Callable[[], Preferences] | None = None

    def fill(self) -> None:
        """Take the preferences of the interview that is open, and forget what was done before."""
        self._back = None
        self._take(self._model.preferences)

    def ideas(self) -> tuple[Idea, ...]:
        """What to offer now."""
        model = self._model
        planned = [action for _, action in model.state.plan]
        return ideas(model.interview, self._entries, planned, self._missed())

    def hints(self, action: Action) -> tuple[Hint, ...]:
        """What would make an action of today easier to do, the weightiest first."""
        model = self._model
        known = {entry.id: entry.body for entry in model.file.file.actions}
        job, sector = smart.work_of(model.interview)
        about = About(
            name=model.forename,
            today=model.clock().date(),
            last_day=rules.year_11_ends(model.file.file.student.body.year, model.day),
            job=job,
            sector=sector,
            library=self._entries,
        )
        return smart.hints(action, about, smart.times_carried(action, known))

    def keep(self, action: Action) -> bool:
        """Keep the words of an action for other talks; false where no area is known for them."""
        student, adviser = self._model.file.file.student.body, self._model.programme.adviser
        names = {
            student.name: "{name}",
            student.forename: "{name}",
            student.legal_forename: "{name}",
            student.surname: "{name}",
            adviser.name: "{adviser}",
            adviser.forename: "{adviser}",
        }
        known = {one.code for one in self._preferences.own_actions}
        placed = action.but(area=action.area or smart.area_of(action.what))
        entry = own_wording(placed, names, self._model.day, known)
        if entry is None:
            return False
        there = {one.text for one in self._preferences.own_actions}
        if entry.text in there:
            self.told.emit("These words are in your library already.", "", "")
            return True
        desk, words = self._model.desk, shorten(entry.text, _SHOWN, placeholder=" …")
        said = f"Kept in your library: “{words}”"
        self._run(partial(desk.keep_wording, entry), partial(desk.drop_wording, entry.code), said)
        return True

    def leave_out(self, idea: Idea) -> None:
        """Offer an idea no more, in no talk."""
        desk, code = self._model.desk, idea.action.code
        back = partial(desk.leave_out, code, out=False)
        self._run(partial(desk.leave_out, code), back, "Left out of your library from now on.")

    def take_back(self) -> None:
        """Undo what was last done to the library."""
        back, self._back = self._back, None
        if back is not None:
            self._run(back, None, "Your library is as it was.")

    def _run(
        self, deed: Callable[[], Preferences], back: Callable[[], Preferences] | None, said: str
    ) -> None:
        def done(after: Preferences) -> None:
            self._back = back
            self._take(after)
            self.told.emit(said, "Undo" if back else "", BACK if back else "")

        ask(self, self._model.jobs, deed, done, lambda say: self.told.emit(say, "", ""))

    def _take(self, preferences: Preferences) -> None:
        self._preferences = preferences
        name, adviser = self._model.forename, self._model.programme.adviser.forename
        given = preferences.library(catalogue().actions)
        self._entries = tuple(entry.about(name, adviser) for entry in given)
        self.changed.emit()

    def _missed(self) -> dict[str, date]:
        """Kinds of activity the student did not come to since the last talk, and when."""
        last = self._model.last
        since = last.day if last and last.day else date.min
        return {
            one.intervention.type: one.intervention.day
            for one in self._model.file.file.attended
            if one.attendance.state == "absent" and one.intervention.day > since
        }
