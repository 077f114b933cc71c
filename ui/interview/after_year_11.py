"""Step 2: the plan after Year 11, where, plan B, and how far along it is."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout

from onedesk.domain.programme import Plan, catalogue
from onedesk.domain.rules import OTHER
from ui import words
from ui.interview import deeds, said
from ui.interview.change_word import ChangeWord
from ui.interview.help_zone import asked, notes_date
from ui.interview.model import InterviewModel
from ui.interview.plan_b import PlanB
from ui.interview.question import Question
from ui.interview.question_step import HIDE, QuestionStep
from ui.interview.step import show_text, write_on
from ui.interview.whole_list import WholeList
from ui.widgets.block import Block
from ui.widgets.choice import ChipRow, ChoiceTiles
from ui.widgets.field import Field
from ui.widgets.label import Caption

NOT_KNOWN = "Not known yet"
_NOTES = 2


class PlanStep(QuestionStep):
    """The plan in nine tiles, the whole list behind the eighth; nothing is inferred from it."""

    left = (
        (("1", "to", "9"), "Choose, go to next"),
        ("=", "Same as last time, in an empty field"),
        ("0", "Not asked"),
        ("Ctrl Z", "Undo"),
    )
    more = (
        (("1", "to", "5"), "How far along"),
        ("Enter", "Next question; on plan B, the list"),
        HIDE,
    )

    def __init__(self, model: InterviewModel) -> None:
        heads = (" ", "", "Plan B", "How far along?")
        super().__init__(model, [Question(head) for head in heads])
        tiles = [(tile.plan, tile.label) for tile in catalogue().tiles]
        states = [state for state in catalogue().states if state.key]
        later = [state for state in catalogue().states if not state.key]
        self.tiles, self.other = ChoiceTiles(tiles), WholeList("Which plan?")
        self.kinds = _kinds()
        self.where = Field("Where, or with whom?", size=17)
        self.course = Field("Level or course", size=17)
        self.plan_b = PlanB(model, tiles)
        self.second, self.detail = self.plan_b.pick, self.plan_b.detail
        self.states = ChipRow([(state.code, state.label) for state in states])
        self.later = ChipRow([(state.code, state.label) for state in later])
        self.strange = Caption(wrap=True)
        self._place()
        self._connect()

    def _place(self) -> None:
        first, second, third, fourth = (question.today.rows for question in self.page.questions)
        for widget in (self.tiles, *self.kinds.values(), self.other):
            first.addWidget(widget)
        pair = Block(gap=12, across=True)
        self._pair = pair.rows
        self._pair.addWidget(self.where, 1)
        self._pair.addWidget(self.course, 1)
        second.addWidget(pair)
        third.addWidget(self.plan_b)
        fourth.addWidget(self.strange)
        fourth.addWidget(self.states)
        fourth.addWidget(self.later)
        self.states.set_name("How far along?")
        self.later.set_name("What came of it?")
        self._place_changes()

    def _place_changes(self) -> None:
        """A word beside each question; where and which course have one each."""
        one, two, three, four = self.page.questions
        course = ChangeWord()
        self.where.beside(two.change)
        self.course.beside(course)
        self.mark_changes("plan", one.change, self.tiles)
        self.mark_changes("provider", two.change, self.where.edit)
        self.mark_changes("course", course, self.course.edit)
        self.mark_changes("plan_b", three.change, self.detail.edit)
        self.mark_changes("application", four.change, self.states)

    def _connect(self) -> None:
        model = self.model
        self.ask_choice(self.tiles, ("plan", "other_plan"), self._take_tile)
        for row in self.kinds.values():
            self.ask_choice(row, ("plan", "other_plan"), lambda c: deeds.choose_plan(model, c))
        self.ask_type_ahead(self.other, ("plan", "other_plan"))
        self.other.taken.connect(self._take_other)
        self.other.edited.connect(self._name_other)
        self.other.wrote.connect(self._write_other)
        self.ask_field(self.where, ("provider",))
        self.ask_field(self.course, ("course",))
        self._asks.append((self.second, ("plan_b", "plan_b_detail")))
        self.ask_type_ahead(self.plan_b.other, ("plan_b", "plan_b_detail"))
        self.plan_b.settled.connect(lambda: self.advance(self.plan_b.other.edit))
        self.ask_field(self.detail, ("plan_b_detail", "plan_b"))
        self.ask_choice(self.states, ("application",), lambda c: model.answer("application", c))
        self.ask_choice(self.later, ("application",), lambda c: model.answer("application", c))

    def fill(self) -> None:
        model, past = self.model, [entry.body for entry in self.model.past]
        heading = self.page.questions[0].heading
        heading.setText(f"What does {model.forename} want to do after Year 11?")
        self.tiles.set_name(heading.text())
        lines = [
            said.earlier_lines(past, said.plan),
            said.last_line(past, said.place, "No provider named"),
            said.last_line(past, said.plan_b, "No plan B"),
            said.last_line(past, said.application, said.NOT_ASKED),
        ]
        self.fill_earlier(lines)
        self.refresh(frozenset())

    def refresh(self, _keys: frozenset[str]) -> None:
        interview = self.model.interview
        self._show_plan()
        for field, name in ((self.where, "provider"), (self.course, "course")):
            show_text(field, self.model.text(name))
            field.edit.setPlaceholderText(NOT_KNOWN if self.model.skipped(name) else "")
        self.plan_b.refresh()
        self._show_state(interview.application)
        self.states.set_name(_named("How far along?", self.model.skipped("application")))
        self.show_changes()

    def _show_state(self, code: str | None) -> None:
        """How far along; a step that no list has yet is said in words, and stays."""
        states = {state.code: state for state in catalogue().states}
        state = states.get(code or "")
        further = state is not None and state.key is None
        self.states.set_value("offer" if further else code)
        self.later.set_value(code if further else None)
        self.later.setVisible(state is not None and (further or state.offered))
        self.strange.setText(f"A step this laptop does not know yet: {code}")
        self.strange.setVisible(bool(code) and state is None)

    def _show_plan(self) -> None:
        """The tile of the plan, what it leaves open, and what it asks for."""
        interview = self.model.interview
        plan = catalogue().plan(interview.plan) if interview.plan else None
        self.tiles.set_value(plan.under if plan else None)
        for under, row in self.kinds.items():
            row.setVisible(plan is not None and plan.under == under)
            row.set_value(plan.code if plan else None)
        self.other.show_plan(interview.plan, interview.other_plan)
        self._show_help(plan)

    def _show_help(self, plan: Plan | None) -> None:
        parts = [part for part in (plan.warning, *plan.asks) if part] if plan else []
        notes = " ".join(parts[:_NOTES])
        title = plan.asks_title if plan else ""
        self.show_notes(title, notes, notes_date("POST16"), asked(self.model, "plan"))

    def _take_tile(self, code: str) -> None:
        """The plan of a tile; the one behind *Something else* waits to be named."""
        self.other.set_text("")
        deeds.choose_plan(self.model, code)

    def _take_other(self, code: str) -> None:
        deeds.choose_plan(self.model, code)
        self.advance(self.other.edit)

    def _write_other(self, text: str) -> None:
        deeds.choose_plan(self.model, OTHER, text)
        self.advance(self.other.edit)

    def _name_other(self, text: str) -> None:
        """Words for *Something else* are kept as they are typed."""
        if self.model.interview.plan == OTHER:
            self.type_in("other_plan", text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A provider may be named at once, though it is still open which kind of plan it is."""
        asked_which = QApplication.focusWidget() in self.kinds.values()
        if not (asked_which and event.text().isalpha() and write_on(self.where.edit, event)):
            super().keyPressEvent(event)

    def fit(self, kind: str) -> None:
        super().fit(kind)
        ways = QBoxLayout.Direction
        self._pair.setDirection(ways.TopToBottom if kind == "narrow" else ways.LeftToRight)


def _kinds() -> dict[str, ChipRow]:
    """A row for each tile that stands for several plans: which of them it is."""
    rows = {}
    for tile in catalogue().tiles:
        plans = [plan for plan in catalogue().plans if plan.under == tile.plan]
        if len(plans) > 1 and not tile.opens_list:
            named = [(plan.code, words.capital(plan.detail) or plan.short) for plan in plans]
            rows[tile.plan] = ChipRow(named)
            rows[tile.plan].set_name(f"{tile.label}: which?")
    return rows


def _named(question: str, skipped: bool) -> str:
    """The question for screen readers, and that it was not asked."""
    return f"{question} {said.NOT_ASKED}" if skipped else question
