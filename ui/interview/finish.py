"""Step 5: read it back, agree, print, say goodbye."""

from collections.abc import Callable, Sequence
from textwrap import shorten

from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from onedesk.desk.prints import DRAFT, source
from onedesk.domain.interview import Outcome
from onedesk.paper.action_plan import summary_suggestion
from ui import theme, words
from ui.interview import summary
from ui.interview.chords import bind
from ui.interview.finish_parts import Agreement, Bar, SummaryCard, WhoSees
from ui.interview.handing_over import HandingOver
from ui.interview.model import InterviewModel
from ui.interview.paper_side import PaperSide, PaperStrip
from ui.interview.step import Step, Stop, show_text
from ui.interview.zones import Zones, scrolling
from ui.paper.live import Paper
from ui.paper.output import Output
from ui.widgets.banner import Banner, Kind
from ui.widgets.base import Painted
from ui.widgets.button import Button
from ui.widgets.card import Rule
from ui.widgets.check import Check
from ui.widgets.choice import ChipRow
from ui.widgets.field import Field, TextField
from ui.widgets.key_hints import Hint
from ui.widgets.label import ColumnHead, Label

SIDE = 384
MODES = (("face_to_face", "Face to face"), ("video", "Video"), ("phone", "Phone"))
FINISH: Sequence[Hint] = (("Ctrl Enter", "Finish and save"),)
BACK: Sequence[Hint] = (("Ctrl Enter", "Back to the list"),)
_SHOWN = 110
KEPT = "The exact text that you print is kept under a reference, even if the record changes later."


class Surface(Painted):
    """A plain zone in the colour of cards."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().color("surface"))


class _Words(QWidget):
    """What the student reads first: the summary written to them, and what they are good at."""

    def __init__(self) -> None:
        super().__init__()
        self.summary = TextField("What we talked about", note="goes on the plan", lines=2)
        self.strengths = TextField("Strengths", note="goes on the plan", lines=2)
        self.take = Button("Start from these words", kind="quiet", key="Ctrl Space", height=32)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.summary, 3)
        row.addWidget(self.strengths, 2)
        self.summary.beside(self.take)
        self.row = row


class _Talk(QWidget):
    """How the talk took place, who else was there, and when the next one is."""

    def __init__(self) -> None:
        super().__init__()
        self.mode = ChipRow(MODES)
        self.mode.set_name("How did you talk?")
        self.present = Field("Who else was there?", size=12, height=36)
        self.next = Field("Next meeting", note="goes on the plan", size=12, height=36)
        self.part = Check("Only part of the talk took place")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(ColumnHead("The talk"))
        rows.addWidget(self.mode)
        self.fields = QHBoxLayout()
        self.fields.setSpacing(16)
        self.fields.addWidget(self.present, 1)
        self.fields.addWidget(self.next, 1)
        rows.addLayout(self.fields)
        rows.addWidget(self.part)


class FinishStep(Step):
    """Nothing here needs a printer; the private note never comes near the paper."""

    left = (
        ("Enter", "Print"),
        ("G", "Agreed"),
        ("B", "Change something"),
        ("L", "Larger print"),
        ("F", "Save PDF"),
        ("R", "Print later"),
    )

    def __init__(self, model: InterviewModel, output: Output | None) -> None:
        super().__init__(model)
        self.paper = PaperSide(model)
        self.handing = HandingOver(model, self, output)
        self.summary, self.sees, self.agreement = SummaryCard(), WhoSees(), Agreement()
        self.words, self.talk = _Words(), _Talk()
        self.banner = Banner("done", "")
        self.banner.hide()
        self.print = Button("Print", kind="primary", key="Enter", icon="printer", height=48)
        self.save = Button("Save PDF", key="F", height=48)
        self.later = Button("Print later", key="R", height=48)
        self.large = Check("Larger print, 16 point", "L")
        self.paper.below.addWidget(Banner("done", "", KEPT, icon=""))
        self.zones = Zones(self._main(), self.paper, PaperStrip(self.paper), side_width=SIDE)
        self.zones.changed.connect(self._fit)
        self._whole.addWidget(self.zones)
        self._connect()

    def _main(self) -> QWidget:
        """The blocks that scroll, and the buttons that stay."""
        body = Surface()
        self._blocks = rows = QVBoxLayout(body)
        rows.setContentsMargins(24, 14, 28, 12)
        rows.setSpacing(10)
        rows.addWidget(Label("Read it back, print it, say goodbye", size=22, weight=650))
        rows.addWidget(self.banner)
        rows.addWidget(self.summary)
        rows.addWidget(self.words)
        self._pair: QBoxLayout = QHBoxLayout()
        self._pair.setSpacing(24)
        self._pair.addWidget(self.agreement, 1)
        self._pair.addWidget(self.sees, 1)
        rows.addLayout(self._pair)
        rows.addWidget(Rule())
        rows.addWidget(self.talk)
        rows.addStretch(1)
        main = Surface()
        self._bar = Bar([self.print, self.save, self.later, self.large])
        self._whole_main = whole = QVBoxLayout(main)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._scroll = scrolling(body)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._bar)
        return main

    def _connect(self) -> None:
        model, agreement, talk = self.model, self.agreement, self.talk
        self.paper.live.ready.connect(self._compare)
        self.handing.kept.connect(self._handed)
        self.handing.said.connect(self._say)
        self.print.clicked.connect(self._hand(self.handing.print_plan))
        self.save.clicked.connect(self._hand(self.handing.save_pdf))
        self.later.clicked.connect(self._hand(self.handing.later))
        agreement.agrees.clicked.connect(lambda: model.answer("agreed", value=True))
        agreement.changed.clicked.connect(self._wants_change)
        self.large.toggled.connect(self._make_large)
        self.words.take.clicked.connect(self._take_suggestion)
        bind(self.words.summary, {"Ctrl+Space": self._take_suggestion})
        self.ask_field(self.words.summary, ("summary",))
        self.ask_field(self.words.strengths, ("strengths",))
        self.ask_choice(talk.mode, ("mode",), lambda code: model.answer("mode", code))
        self.ask_field(talk.present, ("present",))
        self.ask_field(talk.next, ("next_meeting",))

    def fill(self) -> None:
        name = self.model.forename
        self.paper.clear()
        self.handing.fill()
        self.banner.hide()
        self.agreement.set_name(name)
        self.large.setChecked(bool(self.handing.print and self.handing.print.large))
        self.words.strengths.set_label(f"What {name} is good at")
        self.talk.part.setChecked(self.model.interview.outcome == "part_held")
        self._kept()
        self.refresh(frozenset())
        finished = self.model.interview.finished_at
        self.right = FINISH if finished is None else BACK
        if finished is not None:
            at = words.moment_in_sentence(finished, self.model.clock())
            self._say("info", f"This talk was finished {at}.", "What you change now is kept too.")

    def refresh(self, _keys: frozenset[str]) -> None:
        model = self.model
        self.summary.show_rows(summary.rows(model))
        self.sees.show_sights(summary.who_sees(model))
        self.agreement.show_answer(model.interview.agreed)
        for field, name in (
            (self.words.summary, "summary"),
            (self.words.strengths, "strengths"),
            (self.talk.present, "present"),
            (self.talk.next, "next_meeting"),
        ):
            show_text(field, model.text(name))
        self.talk.mode.set_value(model.interview.mode)
        self.talk.next.edit.setPlaceholderText(summary.next_meeting(model))
        own = bool(model.interview.summary)
        self.words.take.setVisible(not own)
        self.words.summary.edit.setPlaceholderText("" if own else self._beginning())
        self.paper.refresh(reference=self.handing.reference or DRAFT)

    def suggestion(self) -> str:
        """The summary that the answers themselves would make."""
        file, programme = self.model.current_file(), self.model.programme
        return summary_suggestion(source(file, programme, DRAFT))

    def _beginning(self) -> str:
        """As much of the suggestion as the empty field can show."""
        return shorten(self.suggestion(), _SHOWN, placeholder=" …")

    @property
    def outcome(self) -> Outcome:
        """Whether the whole talk took place."""
        return "part_held" if self.talk.part.isChecked() else "held"

    def focus_first(self) -> None:
        self.print.setFocus()
        self._scroll.verticalScrollBar().setValue(0)

    def stops(self) -> Sequence[Stop]:
        return [(self.zones.main, self.print), (self.paper, self.paper.page)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters act while the keyboard is on a button, a box or the page."""
        acts: dict[str, Callable[[], object]] = {
            "G": self.agreement.agrees.click,
            "B": self.agreement.changed.click,
            "L": self.large.click,
            "F": self.save.click,
            "R": self.later.click,
        }
        act = acts.get(event.text().upper())
        if act is None or event.isAutoRepeat():
            super().keyPressEvent(event)
        else:
            act()

    def _hand(self, deed: Callable[..., None]) -> Callable[[], None]:
        """The deed, in the size of print that was chosen."""
        return lambda: deed(large=self.large.isChecked())

    def _wants_change(self) -> None:
        self.model.answer("agreed", value=False)
        self.wanted.emit(3)

    def _make_large(self, large: bool) -> None:
        self.paper.large = large
        self.paper.refresh(reference=self.handing.reference or DRAFT, now=True)

    def _take_suggestion(self) -> None:
        if not self.model.interview.summary:
            self.model.answer("summary", self.suggestion())
            self.words.summary.edit.setFocus()

    def _handed(self) -> None:
        """The preview bears the reference that the paper bears."""
        self._kept()
        self.paper.refresh(reference=self.handing.reference, now=True)

    def _kept(self) -> None:
        reference = self.handing.reference
        self.paper.set_head(f"Plan {reference}" if reference else "The plan, not printed yet")

    def _compare(self, paper: Paper) -> None:
        """Say so when the plan is no longer the one that was printed."""
        printed = self.handing.print
        if printed is not None and paper.document != self.handing.document:
            at = words.moment_in_sentence(printed.made_at, self.model.clock())
            self.paper.set_head(f"Differs from {printed.reference}, printed {at}")
        else:
            self._kept()

    def _say(self, kind: Kind, bold: str, rest: str) -> None:
        self.banner.set_words(bold, rest, kind=kind)
        self.banner.show()

    def _fit(self, kind: str) -> None:
        """Blocks below each other in a narrow window, and the buttons at their end."""
        ways = QBoxLayout.Direction
        way = ways.TopToBottom if kind == "narrow" else ways.LeftToRight
        for row in (self._pair, self.words.row, self.talk.fields):
            row.setDirection(way)
        (self._blocks if kind == "narrow" else self._whole_main).addWidget(self._bar)
