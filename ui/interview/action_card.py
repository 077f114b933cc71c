"""One action of today's plan, written where it stands."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from onedesk.domain.plan import Action, Who
from onedesk.domain.rules import hints
from ui import theme
from ui.interview import deeds
from ui.interview.action_editors import AreaEditor, Editor, WhenEditor, WhoEditor
from ui.interview.action_pills import Coach, FactPill
from ui.interview.action_words import (
    area_words,
    by_words,
    came_from,
    last_day,
    who_name,
    who_words,
)
from ui.interview.chords import leave_chords
from ui.interview.flow import Flow
from ui.interview.model import InterviewModel
from ui.theme.focus import set_focus_frame
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.widgets.label import Label

PEOPLE: tuple[Who, ...] = ("student", "adviser", "careers_lead", "parent", "other")


class ActionText(QPlainTextEdit):
    """The words of an action, as high as they are; Enter goes on instead of breaking a line."""

    entered = Signal()
    passed = Signal(int)
    """Up from the first line (-1) or down from the last (+1)."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("bare", True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self.grow)

    def grow(self, *_size: object) -> None:
        """Take the height of the words."""
        self.setFont(theme.current().font(16))
        step = QFontMetricsF(self.font()).lineSpacing()
        lines = max(round(self.document().size().height()), 1)
        self.setFixedHeight(round(lines * step) + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grow()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming by key, one goes on where the words end."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.moveCursor(QTextCursor.MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = (
            self.textCursor()
            .block()
            .layout()
            .lineForTextPosition(self.textCursor().positionInBlock())
        )
        at, count = line.lineNumber(), self.textCursor().block().lineCount()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.entered.emit()
        elif event.key() == Qt.Key.Key_Up and at <= 0:
            self.passed.emit(-1)
        elif event.key() == Qt.Key.Key_Down and at >= count - 1:
            self.passed.emit(1)
        else:
            super().keyPressEvent(event)


class ActionCard(Painted):
    """Text, facts, and a gentle word while the card is in hand."""

    def __init__(self, model: InterviewModel, action: str) -> None:
        super().__init__()
        self._model, self.action = model, action
        self.number = Label("", size=15, weight=650, ink="ink3")
        self.text = ActionText()
        self.who, self.by, self.area = FactPill("Alt W"), FactPill("Alt T"), FactPill("Alt K")
        self._origin, self.coach = FactPill(), Coach()
        self._facts = Flow(gap=6)
        self._editor: Editor | None = None
        self._in_hand = False
        self._build()
        set_focus_frame(self.text, self)
        leave_chords(self)
        self.setFocusProxy(self.text)
        self.text.textChanged.connect(self._typed)
        self.who.clicked.connect(self.edit_who)
        self.by.clicked.connect(self.edit_by)
        self.area.clicked.connect(self.edit_area)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._look)
        self.refresh()

    def _build(self) -> None:
        right = QVBoxLayout()
        right.addWidget(self.text)
        right.addWidget(self._facts)
        self._place = QVBoxLayout()
        right.addLayout(self._place)
        right.addWidget(self.coach)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(right, 1)
        self._right = right
        self._facts.set_widgets([self.who, self.by, self.area, self._origin])
        self.retheme()

    @property
    def body(self) -> Action:
        """The action as it stands."""
        return self._model.state.actions[self.action]

    def set_number(self, number: int) -> None:
        """Its place in the plan."""
        self.number.setText(str(number))
        self.text.setAccessibleName(f"Action {number}")

    def refresh(self) -> None:
        """Show the action as the model has it."""
        body = self.body
        if self.text.toPlainText() != body.what:
            self.text.blockSignals(True)
            self.text.setPlainText(body.what)
            self.text.blockSignals(False)
        self.who.set_words(who_words(self._model, body))
        by = f"by **{by_words(body.by)}**" if body.by else "**By when?**"
        self.by.set_words(by, missing=body.by is None)
        area, origin = area_words(body), came_from(self._model, body)
        self.area.set_words(area or "Area", missing=not area)
        self.area.setVisible(bool(area) or self._in_hand)
        self._origin.set_words(origin)
        self._origin.setVisible(bool(origin))
        for pill in (self.who, self.by, self.area):
            pill.show_key(shown=self._in_hand)
        coached = self._in_hand and self._editor is None and body.what.strip()
        found = hints(body, last_day(self._model)) if coached else ()
        self.coach.show_hint(*((found[0].say, found[0].suggestion) if found else ("", None)))
        self._facts.updateGeometry()

    def take_suggestion(self) -> None:
        """Ctrl Space: the wording of the hint."""
        found = [hint for hint in hints(self.body, last_day(self._model)) if hint.suggestion]
        if found:
            deeds.change_action(self._model, self.action, {"what": found[0].suggestion})

    def edit_who(self) -> None:
        people = [(who, who_name(self._model, who)) for who in PEOPLE]
        self._open(lambda: WhoEditor(self.body, people))

    def edit_by(self) -> None:
        windows = self._model.file.file.school.windows
        self._open(lambda: WhenEditor(self.body, self._model.day, windows))

    def edit_area(self) -> None:
        self._open(lambda: AreaEditor(self.body))

    def close_editor(self) -> bool:
        """Put the editor away; false if none is open."""
        if self._editor is None:
            return False
        editor, self._editor = self._editor, None
        self.text.setFocus()
        editor.hide()
        editor.deleteLater()
        self.refresh()
        return True

    def _open(self, make: Callable[[], Editor]) -> None:
        self.close_editor()
        self._editor = editor = make()
        editor.changed.connect(lambda f: deeds.change_action(self._model, self.action, f))
        editor.done.connect(self.close_editor)
        self._place.addWidget(editor)
        editor.show()
        editor.setFocus()
        self.refresh()

    def _typed(self) -> None:
        what = " ".join(self.text.toPlainText().split("\n"))
        deeds.change_action(self._model, self.action, {"what": what}, typed=True)

    def _look(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Keys and hints show while the keyboard is in this card."""
        in_hand = now is not None and (now is self or self.isAncestorOf(now))
        known = self._model.is_open and self.action in self._model.state.actions
        if in_hand != self._in_hand and known:
            self._in_hand = in_hand
            self.refresh()

    def retheme(self) -> None:
        look = theme.current()
        side, edge = look.px(14), look.px(10)
        self._row.setContentsMargins(side, edge, side, edge)
        self._row.setSpacing(look.px(8))
        self._right.setSpacing(look.px(7))
        self.number.setFixedWidth(look.px(20))
        self.text.grow()
        super().retheme()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = paint.smooth(QPainter(self))
        line = paint.pen(look.color("line"))
        paint.box(painter, self.rect(), look.radius("card"), look.color("surface"), line)
