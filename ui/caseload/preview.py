"""A roster before anything of it is written: every row with what it would do, and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from onedesk.roster.difference import Difference
from ui.caseload.preview_list import PreviewList, lines_of
from ui.heads import PageHead
from ui.listing import ListCard
from ui.responsive import Scroll, Zones
from ui.widgets.banner import Banner, Kind
from ui.widgets.block import Block
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import CardHeading, Label
from ui.widgets.rich import Body
from ui.words import capital, counted, listed

_COUNTS = (
    ("new", "new to the programme"),
    ("changed", "known, with something new"),
    ("unchanged", "known already"),
    ("doubtful", "need you"),
    ("refused", "cannot be read"),
    ("missing", "not in this file any more"),
)


class RosterPreview(Block):
    """Enter imports what is clear; Esc leaves everything as it was."""

    wanted = Signal()
    left = Signal()

    def __init__(self, found: Difference, of: str) -> None:
        super().__init__(gap=12, edges=(24, 14, 24, 0))
        ready = len(found.new) + len(found.changed)
        words = f"Import {counted(ready, 'student')}" if ready else "Nothing new"
        self.take = Button(words, kind="primary", key="Enter", height=40)
        self.take.setEnabled(ready > 0)
        self.take.clicked.connect(self._take)
        cancel = Button("Cancel", key="Esc", height=40)
        cancel.clicked.connect(self.left)
        self.head = PageHead(cancel, self.take)
        self.head.title.setText("Before anything is written")
        self.head.facts.setText(of)
        self.banner = Banner(*_headline(found, ready), size=15)
        self.list = PreviewList(lines_of(found))
        zones = Zones(ListCard(self.list), (_counts(found), _about(found)), wide=320, grows=1)
        self.list.show_all(whole=zones.narrow)
        zones.turned.connect(lambda narrow: self.list.show_all(whole=narrow))
        self.rows.addWidget(self.head)
        self.rows.addWidget(self.banner)
        self.rows.addWidget(Scroll(zones), 1)
        self.rows.addWidget(
            KeyHints(
                [(("Up", "Down"), "Read the rows"), ("Enter", "Import"), ("Esc", "Cancel")],
                bar=False,
            )
        )
        self.setFocusProxy(self.list)
        self.list.opened.connect(self._take)

    def _take(self) -> None:
        if self.take.isEnabled():
            self.take.setEnabled(False)
            self.take.set_words("Importing")
            self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            super().keyPressEvent(event)


def _headline(found: Difference, ready: int) -> tuple[Kind, str, str]:
    """Kind, bold sentence, the rest."""
    unclear = len(found.doubtful) + len(found.refused)
    nothing = "Nothing is written until you press Import."
    if unclear:
        rows = found.counts["rows"]
        need = "needs" if unclear == 1 else "need"
        bold = f"{unclear} of {counted(rows, 'row')} {need} you."
        stay = "These stay out: mend them in the file, then import it again."
        return (
            "needs",
            bold,
            f"{ready or 'None'} of the others {_are(ready)} ready. {stay} {nothing}",
        )
    if ready:
        verb = "is" if ready == 1 else "are"
        return "info", f"{capital(counted(ready, 'student'))} {verb} ready.", nothing
    return "done", "Every row is known already.", "There is nothing to import."


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _counts(found: Difference) -> Card:
    """How many rows of each kind."""
    card = Card()
    rows = found.counts["rows"]
    card.rows.addWidget(CardHeading(f"{capital(counted(rows, 'row'))} in the file"))
    for key, words in _COUNTS:
        count = found.counts[key]
        line = Label(f"{count} {words}", size=14, weight=650 if count else 400, wrap=True)
        line.set_ink("ink" if count else "ink3")
        card.rows.addWidget(line)
    return card


def _about(found: Difference) -> Card:
    """What was left aside of the file as a whole."""
    card = Card(fill="past")
    card.rows.addWidget(CardHeading("About the file"))
    for sentence in _remarks(found):
        card.rows.addWidget(Body(sentence, size=13))
    card.rows.addStretch(1)
    return card


def _remarks(found: Difference) -> Sequence[str]:
    roster = found.roster
    remarks = [doubt.say for doubt in roster.doubts]
    if roster.school_name:
        remarks.append(f"It says it is from {roster.school_name}.")
    skipped = [row for row in roster.skipped if row.reason != "blank"]
    if skipped:
        numbers = listed([str(row.number) for row in skipped[:6]])
        rows = "line" if len(skipped) == 1 else "lines"
        remarks.append(f"Titles and headings, not students: {rows} {numbers}.")
    if roster.left_out:
        remarks.append(f"Not read, as it is not shared: {listed(roster.left_out)}.")
    if roster.unread:
        remarks.append(f"Columns we do not use: {listed(roster.unread)}.")
    if found.missing:
        remarks.append("Students who are not in this file stay; they are marked, never deleted.")
    return remarks or ["Nothing to say about it."]
