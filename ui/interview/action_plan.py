"""Step 4: what came of the last plan, what happens next, and the paper beside it."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from onedesk.domain.rules import too_many
from ui.interview import deeds
from ui.interview.action_card import ActionCard
from ui.interview.action_panes import Panes, TodayZone
from ui.interview.action_words import ideas
from ui.interview.chords import bind
from ui.interview.ideas import Ideas
from ui.interview.model import InterviewModel
from ui.interview.paper_side import PaperSide, PaperStrip
from ui.interview.review import ReviewZone
from ui.interview.step import Step, Stop
from ui.interview.zones import Zones

SIDE = 404


class ActionPlanStep(Step):
    """Earlier actions get an outcome each; today's are written, dated and ordered by keys."""

    told = Signal(str)
    """Something was taken away that Ctrl Z brings back."""
    left = (
        ("Alt W", "Who"),
        ("Alt T", "By when"),
        ("Alt K", "Knowledge area"),
        (("Ctrl Up", "Ctrl Down"), "Reorder"),
        ("Ctrl Delete", "Remove"),
        ("F6", "Next pane"),
        ("Ctrl Z", "Undo"),
    )

    def __init__(self, model: InterviewModel) -> None:
        super().__init__(model)
        self.cards: dict[str, ActionCard] = {}
        self.ideas, self.review = Ideas(), ReviewZone()
        self.today = TodayZone()
        self.paper = PaperSide(model)
        self._panes = Panes(self.review, self.today, self.ideas)
        strip = PaperStrip(self.paper)
        self.zones = Zones(self._panes, self.paper, strip, side_width=SIDE)
        self.zones.changed.connect(self._panes.arrange)
        self._whole.addWidget(self.zones)
        self.today.new.clicked.connect(self.new_action)
        self.ideas.taken.connect(self.take_idea)
        self._bind()

    def _bind(self) -> None:
        card = self._with_card
        keys = {
            "Insert": self.new_action,
            "Alt+W": card(ActionCard.edit_who),
            "Alt+T": card(ActionCard.edit_by),
            "Alt+K": card(ActionCard.edit_area),
            "Ctrl+Space": card(ActionCard.take_suggestion),
            "Ctrl+Up": card(lambda one: self._move(one, -1)),
            "Ctrl+Down": card(lambda one: self._move(one, 1)),
            "Ctrl+Del": card(self._remove),
            "Alt+1": lambda: self.take_idea(0),
            "Alt+2": lambda: self.take_idea(1),
            "Alt+3": lambda: self.take_idea(2),
        }
        bind(self, keys)

    def fill(self) -> None:
        name = self.model.forename
        self.paper.clear()
        self.paper.set_head(f"What {name} takes home. The school gets a copy.")
        self.review.fill(self.model)
        for card in self.cards.values():
            card.hide()
            card.deleteLater()
        self.cards = {}
        self._show_cards()
        self.paper.refresh(now=True)

    def refresh(self, _keys: frozenset[str]) -> None:
        self._show_cards()
        self.review.refresh(self.model)
        current = self._current()
        if current is not None:
            self._panes.follow(current)
        self.paper.refresh(follow=current.body.what if current else "")

    def focus_first(self) -> None:
        """The first earlier action without an outcome, else the last of today's, else a new one."""
        still_open = self.review.first_open()
        cards = list(self.cards.values())
        target: QWidget = still_open or (cards[-1] if cards else self.today.new)
        target.setFocus()

    def focus_key(self, key: str) -> None:
        part, _, rest = key.partition(".")
        action = rest.partition(".")[0]
        if part in ("action", "gone") and action in self.cards:
            self.cards[action].setFocus()
        for item in self.review.items:
            if part == "outcome" and item.action == action:
                item.setFocus()

    def stops(self) -> Sequence[Stop]:
        cards = list(self.cards.values())
        first: QWidget = cards[0].text if cards else self.today.new
        items: list[Stop] = [(self.review, item) for item in self.review.items[:1]]
        return [(self.today, first), *items, (self.paper, self.paper.page)]

    def escape(self) -> bool:
        card = self._current()
        return card.close_editor() if card else False

    def new_action(self) -> None:
        """An empty card at the end, or the empty one that is there already."""
        empty = [card for card in self.cards.values() if not card.body.what.strip()]
        if not empty:
            deeds.add_action(self.model)
        (empty or list(self.cards.values()))[-1].setFocus()

    def take_idea(self, number: int) -> None:
        """Put an idea on the plan, due after the time it usually takes."""
        found = ideas(self.model)
        if number < len(found):
            idea = found[number][1]
            by = self.model.day + timedelta(weeks=idea.weeks)
            fields = {"what": idea.on_plan, "who": idea.who, "area": idea.area}
            action = deeds.add_action(self.model, {**fields, "by": by.isoformat()})
            self.cards[action].setFocus()

    def _current(self) -> ActionCard | None:
        """The card that has the keyboard."""
        focus = QApplication.focusWidget()
        cards = self.cards.values()
        return next((card for card in cards if focus and card.isAncestorOf(focus)), None)

    def _with_card(self, deed: Callable[[ActionCard], object]) -> Callable[[], None]:
        """The deed, done to the card in hand."""

        def act() -> None:
            card = self._current()
            if card is not None:
                deed(card)

        return act

    def _move(self, card: ActionCard, by: int) -> None:
        deeds.move_action(self.model, card.action, by)
        self.cards[card.action].setFocus()

    def _remove(self, card: ActionCard) -> None:
        order = list(self.cards)
        at = order.index(card.action)
        deeds.remove_action(self.model, card.action)
        left = list(self.cards.values())
        (left[min(at, len(left) - 1)] if left else self.today.new).setFocus()
        self.told.emit(f"Action {at + 1} removed.")

    def _show_cards(self) -> None:
        """One card an action, in the order of the plan."""
        plan = self.model.state.plan
        wanted = [action for action, _ in plan]
        for action in [one for one in self.cards if one not in wanted]:
            card = self.cards.pop(action)
            self.today.cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {action: self.cards.get(action) or self._card(action) for action in wanted}
        for number, card in enumerate(self.cards.values()):
            if self.today.cards.indexOf(card) != number:
                self.today.cards.insertWidget(number, card)
                card.show()
            card.set_number(number + 1)
            card.refresh()
        self.today.empty.setVisible(not plan)
        many = too_many([action for _, action in plan])
        self.today.many.setText(many.say if many else "")
        self.today.many.setVisible(many is not None)
        self._show_ideas()
        order: list[QWidget] = [card.text for card in self.cards.values()]
        order += [self.today.new, *self.review.items, self.paper.page]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _card(self, action: str) -> ActionCard:
        card = ActionCard(self.model, action)
        card.text.entered.connect(lambda: self._go_on(card))
        card.text.passed.connect(lambda by: self._pass(card, by))
        return card

    def _go_on(self, card: ActionCard) -> None:
        """Enter goes to the next card; after the last one a new one begins."""
        order = list(self.cards.values())
        at = order.index(card)
        if at + 1 < len(order):
            order[at + 1].setFocus()
        elif card.body.what.strip():
            self.new_action()

    def _pass(self, card: ActionCard, by: int) -> None:
        order = list(self.cards.values())
        at = order.index(card) + by
        if 0 <= at < len(order):
            order[at].setFocus()

    def _show_ideas(self) -> None:
        name, adviser = self.model.forename, self.model.programme.adviser.forename
        self.ideas.show_ideas(
            [(level, idea.words(name, adviser)) for level, idea in ideas(self.model)]
        )
