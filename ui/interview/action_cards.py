"""Today's actions as cards: one an action, in the order of the plan, the keyboard among them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.interview import deeds
from ui.interview.action_card import ActionCard
from ui.interview.action_panes import TodayZone
from ui.interview.library import Library
from ui.interview.model import InterviewModel


class Cards(QObject):
    """Makes, moves and drops cards as the plan changes; Enter and arrows lead from one to the next.

    Without a card the keyboard goes to the button that makes one.
    """

    told = Signal(str)
    removed = Signal(str)
    """An action was taken away that Ctrl Z brings back."""

    def __init__(self, model: InterviewModel, library: Library, zone: TodayZone) -> None:
        super().__init__(zone)
        self._model, self._library, self._zone = model, library, zone
        self._cards: dict[str, ActionCard] = {}

    @property
    def all(self) -> tuple[ActionCard, ...]:
        """The cards in the order of the plan."""
        return tuple(self._cards.values())

    @property
    def stop(self) -> QWidget:
        """Where the keyboard goes in today's zone."""
        return self.all[0].text if self._cards else self._zone.new

    @property
    def current(self) -> ActionCard | None:
        """The card that has the keyboard."""
        focus = QApplication.focusWidget()
        return next((card for card in self.all if focus and card.isAncestorOf(focus)), None)

    def get(self, action: str) -> ActionCard | None:
        """The card of an action, if it is on the plan."""
        return self._cards.get(action)

    def clear(self) -> None:
        """Another interview: no card of the last one stays."""
        for action in list(self._cards):
            self._drop(action)

    def show(self) -> None:
        """As many cards as the plan has actions, each at its place."""
        wanted = [action for action, _ in self._model.state.plan]
        for action in [one for one in self._cards if one not in wanted]:
            self._drop(action)
        self._cards = {action: self._cards.get(action) or self._card(action) for action in wanted}
        for number, card in enumerate(self.all):
            if self._zone.cards.indexOf(card) != number:
                self._zone.cards.insertWidget(number, card)
                card.show()
            card.set_number(number + 1)
            card.refresh()
        self._zone.show_count([action for _, action in self._model.state.plan])

    def new(self) -> None:
        """An empty card at the end, or the empty one that is there already."""
        empty = [card for card in self.all if not card.body.what.strip()]
        if not empty:
            deeds.add_action(self._model)
        for card in (empty or list(self.all))[-1:]:
            card.setFocus()

    def with_current(self, deed: Callable[[ActionCard], object]) -> Callable[[], None]:
        """The deed, done to the card in hand."""

        def act() -> None:
            card = self.current
            if card is not None:
                deed(card)

        return act

    def move(self, card: ActionCard, by: int) -> None:
        """Let a card change places with its neighbour; the keyboard stays with it."""
        deeds.move_action(self._model, card.action, by)
        self._cards[card.action].setFocus()

    def remove(self, card: ActionCard) -> None:
        """Take an action out; the keyboard goes to the next one, else to the one before."""
        at = self.all.index(card)
        deeds.remove_action(self._model, card.action)
        left = self.all
        (left[min(at, len(left) - 1)] if left else self._zone.new).setFocus()
        self.removed.emit(f"Action {at + 1} removed.")

    def _drop(self, action: str) -> None:
        card = self._cards.pop(action)
        self._zone.cards.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _card(self, action: str) -> ActionCard:
        card = ActionCard(self._model, self._library, action)
        card.text.entered.connect(lambda: self._go_on(card))
        card.text.passed.connect(lambda by: self._pass(card, by))
        card.told.connect(self.told)
        return card

    def _go_on(self, card: ActionCard) -> None:
        """Enter goes to the next card; after the last one a new one begins."""
        at = self.all.index(card)
        if at + 1 < len(self.all):
            self.all[at + 1].setFocus()
        elif card.body.what.strip():
            self.new()

    def _pass(self, card: ActionCard, by: int) -> None:
        at = self.all.index(card) + by
        if 0 <= at < len(self.all):
            self.all[at].setFocus()
