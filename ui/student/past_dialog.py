"""The history of a student's records, to be read: who changed what, when, and what it was."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from onedesk.desk.desk import Desk
from onedesk.domain.errors import OneDeskError
from onedesk.domain.people import Adviser
from ui.page import Session
from ui.scripts import apart
from ui.section import empty
from ui.student import past
from ui.student.answers import Answers
from ui.student.past import Changed, Chapter
from ui.student.read_dialog import LeafDialog
from ui.widgets.announce import announce
from ui.widgets.block import Block
from ui.widgets.label import Label

_HIGH, _NAMES = 400, 200
_NONE = (
    "Nothing was changed here since this laptop has known it. What came whole from the hub has its "
    "history there."
)
_FOOT = "Private words are left out."


class PastDialog(LeafDialog):
    """A chapter is a leaf."""

    def __init__(
        self, name: str, chapters: Sequence[Chapter], session: Session, window: QWidget
    ) -> None:
        super().__init__(f"{apart(name)}, history", window, high=_HIGH, leaves=len(chapters))
        self._session, self._chapters = session, chapters
        self.foot.setText(_FOOT)
        self.show_leaf()

    @property
    def chapter(self) -> Chapter:
        """What is shown."""
        return self._chapters[self._at]

    def show_leaf(self) -> None:
        """Ask for the chapter in hand; its words follow."""
        super().show_leaf()
        chapter, desk = self.chapter, self._session.desk
        self.heading.setText(chapter.heading)
        read = partial(_read, desk, chapter)
        self._session.jobs.run(read, partial(self._show, chapter), self._refused)

    def _show(self, chapter: Chapter, found: tuple[Adviser, list[Changed]]) -> None:
        if not isValid(self) or chapter is not self.chapter:
            return
        me, changes = found
        shown = past.blocks(changes, me, self._session.clock())
        empty(self.rows)
        for block in shown:
            self._add(block)
        if not shown:
            self.rows.addWidget(Label(_NONE, wrap=True))
        self.rows.addStretch(1)
        announce(self, f"{chapter.heading}. {past.counted(shown)}.")

    def _add(self, block: past.Block) -> None:
        heading = Label(block.heading, size=14, weight=650, wrap=True)
        self.rows.addWidget(heading)
        answers = Answers(block.lines, names=_NAMES, even=True)
        self.rows.addWidget(Block(answers, edges=(0, 0, 0, 10)))

    def _refused(self, reason: Exception) -> None:
        if not isinstance(reason, OneDeskError):
            raise reason
        if isValid(self):
            self.foot.setText(reason.say)


def _read(desk: Desk, chapter: Chapter) -> tuple[Adviser, list[Changed]]:
    """On the desk's thread: every change of the records of a chapter."""
    changes = [
        Changed(part.of, change) for part in chapter.parts for change in desk.history(part.record)
    ]
    return desk.programme().adviser, changes
