"""Step 5: read it back, agree, print, say goodbye."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor

from onedesk.desk.prints import source
from onedesk.domain.agreement import wants_a_change
from onedesk.domain.interview import Outcome
from onedesk.paper.action_plan import summary_suggestion
from ui.interview import summary
from ui.interview.chords import bind
from ui.interview.finish_frame import FinishFrame
from ui.interview.handing_over import HandingOver, Wish
from ui.interview.model import InterviewModel
from ui.interview.step import show_text
from ui.paper.handed import PrintsDialog
from ui.paper.live import Paper
from ui.paper.output import Output
from ui.widgets.dialog import open_once
from ui.widgets.key_hints import Hint

FINISH: Sequence[Hint] = (("Ctrl Enter", "Finish and save"),)
BACK: Sequence[Hint] = (("Ctrl Enter", "Back to the list"),)


class FinishStep(FinishFrame):
    """Nothing here needs a printer; the private note never comes near the paper."""

    left = (
        ("Enter", "Print"),
        ("G", "Agreed"),
        ("B", "Change something"),
        ("L", "Larger print"),
        ("F", "Save PDF"),
        ("R", "Print later"),
        ("O", "Other printer"),
    )
    more = (
        ("C", "One copy more; after four, one"),
        ("2", "Headings in a second language"),
        ("A", "Headings in another language"),
        ("P", "Only part of the talk took place"),
        ("K", "Read what was handed over"),
        ("Ctrl Space", "In an empty summary: start from our words"),
        (("1", "2", "3"), "On how you talked: in person, video, phone"),
    )

    def __init__(self, model: InterviewModel, output: Output | None) -> None:
        super().__init__(model)
        self.handing = HandingOver(model, self, output)
        self._connect()

    def _connect(self) -> None:
        model, agreement, talk = self.model, self.agreement, self.talk
        self.paper.shown.connect(self._compare)
        self.handing.kept.connect(self._handed)
        self.handing.said.connect(self.say)
        self.print.clicked.connect(self._hand(self.handing.print_plan))
        self.save.clicked.connect(self._hand(self.handing.save_pdf))
        self.later.clicked.connect(self._hand(self.handing.later))
        self.recall.clicked.connect(self._recall)
        agreement.agrees.clicked.connect(lambda: model.edit(model.agreeing()))
        agreement.changed.clicked.connect(self._wants_change)
        self.copies.clicked.connect(self._more_copies)
        self.look.changed.connect(self._look_otherwise)
        self.words.take.clicked.connect(self._take_suggestion)
        bind(self.words.summary, {"Ctrl+Space": self._take_suggestion})
        self.ask_field(self.words.summary, ("summary",))
        self.ask_field(self.words.strengths, ("strengths",))
        self.ask_field(self.words.next, ("next_meeting",))
        self.ask_choice(talk.mode, ("mode",), lambda code: model.answer("mode", code))
        self.ask_field(talk.present, ("present",))
        talk.part.clicked.connect(self._part)

    def fill(self) -> None:
        self.paper.clear()
        self.handing.fill()
        self.hush()
        self.agreement.set_name(self.model.forename)
        self.print.show_copies(self.model.preferences.copies)
        self.look.show_prints(self.handing.looks)
        self.paper.large, self.paper.second = self.look.large.isChecked(), self.look.second
        self.talk.part.setChecked(self.model.interview.outcome == "part_held")
        self.recall.setVisible(self.handing.print is not None)
        self.paper.set_head("")
        self.refresh(frozenset())
        self.right = BACK if self.model.shut else FINISH
        QTimer.singleShot(0, self, self._name_printer)  # asking the system must not hold the page

    def refresh(self, _keys: frozenset[str]) -> None:
        model = self.model
        self.summary.show_rows(summary.rows(model))
        self.sees.show_sights(summary.who_sees(model))
        self.agreement.show_answer(model.agreed, before=model.agreed_before)
        for field, name in (
            (self.words.summary, "summary"),
            (self.words.strengths, "strengths"),
            (self.words.next, "next_meeting"),
            (self.talk.present, "present"),
        ):
            show_text(field, model.text(name))
        self.talk.mode.set_value(model.interview.mode)
        self.words.next.edit.setPlaceholderText(summary.next_meeting(model))
        own = bool(model.interview.summary)
        self.words.offer("" if own else self.suggestion())
        self.show_paper()

    def show_paper(self, *, now: bool = False) -> None:
        """Set the plan in type as it would be handed over."""
        handing, self.paper.outcome = self.handing, self.outcome
        self.paper.refresh(before=handing.document, reference=handing.reserved, now=now)

    def suggestion(self) -> str:
        """The summary that the answers themselves would make."""
        return summary_suggestion(source(self.model.current_file(), self.model.programme))

    @property
    def outcome(self) -> Outcome:
        """Whether the whole talk took place."""
        return "part_held" if self.talk.part.isChecked() else "held"

    def focus_first(self) -> None:
        self.print.setFocus()
        self._scroll.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters act while the keyboard is on a button, a box or the page."""
        acts: dict[str, Callable[[], object]] = {
            "G": self.agreement.agrees.click,
            "B": self.agreement.changed.click,
            "L": self.look.large.click,
            "2": self.look.both.click,
            "A": self.look.ask,
            "C": self.copies.click,
            "F": self.save.click,
            "R": self.later.click,
            "P": self.talk.part.click,
            "O": self._hand(self.handing.print_elsewhere),
            "K": self._recall,
        }
        act = acts.get(event.text().upper())
        if act is None or event.isAutoRepeat():
            super().keyPressEvent(event)
        else:
            act()

    def _hand(self, deed: Callable[[Wish], None]) -> Callable[[], None]:
        """The deed, for paper that looks as was chosen and a talk that went as was ticked."""

        def hand() -> None:
            look = self.look
            deed(Wish(look.large.isChecked(), look.second, self.print.copies, self.outcome))

        return hand

    def _more_copies(self) -> None:
        """As many as this the next time, too."""
        copies = self.print.one_more()
        self.model.jobs.run(partial(self.model.desk.prefer, copies=copies))

    def _wants_change(self) -> None:
        self.model.edit(wants_a_change())
        self.wanted.emit(3)

    def _part(self) -> None:
        """The plan says so; an outcome that the talk has already is put right at once."""
        if self.model.interview.outcome is not None:
            self.model.answer("outcome", self.outcome)
        self.show_paper()

    def _look_otherwise(self) -> None:
        self.paper.large, self.paper.second = self.look.large.isChecked(), self.look.second
        self.show_paper(now=True)

    def _take_suggestion(self) -> None:
        if not self.model.interview.summary:
            self.model.answer("summary", self.suggestion())
            self.words.summary.edit.setFocus()
            self.words.summary.edit.moveCursor(QTextCursor.MoveOperation.End)

    def _handed(self) -> None:
        """The preview bears the reference that the paper bears."""
        self.recall.show()
        self.show_paper(now=True)

    def _compare(self, paper: Paper) -> None:
        """Say which plan this is, and whether it is still the one that was printed."""
        self.paper.set_head(self.handing.head(paper.document))
        self.tell_lost(paper.lost)
        self.printer.show_pages(self.paper.page.pages)

    def _recall(self) -> None:
        """What was handed over, word for word, the last one first."""
        if self.handing.prints:
            handing = self.handing
            dialog = PrintsDialog(handing.file, self.model, handing.output, self)
            dialog.show_print(handing.prints[-1].id)
            open_once(dialog)

    def _name_printer(self) -> None:
        self.printer.show_printer(self.handing.output.printer())
