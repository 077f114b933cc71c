"""What the first two steps share: questions beside earlier answers, help at the right."""

from collections.abc import Sequence

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui import words
from ui.interview.change_word import ChangeWord
from ui.interview.changes import Talk, change, compared
from ui.interview.help_zone import SIDE, HelpZone, Strip, since, since_words, strip_words
from ui.interview.model import InterviewModel
from ui.interview.question import Question, QuestionPage
from ui.interview.said import Line, Said
from ui.interview.step import Step, letter
from ui.interview.zones import Side, Zones
from ui.widgets.key_hints import Hint

HIDE: Hint = ("H", "Hide what was said before, or show it again")
FIRST = Line("", Said(rest="No earlier talk", faint=True))


class QuestionStep(Step):
    """A page of questions; H hides what was said before."""

    def __init__(self, model: InterviewModel, questions: Sequence[Question]) -> None:
        super().__init__(model)
        self.page = QuestionPage(questions)
        self.help, self.strip = HelpZone(), Strip()
        self._earlier_shown = True
        self.zones = Zones(self.page, Side(self.help), self.strip, side_width=SIDE)
        self.zones.changed.connect(self.fit)
        self._whole.addWidget(self.zones)
        self._changes: list[tuple[str, ChangeWord, QWidget]] = []
        self._before: list[Talk] = []

    def mark_changes(self, question: str, word: ChangeWord, control: QWidget) -> None:
        """Say with `word`, and for screen readers with `control`, what changed in an answer."""
        self._changes.append((question, word, control))

    def show_changes(self) -> None:
        """Compare today's answers with last time's."""
        now = compared(self.model.interview)
        for question, word, control in self._changes:
            found = change(question, now, self._before)
            if found.words != word.words:
                word.show_change(found)
                control.setAccessibleDescription(found.words)

    def fill_earlier(self, lines: Sequence[Sequence[Line]]) -> None:
        """Today's date, what earlier talks said to each question, what was offered since."""
        self._turn_earlier(shown=True)  # hidden in one talk, they are not missed in the next
        self.page.set_today(f"Today, {words.day_month(self.model.day)}")
        self._before = [compared(talk) for talk in self.model.earlier]
        for question, found in zip(self.page.questions, lines, strict=True):
            question.earlier.set_lines(found)
        if not self.model.past:
            self.page.questions[0].earlier.set_lines([FIRST])
        self.help.set_since(since_words(self.model.last), since(self.model))

    def show_notes(self, title: str, notes: str, below: str, questions: Sequence[str]) -> None:
        """Local notes and good questions, beside the page or in a sentence under it."""
        self.help.set_notes(title, notes, below)
        self.help.set_questions(questions)
        self.strip.set_words(strip_words(title, notes, questions))

    def fit(self, kind: str) -> None:
        """One column where there is little room; the help then scrolls with the questions."""
        narrow = kind == "narrow"
        self.page.set_narrow(narrow=narrow)
        if narrow:
            self.page.take_tail(self.strip)
        else:
            self.zones.take_strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """H acts alone, but never while one writes."""
        if letter(event) == "H":
            self._turn_earlier(shown=not self._earlier_shown)
        else:
            super().keyPressEvent(event)

    def _turn_earlier(self, *, shown: bool) -> None:
        self._earlier_shown = shown
        self.page.show_earlier(shown=shown)
