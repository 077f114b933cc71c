"""The history of a student's records, to be read: who changed what, when, and what it was."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from onedesk.desk.desk import Desk
from onedesk.domain.errors import OneDeskError
from onedesk.domain.people import Adviser
from ui import theme
from ui.page import Session
from ui.section import empty
from ui.student import past
from ui.student.answers import Answers
from ui.student.past import Block, Changed, Chapter
from ui.student.read_dialog import ReadDialog
from ui.widgets.announce import announce
from ui.widgets.button import Button
from ui.widgets.label import CardHeading, Label

_HIGH, _NAMES = 400, 200
_NONE = (
    "Nothing was changed here since this laptop has known it. What came whole from the hub has its "
    "history there."
)
_FOOT = "Nothing can be changed here. Private words are left out."


class PastDialog(ReadDialog):
    """Left and Right go from chapter to chapter; it opens on the last one."""

    def __init__(
        self, name: str, chapters: Sequence[Chapter], session: Session, window: QWidget
    ) -> None:
        super().__init__(f"{name}, history", window, high=_HIGH)
        self._session, self._chapters = session, chapters
        self._at = len(chapters) - 1
        self.heading = CardHeading()
        self.heading.setWordWrap(True)
        self.body.insertWidget(0, self.heading)
        self.earlier = self.add_button(Button("Earlier", key="Left", height=32))
        self.later = self.add_button(Button("Later", key="Right", height=32))
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))
        self.bind("Left", lambda: self._turn(-1))
        self.bind("Right", lambda: self._turn(1))
        for button in (self.earlier, self.later):
            button.setVisible(len(chapters) > 1)
        self.add_button(self.close_button, primary=True)
        self.foot.setText(_FOOT)
        self._load()

    @property
    def chapter(self) -> Chapter:
        """What is shown."""
        return self._chapters[self._at]

    def _turn(self, step: int) -> None:
        at = max(0, min(self._at + step, len(self._chapters) - 1))
        if at != self._at:
            self._at = at
            self._load()
            self.close_button.setFocus()

    def _load(self) -> None:
        """Ask for the chapter in hand; its words follow."""
        chapter, desk = self.chapter, self._session.desk
        self.heading.setText(chapter.heading)
        self.earlier.setEnabled(self._at > 0)
        self.later.setEnabled(self._at < len(self._chapters) - 1)
        read = partial(_read, desk, chapter)
        self._session.jobs.run(read, partial(self._show, chapter), self._refused)

    def _show(self, chapter: Chapter, found: tuple[Adviser, list[Changed]]) -> None:
        if not isValid(self) or chapter is not self.chapter:
            return
        me, changes = found
        shown = past.blocks(changes, me, self._session.clock())
        empty(self.rows)
        self.rows.setSpacing(theme.current().px(6))
        for block in shown:
            self._add(block)
        if not shown:
            self.rows.addWidget(Label(_NONE, wrap=True))
        self.rows.addStretch(1)
        self.area.verticalScrollBar().setValue(0)
        announce(self, f"{chapter.heading}. {past.counted(shown)}.")

    def _add(self, block: Block) -> None:
        heading = Label(block.heading, size=14, weight=650, wrap=True)
        self.rows.addWidget(heading)
        self.rows.addWidget(Answers(block.lines, names=_NAMES, even=True))
        self.rows.addSpacing(theme.current().px(10))

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
