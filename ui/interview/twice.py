"""Under the step bar: that this talk stands twice in its cycle, and where that is decided."""

from functools import partial

from PySide6.QtCore import Signal

from onedesk.desk.twin_views import Twins
from ui import twin_words
from ui.alive import ask
from ui.interview.model import InterviewModel
from ui.widgets.banner import Banner
from ui.widgets.button import Button


class Twice(Banner):
    """Hidden while the talk stands alone; nobody is held up by it."""

    wanted = Signal()
    """The question is to be answered."""

    def __init__(self, model: InterviewModel) -> None:
        super().__init__("info", "", icon="")
        self._model, self._about = model, ""
        self.button = Button("Decide in Sync", kind="quiet", key="Alt 5", height=32, bind=True)
        self.button.clicked.connect(self.wanted)
        self.add(self.button)
        self.hide()
        model.opened.connect(self.look)

    def look(self) -> None:
        """Ask the file whether there is another talk of this cycle."""
        model = self._model
        if not model.is_open:
            return
        if self._about != model.state.id:
            self._about = model.state.id
            self.hide()
        work = partial(model.desk.twins_of, self._about)
        ask(self, model.jobs, work, partial(self._say, self._about), _told_on_writing)

    def _say(self, interview: str, found: Twins | None) -> None:
        if interview != self._about:
            return
        if found is not None:
            other = found.theirs if found.mine.interview == interview else found.mine
            deed = twin_words.deed(other, self._model.clock())
            self.set_words("", f"Talk {found.cycle} stands twice: {deed}. It can wait.")
        self.setVisible(found is not None)


def _told_on_writing(_say: str) -> None:
    """A file that cannot be read is told where something is written; here it is no news."""
