"""One action of today's plan, written where it stands."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from onedesk.domain.plan import Action, Who
from onedesk.domain.smart import Hint
from ui import theme
from ui.half_written import HalfWritten
from ui.interview import deeds
from ui.interview.action_editors import AreaEditor, Editor, PageEditor, WhenEditor, WhoEditor
from ui.interview.action_pills import Coach, FactPill
from ui.interview.action_text import ActionText
from ui.interview.action_words import (
    area_words,
    by_words,
    came_from,
    page_words,
    who_name,
    who_words,
)
from ui.interview.chords import leave_chords
from ui.interview.library import Library
from ui.interview.model import InterviewModel
from ui.theme.focus import set_focus_frame
from ui.widgets import paint
from ui.widgets.base import Painted
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.label import Label

PEOPLE: tuple[Who, ...] = ("student", "adviser", "careers_lead", "parent", "other")


class ActionCard(Painted):
    """Text, facts, and a gentle word while the card is in hand."""

    told = Signal(str)
    """A word about what is wanted first."""

    def __init__(self, model: InterviewModel, library: Library, action: str) -> None:
        super().__init__()
        self._model, self._library, self.action = model, library, action
        self.number = Label("", size=15, weight=650, ink="ink3")
        self.text = ActionText()
        self.who, self.by, self.area = FactPill("Alt W"), FactPill("Alt T"), FactPill("Alt K")
        self._page, self._origin, self.coach = FactPill("Alt U"), FactPill(), Coach()
        self._facts = Flow(gap=6)
        self._editor: Editor | None = None
        self._half: HalfWritten | None = None
        self._in_hand = False
        self._build()
        set_focus_frame(self.text, self)
        leave_chords(self)
        self.setFocusProxy(self.text)
        self.text.textChanged.connect(self._typed)
        self.who.clicked.connect(self.edit_who)
        self.by.clicked.connect(self.edit_by)
        self.area.clicked.connect(self.edit_area)
        self._page.clicked.connect(self.edit_page)
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
        self._facts.set_widgets([self.who, self.by, self.area, self._page, self._origin])
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
        self.text.show_words(body.what)
        self.who.set_words(who_words(self._model, body))
        by = f"by **{by_words(body.by)}**" if body.by else "**By when?**"
        self.by.set_words(by, missing=body.by is None)
        area, page, origin = area_words(body), page_words(body.link), came_from(self._model, body)
        self.area.set_words(area or "Area", missing=not area)
        self._page.set_words(page)
        self._origin.set_words(origin)
        for pill, shown in (
            (self.area, bool(area) or self._in_hand),
            (self._page, bool(page)),
            (self._origin, bool(origin)),
        ):
            if pill.isHidden() == shown:
                pill.setVisible(shown)
        for pill in (self.who, self.by, self.area, self._page):
            pill.show_key(shown=self._in_hand)
        hint = next(iter(self._hints()), None) if self._editor is None else None
        self.coach.show_hint(*((hint.say, hint.suggestion) if hint else ("", None)))

    def _hints(self) -> tuple[Hint, ...]:
        """What to say about this action while it is in hand."""
        return self._library.hints(self.body) if self._in_hand else ()

    def take_suggestion(self) -> None:
        """Ctrl Space: the wording of the hint."""
        found = [hint.suggestion for hint in self._hints() if hint.suggestion]
        if found:
            deeds.change_action(self._model, self.action, {"what": found[0]})

    def keep_wording(self) -> None:
        """Alt L: the words go into the adviser's own library; an area is wanted for that."""
        if self.body.what.strip() and not self._library.keep(self.body):
            self.edit_area()
            self.told.emit("Which area does it help with? Then Alt L keeps the words.")

    def edit_who(self) -> None:
        people = [(who, who_name(self._model, who)) for who in PEOPLE]
        self._open(lambda: WhoEditor(self.body, people))

    def edit_by(self) -> None:
        windows = self._model.file.file.school.windows
        editor = WhenEditor(self.body, self._model.day, windows)
        self._open(lambda: editor)
        self._keep("due", editor.field)

    def edit_area(self) -> None:
        self._open(lambda: AreaEditor(self.body))

    def edit_page(self) -> None:
        editor = PageEditor(self.body)
        self._open(lambda: editor)
        self._keep("page", editor.field)

    def give_up_editor(self) -> bool:
        """Esc: what is being typed into the editor is not meant; false if none is open."""
        if self._editor is None:
            return False
        self._editor.give_up()
        return True

    def _keep(self, kind: str, field: Field) -> None:
        """Words that are no day or page yet outlive a lock: they are there in the next editor."""
        model, matter = self._model, (self.action, kind)
        self._half = HalfWritten(field, model.desk, model.jobs, matter, field=field)

    def _close_editor(self) -> None:
        editor, self._editor = self._editor, None
        half, self._half = self._half, None
        if half is not None:
            half.shut()
        if editor is not None:
            self.text.setFocus()
            editor.hide()
            editor.deleteLater()
            self.refresh()

    def _open(self, make: Callable[[], Editor]) -> None:
        self._close_editor()
        self._editor = editor = make()
        change = partial(deeds.change_action, self._model, self.action)
        editor.changed.connect(change)
        editor.typed.connect(partial(change, typed=True))
        editor.done.connect(self._close_editor)
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
