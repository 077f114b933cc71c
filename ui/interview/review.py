"""The last plan: every action still open is asked about, and says what came of it."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from onedesk.domain.plan import Action
from onedesk.domain.smart import OFTEN, times_carried
from onedesk.paper.wording import APOSTROPHE
from ui import theme, words
from ui.interview import deeds
from ui.interview.action_words import who_words
from ui.interview.model import InterviewModel
from ui.section import empty
from ui.theme.icons import pixmap
from ui.theme.roles import Role
from ui.widgets import paint
from ui.widgets.announce import announce
from ui.widgets.base import Painted
from ui.widgets.card import Rule
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Caption, ColumnHead, Label
from ui.widgets.rich import Rich

WIDTH = 328
OUTCOMES = {"D": "done", "P": "partly", "N": "not_done", "X": "no_longer"}
NAMES = {"done": "Done", "partly": "Partly", "not_done": "Not done", "no_longer": "No longer"}
CARRY = "C"
_HIGH, _PAD, _GAP, _INSET = 26, 7, 5, 6


class Outcomes(Painted):
    """Four answers in a row, the chosen one solid."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._value: str | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_value(self, value: str | None) -> None:
        """Show an outcome, or none."""
        self._value = value
        self.update()

    def _places(self) -> list[tuple[str, QRect]]:
        """Where each answer stands; in a second line where there is no room."""
        look, places, x, y = theme.current(), [], 0, 0
        high = look.px(_HIGH)
        for code, name in NAMES.items():
            wide = paint.width(name, look.font(14, 650)) + 2 * look.px(_PAD)
            if x and x + wide > self.width():
                x, y = 0, y + high + look.px(_GAP)
            places.append((code, QRect(x, y, wide, high)))
            x += wide + look.px(_GAP)
        return places

    def sizeHint(self) -> QSize:
        look = theme.current()
        wide = sum(rect.width() + look.px(_GAP) for _, rect in self._places())
        return QSize(wide, self._places()[-1][1].bottom() + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, _event: object) -> None:
        self.setFixedHeight(self._places()[-1][1].bottom() + 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for code, rect in self._places():
            if rect.contains(event.position().toPoint()):
                self.picked.emit(code)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        for code, rect in self._places():
            on = code == self._value
            edge = None if on else paint.pen(look.color("line"))
            fill = look.color("petrol" if on else "surface")
            paint.box(painter, rect, look.radius("cell"), fill, edge)
            ink = look.color("onPetrol" if on else "ink2")
            font = look.font(14, 650 if on else 400)
            paint.words(painter, rect, NAMES[code], (font, ink), paint.CENTRE)


class ReviewItem(Painted):
    """One action of an earlier plan; D P N X and C act while it has the keyboard."""

    spoken_role = Role.Grouping
    settled = Signal()
    """An outcome was given by key: the talk goes on to the next."""
    passed = Signal(int)
    """Up (-1) or down (+1) to the next action."""

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
        rows.setSpacing(3)
        rows.addWidget(self._what)
        rows.addWidget(self._meta)
        rows.addSpacing(4)
        rows.addWidget(self._outcomes)
        rows.addLayout(line)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._outcomes.picked.connect(lambda code: deeds.review(model, action, code))
        self.refresh()

    @property
    def body(self) -> Action:
        """The action with its outcome."""
        return self._model.state.reviews[self.action]

    def refresh(self) -> None:
        """Show what the model knows."""
        body, model = self.body, self._model
        by = f", by {words.day_month(body.by)}" if body.by else ""
        if self._what.text() != body.what:
            self._what.set_text(body.what)
        who = who_words(model, body).replace("**", "")
        self._meta.setText(f"{who}{by}{self._often()}")
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

    def _often(self) -> str:
        """A word about an action that has come through several plans already."""
        known = {entry.id: entry.body for entry in self._model.file.file.actions}
        times = times_carried(self.body, known)
        said = "carried over twice" if times == OFTEN else f"carried over {times} times"
        return f" · {said}" if times >= OFTEN else ""

    def _name(self, goes_on: str) -> None:
        said = NAMES.get(self.body.outcome or "", "no outcome yet").lower()
        parts = [self.body.what, self._meta.text(), goes_on or said]
        self.setAccessibleName(", ".join(part.rstrip(".") for part in parts))
        self.setAccessibleDescription("Keys: D done, P partly, N not done, X no longer, C carry on")

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
            deeds.review(self._model, self.action, OUTCOMES[key])
        announce(self, self.accessibleName())
        self.settled.emit()

    def retheme(self) -> None:
        look = theme.current()
        mark = pixmap("chevron-right", look.color("ink2"), look.px(14), self.devicePixelRatio())
        self._arrow.setPixmap(mark)
        side, edge = look.px(_INSET), look.px(4)
        self._rows.setContentsMargins(side, edge, side, edge)
        super().retheme()


class ReviewZone(Painted):
    """The left zone of the action plan."""

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
            review.passed.connect(lambda step, item=review: self._pass(item, step))
        last = model.last
        day = f", {words.day_month(last.day)}" if last and last.day else ""
        self._head.setText(f"Last plan{day}" if last else "Last plan")
        first = "This is the first talk." if last is None else "Nothing is open from earlier plans."
        self._none.setText("" if self.items else first)
        self._none.setVisible(not self.items)
        for hint in self._keys:
            hint.setVisible(bool(self.items))
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

    def _pass(self, item: ReviewItem, step: int) -> None:
        at = self.items.index(item) + step
        if 0 <= at < len(self.items):
            self.items[at].setFocus()

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
