"""Step 4: what came of the last plan, what happens next, and the paper beside it."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.interview import deeds
from ui.interview.action_card import ActionCard
from ui.interview.action_cards import Cards
from ui.interview.action_panes import Panes, TodayZone
from ui.interview.chords import bind
from ui.interview.ideas import Ideas
from ui.interview.library import BACK, Library
from ui.interview.model import InterviewModel
from ui.interview.paper_side import PaperSide, PaperStrip
from ui.interview.review import ReviewZone
from ui.interview.step import Step, Stop
from ui.interview.zones import Zones
from ui.widgets.key_hints import Hint
from ui.widgets.toast import Toast

SIDE = 404
NEW: Hint = ("Insert", "New action")
EVERYWHERE: tuple[Hint, ...] = (("F6", "Next pane"), ("Ctrl Z", "Undo"))
IN_REVIEW: tuple[Hint, ...] = (
    (("Up", "Down"), "Choose"),
    (("D", "P", "N", "X"), "Done, partly, not done, no longer"),
    ("C", "Carry over"),
)
IN_IDEAS: tuple[Hint, ...] = (
    (("Up", "Down"), "Choose"),
    ("Enter", "Take it"),
    ("Delete", "Leave it out of your library"),
)
"""The keys of each pane, for the foot; those of a card are the step's own."""
_IDEAS = 3
_TYPED = ".what"


class ActionPlanStep(Step):
    """Earlier actions get an outcome each; today's are written, dated and ordered by keys."""

    told = Signal(str)
    """Something was taken away that Ctrl Z brings back."""
    left = (
        ("Alt W", "Who"),
        ("Alt T", "By when"),
        ("Alt K", "Area of knowledge"),
        (("Ctrl Up", "Ctrl Down"), "Reorder"),
        ("Ctrl Delete", "Remove"),
        *EVERYWHERE,
    )
    more = (
        NEW,
        ("Alt U", "Web page"),
        ("Ctrl Space", "Take the wording of the hint"),
        (("Alt 1", "to", "Alt 3"), "Take an idea"),
        ("Alt L", "Keep these words in your library"),
        ("Delete", "On an idea: leave it out of your library"),
        (BACK, "Take back what was done to the library"),
        (("D", "P", "N", "X"), "Last plan: done, partly, not done, no longer"),
        ("C", "Last plan: carry it over"),
    )

    def __init__(self, model: InterviewModel) -> None:
        super().__init__(model)
        self.library = Library(model)
        self.ideas, self.review, self.today = Ideas(), ReviewZone(), TodayZone()
        self.cards = Cards(model, self.library, self.today)
        self.paper = PaperSide(model)
        self._panes = Panes(self.review, self.today, self.ideas)
        self.zones = Zones(self._panes, self.paper, PaperStrip(self.paper), side_width=SIDE)
        self._whole.addWidget(self.zones)
        self.toast = Toast(self)
        self._connect()
        self._bind()

    def _connect(self) -> None:
        self.zones.changed.connect(self._panes.arrange)
        self.today.new.clicked.connect(self.cards.new)
        self.ideas.taken.connect(self.take_idea)
        self.ideas.left_out.connect(self._leave_out)
        self.ideas.emptied.connect(self._back_to_cards)
        self.cards.removed.connect(self.told)
        self.review.told.connect(self.told)
        self.cards.told.connect(lambda words: self.toast.say(words, "", ""))
        self.library.told.connect(self.toast.say)
        self.library.changed.connect(self._show_ideas)
        self.toast.acted.connect(self.library.take_back)

    def _bind(self) -> None:
        card, cards = self.cards.with_current, self.cards
        keys = {
            "Insert": cards.new,
            "Alt+W": card(ActionCard.edit_who),
            "Alt+T": card(ActionCard.edit_by),
            "Alt+K": card(ActionCard.edit_area),
            "Alt+U": card(ActionCard.edit_page),
            "Alt+L": card(ActionCard.keep_wording),
            "Alt+0": self.library.take_back,
            "Ctrl+Space": card(ActionCard.take_suggestion),
            "Ctrl+Up": card(lambda one: cards.move(one, -1)),
            "Ctrl+Down": card(lambda one: cards.move(one, 1)),
            "Ctrl+Del": card(cards.remove),
        }
        keys |= {f"Alt+{at + 1}": partial(self.take_idea, at) for at in range(_IDEAS)}
        bind(self, keys)

    def fill(self) -> None:
        name = self.model.forename
        self.paper.clear()
        self.paper.set_head(f"What {name} takes home. The school gets a copy.")
        self.toast.dismiss()
        self.library.fill()
        self.review.fill(self.model)
        self.cards.clear()
        self._show()
        self.paper.refresh(now=True)

    def refresh(self, keys: frozenset[str]) -> None:
        current = self.cards.current
        if current is not None and keys == {f"action.{current.action}{_TYPED}"}:
            current.refresh()
            self._show_ideas()
        else:
            self._show()
            self.review.refresh(self.model)
            current = self.cards.current
        if current is not None:
            self._panes.follow()
        self.paper.refresh(follow=current.body.what if current else "")

    def hints(self) -> Sequence[Hint]:
        focus = QApplication.focusWidget()
        if self.cards.current is not None:
            return self.left
        if any(item is focus for item in self.review.items):
            return (*IN_REVIEW, NEW, *EVERYWHERE)
        if any(item is focus for item in self.ideas.items):
            return (*IN_IDEAS, NEW, *EVERYWHERE)
        return (NEW, *EVERYWHERE)

    def focus_first(self) -> None:
        """The first earlier action without an outcome, else the last of today's, else a new one."""
        cards = self.cards.all
        target: QWidget = self.review.first_open() or (cards[-1] if cards else self.today.new)
        target.setFocus()

    def focus_key(self, key: str) -> None:
        part, _, rest = key.partition(".")
        action = rest.partition(".")[0]
        card = self.cards.get(action)
        if part in ("action", "gone") and card is not None:
            card.setFocus()
        for item in self.review.items:
            if part == "outcome" and item.action == action:
                item.setFocus()

    def field_in_hand(self) -> str:
        card, focus = self.cards.current, QApplication.focusWidget()
        if card is not None:
            return f"action.{card.action}{_TYPED}"
        return next((f"outcome.{item.action}" for item in self.review.items if item is focus), "")

    def stops(self) -> Sequence[Stop]:
        ideas: list[Stop] = [(self.ideas, item) for item in self.ideas.items[:1]]
        review: list[Stop] = [(self.review, item) for item in self.review.asked[:1]]
        return [(self.today, self.cards.stop), *ideas, *review, (self.paper, self.paper.page)]

    def escape(self) -> bool:
        card = self.cards.current
        return card.give_up_editor() if card else False

    def take_idea(self, number: int) -> None:
        """Put an idea on the plan, due after the time it usually takes."""
        found = self.library.ideas()
        if number < len(found):
            idea = found[number].action
            by = self.model.day + timedelta(weeks=idea.weeks)
            fields = {"what": idea.on_plan, "who": idea.who, "area": idea.area}
            action = deeds.add_action(self.model, {**fields, "by": by.isoformat()})
            card = self.cards.get(action)
            if card is not None:
                card.setFocus()

    def _leave_out(self, number: int) -> None:
        found = self.library.ideas()
        if number < len(found):
            self.library.leave_out(found[number])

    def _back_to_cards(self) -> None:
        self.cards.stop.setFocus()

    def _show(self) -> None:
        """Cards and ideas as they are now, and the order in which Tab passes them."""
        self.cards.show()
        self._show_ideas()
        order: list[QWidget] = [card.text for card in self.cards.all]
        order += [self.today.new, *self.ideas.items, *self.review.asked, self.paper.page]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _show_ideas(self) -> None:
        self.ideas.show_ideas(self.library.ideas() if self.model.is_open else ())
