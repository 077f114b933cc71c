"""The last plan: what came of each action, and a question about every one that is still open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from onedesk.domain.plan import Action
from onedesk.domain.rules import settled_before
from onedesk.domain.smart import OFTEN, times_carried
from onedesk.paper.wording import APOSTROPHE
from ui import theme, words
from ui.interview import deeds
from ui.interview.action_words import who_words
from ui.interview.model import InterviewModel
from ui.interview.outcomes import NAMES, Outcomes
from ui.section import empty
from ui.theme.icons import pixmap
from ui.theme.roles import Role
from ui.widgets.announce import announce
from ui.widgets.base import Painted
from ui.widgets.block import Block
from ui.widgets.card import Rule
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Caption, ColumnHead, Label
from ui.widgets.rich import Rich

WIDTH = 328
OUTCOMES = {"D": "done", "P": "partly", "N": "not_done", "X": "no_longer"}
CARRY = "C"
KEYS = "Keys: D done, P partly, N not done, X no longer, C carry on"
_INSET = 6


class ReviewItem(Painted):
    """One action of an earlier plan; D P N X and C act while it has the keyboard."""

    spoken_role = Role.Grouping
    settled = Signal()
    """An outcome was given by key: the talk goes on to the next."""
    passed = Signal(int)
    """Up (-1) or down (+1) to the next action."""
    told = Signal(str)
    """An action left today's plan, and Ctrl Z brings it back."""

    def __init__(self, model: InterviewModel, action: str) -> None:
        super().__init__()
        self._model, self.action = model, action
        self._what = Rich(size=15, leading=1.36)
        self._meta = Caption("", wrap=True)
        self._outcomes = Outcomes()
        self._arrow, self._carried = Label(""), Caption("")
        line = QHBoxLayout()
        line.addWidget(self._arrow)
        line.addWidget(self._carried, 1)
        self._rows = rows = QVBoxLayout(self)
        for part in (self._what, self._meta, Block(self._outcomes, edges=(0, 4, 0, 0))):
            rows.addWidget(part)
        rows.addLayout(line)
        self._outcomes.picked.connect(self._pick)
        self.refresh()

    @property
    def body(self) -> Action:
        """The action with its outcome."""
        return self._model.state.reviews[self.action]

    @property
    def asked(self) -> bool:
        """Whether it is asked about; what was settled before this talk is only shown."""
        return not settled_before(self.body, self._model.state.id)

    def refresh(self) -> None:
        """Show what the model knows."""
        body, model = self.body, self._model
        policy = Qt.FocusPolicy.StrongFocus if self.asked else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        if self._what.text() != body.what:
            self._what.set_text(body.what)
        who = who_words(model, body).replace("**", "")
        self._meta.setText(f"{who}{self._when()}{self._often()}")
        self._outcomes.set_value(body.outcome)
        carried = model.state.carried(self.action)
        numbers = {one: number for number, (one, _) in enumerate(model.state.plan, 1)}
        goes_on = (
            f"Carried into today{APOSTROPHE}s plan as action {numbers[carried]}" if carried else ""
        )
        self._carried.setText(goes_on)
        self._carried.setVisible(bool(carried))
        self._arrow.setVisible(bool(carried))
        self._name(goes_on)

    def _when(self) -> str:
        """By when it is to be done; of what was settled before, when that was."""
        body = self.body
        if self.asked or body.outcome_on is None:
            return f", by {words.day_month(body.by)}" if body.by else ""
        said = NAMES.get(body.outcome or "", "settled").lower()
        return f", {said} {words.day_month(body.outcome_on)}"

    def _often(self) -> str:
        """A word about an action that has come through several plans already."""
        known = {entry.id: entry.body for entry in self._model.file.file.actions}
        times = times_carried(self.body, known)
        said = "carried over twice" if times == OFTEN else f"carried over {times} times"
        return f" · {said}" if times >= OFTEN else ""

    def _name(self, goes_on: str) -> None:
        said = NAMES.get(self.body.outcome or "", "no outcome yet").lower()
        dated = not self.asked and self.body.outcome_on is not None  # it stands among the facts
        parts = [self.body.what, self._meta.text(), *([] if dated else [goes_on or said])]
        self.setAccessibleName(", ".join(part.rstrip(".") for part in parts))
        self.setAccessibleDescription(KEYS if self.asked else "")

    def _pick(self, outcome: str) -> None:
        """Say what came of it, and say it if that takes an action out of today's plan."""
        if not self.asked:
            return
        numbers = {one: number for number, (one, _) in enumerate(self._model.state.plan, 1)}
        left = deeds.review(self._model, self.action, outcome)
        if left is not None:
            self.told.emit(f"Action {numbers[left]} removed.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.passed.emit(step)
            return
        key = event.text().upper()
        if event.isAutoRepeat() or key not in (*OUTCOMES, CARRY) or not key:
            event.ignore()
            return
        if key == CARRY:
            deeds.carry_over(self._model, self.action)
        else:
            self._pick(OUTCOMES[key])
        announce(self, self.accessibleName())
        self.settled.emit()

    def retheme(self) -> None:
        look = theme.current()
        mark = pixmap("chevron-right", look.color("ink2"), look.px(14), self.devicePixelRatio())
        self._arrow.setPixmap(mark)
        side, edge = look.px(_INSET), look.px(4)
        self._rows.setContentsMargins(side, edge, side, edge)
        self._rows.setSpacing(look.px(3))
        super().retheme()


class ReviewZone(Painted):
    """The left zone of the action plan."""

    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.items: list[ReviewItem] = []
        self._head, self._count = ColumnHead(), Caption()
        self._none = Caption("", wrap=True)
        self._keys = (
            KeyHints([(("D", "P", "N", "X"), "sets the outcome")], bar=False),
            KeyHints([("C", f"carries it into today{APOSTROPHE}s plan")], bar=False),
        )
        self._top = head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self._count)
        self._list = QVBoxLayout()
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(head)
        self._rows.addWidget(self._none)
        self._rows.addLayout(self._list)
        self._foot = keys = QVBoxLayout()
        keys.setSpacing(0)
        for hint in self._keys:
            keys.addWidget(hint)
        self._rows.addLayout(keys)
        self._rows.addStretch(1)
        self.retheme()

    def fill(self, model: InterviewModel) -> None:
        """Show the actions to ask about in this talk."""
        empty(self._list)
        self.items = [ReviewItem(model, action) for action in model.state.reviews]
        for number, review in enumerate(self.items):
            if number:
                self._list.addWidget(Rule())
            self._list.addWidget(review)
            review.settled.connect(lambda item=review: self._pass(item, 1))
            review.told.connect(self.told)
            review.passed.connect(lambda step, item=review: self._pass(item, step))
        last = model.last
        day = f", {words.day_month(last.day)}" if last and last.day else ""
        self._head.setText(f"Last plan{day}" if last else "Last plan")
        first = "This is the first talk." if last is None else "Nothing is open from earlier plans."
        self._none.setText("" if self.items else first)
        self._none.setVisible(not self.items)
        for hint in self._keys:
            hint.setVisible(bool(self.asked))
        self.refresh(model)

    def refresh(self, model: InterviewModel) -> None:
        """Show new outcomes."""
        for item in self.items:
            item.refresh()
        done = sum(action.outcome == "done" for action in model.state.reviews.values())
        self._count.setText(f"{done} of {len(self.items)} done" if self.items else "")

    def first_open(self) -> ReviewItem | None:
        """The first action without an outcome."""
        return next((item for item in self.items if item.body.open), None)

    @property
    def counted(self) -> str:
        """How many of them are done, in words."""
        return self._count.text()

    @property
    def asked(self) -> list[ReviewItem]:
        """Those that are asked about, in their order."""
        return [item for item in self.items if item.asked]

    def _pass(self, item: ReviewItem, step: int) -> None:
        asked = self.asked
        at = asked.index(item) + step if item in asked else -1
        if 0 <= at < len(asked):
            asked[at].setFocus()

    def retheme(self) -> None:
        look = theme.current()
        inset = look.px(_INSET)
        self._rows.setContentsMargins(look.px(14), look.px(12), look.px(6), look.px(8))
        self._rows.setSpacing(look.px(6))
        self._list.setSpacing(look.px(6))
        for hint in self._keys:
            hint.setFixedHeight(look.px(24))
        for part in (self._top, self._foot):
            part.setContentsMargins(inset, 0, inset, 0)
        self._none.setContentsMargins(inset, 0, inset, 0)
        super().retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), look.color("past"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), look.color("line"))
