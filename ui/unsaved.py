"""Before words are lost: what is not saved, why, and what can be done about it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pydantic import JsonValue
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from onedesk.desk import edits
from onedesk.desk.asked import field_words, value_words
from onedesk.paper.document import Document, Heading, Paragraph, bold, words
from ui import theme
from ui.autosave import Autosave
from ui.jobs import Jobs
from ui.paper.outlet import Outlets
from ui.responsive import Reading
from ui.widgets.banner import Banner
from ui.widgets.block import Block
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.label import Caption, Label
from ui.words import capital, counted

_SILENT = (edits.STEP, edits.PLACE, edits.MINE)
_SKIPPED = "skipped"
_ROOM, _WIDE = 330, 700


class Unsaved(NamedTuple):
    """One answer that the file does not have: what it answers, and the words."""

    what: str
    said: str


def unsaved(jobs: Jobs) -> list[Unsaved]:
    """Every answer that is in memory only, the oldest first."""
    savers = [saver for saver in jobs.owing if isinstance(saver, Autosave)]
    return [one for saver in savers for one in _answers(saver.unsaved)]


def trouble(jobs: Jobs) -> str:
    """Why the file did not take them, in the words of the one who was refused last."""
    said = [s.trouble for s in jobs.owing if isinstance(s, Autosave) and s.trouble]
    return said[-1] if said else "This laptop is slow to save."


def _answers(owed: Mapping[str, JsonValue]) -> list[Unsaved]:
    found = []
    for key, value in owed.items():
        part = edits.part(key)
        if part in _SILENT:
            continue
        name = key.partition(".")[2].partition(".")[2] if part == edits.ACTION else key
        found.append(_answer(part, name, value))
    return list(dict.fromkeys(found))


def _answer(part: str, name: str, value: JsonValue) -> Unsaved:
    """One edit in words."""
    if part == edits.NOTE:
        return Unsaved("Your private note", str(value or ""))
    if part == edits.GONE:
        return Unsaved("An action", "removed" if value else "brought back")
    if part == edits.OUTCOME:
        return Unsaved("What came of an action", value_words("outcome", value))
    if name.startswith(f"{_SKIPPED}."):
        return Unsaved(capital(field_words(name.partition(".")[2])), "not asked")
    return Unsaved(capital(field_words(name)), value_words(name, value))


class UnsavedDialog(Dialog):
    """Esc and Enter wait, and go on as soon as all is saved; losing takes a button of its own.

    `bare` shows how much is owed and not what: the desk is locked.
    """

    lose_wanted = Signal()
    saved = Signal()
    """Nothing is owed any more: what was interrupted can go on."""

    def __init__(self, jobs: Jobs, outlets: Outlets, window: QWidget, *, bare: bool) -> None:
        self._answers = unsaved(jobs)
        count = counted(len(self._answers), "answer")
        verb = "is" if len(self._answers) == 1 else "are"
        super().__init__(f"{capital(count)} {verb} not saved yet", window, wide=_WIDE)
        first, _, rest = trouble(jobs).partition(". ")
        self.body.addWidget(Banner("needs", f"{first.removesuffix('.')}.", rest))
        more = "They are in memory only, and gone if OneDesk closes now. It tries to save them "
        self.body.addWidget(Label(f"{more}every few seconds.", size=15, wrap=True))
        if not bare:
            self.body.addWidget(self._list(window))
        self.state = Caption("", wrap=True)
        self.body.addWidget(self.state)
        self._buttons_for(outlets, bare=bare)
        jobs.settled.connect(self._done)

    def _list(self, window: QWidget) -> Reading:
        """The answers below each other; what is long scrolls."""
        look = theme.current()
        inside = Block(gap=2, edges=(0, 0, 8, 0))
        for one in self._answers:
            inside.rows.addWidget(Label(one.what, size=13, weight=650, ink="ink2", wrap=True))
            inside.rows.addWidget(Label(one.said, size=15, wrap=True))
        inside.rows.addStretch(1)
        area = Reading(inside, "What is not saved")
        room = window.window().height() - look.px(_ROOM)
        area.setMinimumHeight(max(min(inside.sizeHint().height(), room), look.px(40)))
        return area

    def _buttons_for(self, outlets: Outlets, *, bare: bool) -> None:
        lose = Button("Close and lose them", kind="warning")
        lose.clicked.connect(self._lose)
        self.add_button(lose)
        if not bare:
            put = Button("Print them", key="Alt P", icon="printer", bind=True)
            put.clicked.connect(
                lambda: outlets.print_out(sheet(self._answers), self, self.state.setText)
            )
            self.add_button(put)
        wait = Button("Wait", kind="primary", key="Enter")
        wait.clicked.connect(self.accept)
        self.add_button(wait, primary=True)
        self.first = wait

    def _lose(self) -> None:
        self.accept()
        self.lose_wanted.emit()

    def _done(self) -> None:
        if self.isVisible():
            self.accept()
            self.saved.emit()


def sheet(answers: Sequence[Unsaved]) -> Document:
    """The answers on paper, for the adviser alone."""
    why = "This laptop could not save these words. Type them in again when it can."
    lines = tuple(Paragraph(words=words(bold(one.what), f"\n{one.said}")) for one in answers)
    return Document(
        title="Words that are not saved",
        subject="For the adviser alone",
        author="OneDesk",
        reference="Not saved",
        foot="For the adviser alone",
        blocks=(Heading(text="Words that are not saved"), Paragraph(words=words(why)), *lines),
    )
