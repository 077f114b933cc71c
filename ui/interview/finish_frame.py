"""The last step's parts in their places: read back, write, agree, print, and the paper beside."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QWidget

from ui.interview.finish_paper import PaperBlock
from ui.interview.finish_parts import (
    Agreement,
    Bar,
    PrintButton,
    PrinterWords,
    SummaryCard,
    WhoSees,
)
from ui.interview.finish_talk import PlanWords, TalkBlock
from ui.interview.model import InterviewModel
from ui.interview.paper_side import PaperSide, PaperStrip
from ui.interview.step import Step, Stop
from ui.interview.zones import Zones
from ui.responsive import Scroll, stand
from ui.widgets.banner import Banner, Kind
from ui.widgets.block import Block
from ui.widgets.button import Button
from ui.widgets.label import Heading

SIDE = 384
KEPT = (
    "The exact text that you print is kept under this reference, even if the record changes later."
)


class FinishFrame(Step):
    """The parts; `FinishStep` makes them work together."""

    def __init__(self, model: InterviewModel) -> None:
        super().__init__(model)
        self.paper = PaperSide(model)
        self.summary, self.sees, self.agreement = SummaryCard(), WhoSees(), Agreement()
        self.words, self.talk, self.look = PlanWords(), TalkBlock(), PaperBlock()
        self.banner, self.lost = Banner("done", ""), Banner("needs", "")
        self.banner.hide()
        self.lost.hide()
        self.print = PrintButton()
        self.copies = Button("Copies", key="C", height=48)
        self.save = Button("Save PDF", key="F", height=48)
        self.later = Button("Print later", key="R", height=48)
        self.printer = PrinterWords()
        self.recall = Button("What was handed over", key="K", height=32)
        self.kept = Banner("done", "", KEPT, icon="")
        self.paper.below.addWidget(self.kept)
        self.paper.below.addWidget(self.recall)
        self.zones = Zones(self._main(), self.paper, PaperStrip(self.paper), side_width=SIDE)
        self.zones.changed.connect(self._fit)
        self._whole.addWidget(self.zones)
        for before, after in pairwise(self._tab_order()):
            QWidget.setTabOrder(before, after)

    def _main(self) -> QWidget:
        """The blocks that scroll, and the buttons that stay."""
        title = Heading("Read it back, print it, say goodbye", size=22)
        asked = Block(self.agreement, self.look, gap=6)
        asked.rows.addStretch(1)
        self._three = Block(asked, self.talk, self.sees, gap=20, across=True)
        self._three.rows.setStretchFactor(self.sees, 1)
        lines = (title, self.banner, self.lost, self.summary, self.words, self._three)
        self._body = Block(*lines, gap=6, edges=(24, 8, 28, 4), fill="surface")
        self._body.rows.addStretch(1)
        self._bar = Bar([self.print, self.copies, self.save, self.later], self.printer)
        self._scroll = Scroll(self._body)
        self._whole_main = Block(self._scroll, self._bar, fill="surface")
        self._whole_main.rows.setStretchFactor(self._scroll, 1)
        return self._whole_main

    def _tab_order(self) -> Sequence[QWidget]:
        """The buttons first, for most talks need no more; then the page from its top."""
        said, agreement, talk = self.words, self.agreement, self.talk
        words = (said.take, said.summary.edit, said.strengths.edit, said.next.edit)
        look = self.look
        paper = (agreement.agrees, agreement.changed, look.another, look.large, look.both)
        how = (talk.mode, talk.present.edit, talk.part)
        ends = (self.paper.page, self.recall)
        buttons = (self.print, self.copies, self.save, self.later)
        return (*buttons, *words, *paper, *how, *ends)

    def stops(self) -> Sequence[Stop]:
        return [
            (self._bar, self.print),
            (self.words, self.words.summary.edit),
            (self.agreement, self.agreement.agrees),
            (self.talk, self.talk.mode),
            (self.paper, self.paper.page),
        ]

    def say(self, kind: Kind, bold: str, rest: str) -> None:
        """A sentence under the paper about what was just done; over the page without a side."""
        self.kept.hide()
        self.banner.show()
        self.banner.set_words(bold, rest, kind=kind)

    def tell_lost(self, letters: Sequence[str]) -> None:
        """Say before it is printed which letters the paper cannot show as they are."""
        if letters:
            one = len(letters) == 1
            bold = f"The paper cannot show the letter{'' if one else 's'} {' '.join(letters)}"
            stands = "It stands there as a word" if one else "They stand there as words"
            self.lost.set_words(f"{bold}.", f"{stands} in brackets. Ask how it may be written.")
        self.lost.setVisible(bool(letters))

    def hush(self) -> None:
        """Nothing was done yet."""
        self.banner.hide()
        self.kept.show()

    def _fit(self, kind: str) -> None:
        """Blocks below each other in a narrow window, the buttons first: Enter is seen to print."""
        narrow = kind == "narrow"
        if kind == "wide":
            self.paper.below.insertWidget(0, self.banner)
        else:
            self._body.rows.insertWidget(1, self.banner)
        stand(self._three.rows, beside=not narrow)
        self.words.set_narrow(narrow=narrow)
        self._bar.set_inside(inside=narrow)
        if narrow:
            self._body.rows.insertWidget(2, self._bar)
        else:
            self._whole_main.rows.addWidget(self._bar)
