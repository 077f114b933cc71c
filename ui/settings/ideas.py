"""The library of actions that interviews offer: change, add, leave out, put back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from onedesk.domain.entries import SuggestedAction
from onedesk.domain.preferences import Preferences
from onedesk.domain.programme import catalogue
from ui import theme
from ui.listing import Index, ListCard, Listing, RowDelegate
from ui.responsive import hold, stand
from ui.settings.idea_editor import IdeaEditor
from ui.settings.ideas_model import IdeaRow, IdeasModel, idea_rows
from ui.settings.row import Section
from ui.theme.focus import follow_rows
from ui.widgets import paint
from ui.widgets.block import Block
from ui.widgets.button import Button
from ui.widgets.key_hints import KeyGroup
from ui.widgets.label import Label

IDEAS: KeyGroup = (
    "Ideas for actions",
    (
        (("Up", "Down"), "Choose an idea"),
        ("Enter", "Change it"),
        ("Insert", "New idea of your own"),
        ("Delete", "Leave out, or put back"),
        ("R", "Back to how it came; one of your own goes for good"),
    ),
)
_ROW, _BESIDE, _EDITOR = 56, 900, 372
_WHY = (
    "Interviews offer these for low ratings and for the plan. Change the words to your own, leave "
    "out what you never use, add what works for you. They stay on this laptop."
)
_NEW_WEEKS, _NEW_UPTO = 4, 3
_OWN = "OWN-"


class _Idea(RowDelegate):
    """The words over a line about them; what is left out is quiet, and says so."""

    def draw(self, painter: QPainter, rect: QRect, index: Index, *, picked: bool) -> None:
        look, model = theme.current(), index.model()
        row = model.row(index.row()) if isinstance(model, IdeasModel) else None
        if row is None:
            return
        upper, lower = QRect(rect), QRect(rect)
        upper.setBottom(rect.center().y() + look.px(2))
        lower.setTop(upper.bottom())
        upper.setTop(rect.top() + look.px(6))
        lower.setBottom(rect.bottom() - look.px(6))
        ink = "ink3" if row.out else "ink"
        words = row.action.text or "No words yet: it counts from its first word."
        weight = 550 if picked else 400
        paint.words(painter, upper, words, (look.font(15, weight), look.color(ink)))
        paint.words(painter, lower, row.about, (look.font(13), look.color("ink3")))


class IdeasSection(Section):
    """The list, and beside it the idea in hand; every change counts at once."""

    kept = Signal(object)
    """A `SuggestedAction` the adviser has written or changed."""
    dropped = Signal(str)
    """The code of one that is the adviser's no longer."""
    left_out = Signal(str, bool)
    """A code, and whether interviews offer it no more."""

    def __init__(self) -> None:
        super().__init__()
        self._preferences = Preferences()
        self._drafts: dict[str, SuggestedAction] = {}
        self._new = ""
        self.model, self.editor = IdeasModel(self), IdeaEditor()
        self.list = Listing((0,), row=_ROW)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Idea(self.list))
        self.list.setAccessibleName("Ideas for actions")
        follow_rows(self.list)
        self.new = Button("New idea", key="Insert", height=32)
        self.out = Button("Leave out", key="Delete", height=32)
        self.back = Button("Back to how it came", key="R", height=32)
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._show_row)
        self.list.opened.connect(self.editor.setFocus)
        self.editor.changed.connect(self._keep)
        self.new.clicked.connect(self.add_own)
        self.out.clicked.connect(self.turn_out)
        self.back.clicked.connect(self.as_it_came)

    @property
    def acts(self) -> dict[str, Callable[[], None]]:
        """Keys that act alone while this section shows."""
        return {"Ins": self.add_own, "Del": self.turn_out, "R": self.as_it_came}

    def _lay_out(self) -> None:
        buttons = Block(self.new, self.out, self.back, gap=6, across=True)
        buttons.rows.addStretch(1)
        listed = ListCard(self.list)
        left = Block(Label(_WHY, size=14, ink="ink2", wrap=True), listed, buttons, gap=6)
        left.rows.setStretchFactor(listed, 1)
        self._side = right = Block(self.editor)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.addWidget(left, 1)
        self._both.addWidget(right)
        self.add_whole(self._both)
        self._arrange()

    def show_preferences(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self._fill()

    def arrive(self) -> None:
        """A new idea without a word in it is forgotten."""
        self._new = ""
        self._fill()

    def add_own(self) -> None:
        """A new idea; it counts from its first word."""
        taken = {row.action.code for row in idea_rows(self._with_drafts())}
        number = next(at for at in range(1, len(taken) + 2) if f"{_OWN}{at}" not in taken)
        here = self._in_hand()
        area = here.action.area if here is not None else catalogue().areas[0].code
        code = f"{_OWN}{number}"
        self._new = code
        self._drafts[code] = SuggestedAction(
            code=code, area=area, who="student", upto=_NEW_UPTO, weeks=_NEW_WEEKS, text=""
        )
        self._fill()
        self.list.choose(self.model.find(code))
        self.editor.setFocus()

    def turn_out(self) -> None:
        """Leave the idea in hand out, or put it back."""
        row = self._in_hand()
        if row is not None:
            self.left_out.emit(row.action.code, not row.out)

    def as_it_came(self) -> None:
        """Our own wording again; an idea of the adviser's own is gone."""
        row = self._in_hand()
        if row is not None and (row.own or row.changed):
            self._drafts.pop(row.action.code, None)
            self.dropped.emit(row.action.code)

    def _in_hand(self) -> IdeaRow | None:
        return self.model.row(self.list.currentIndex().row())

    def _keep(self, action: SuggestedAction) -> None:
        """Show the change now; the file follows."""
        self._drafts[action.code] = action
        self.model.put(idea_rows(self._with_drafts()))
        self._name_buttons()
        self.kept.emit(action)

    def _with_drafts(self) -> Preferences:
        """The library with what is written but perhaps not stored yet."""
        stored = [one for one in self._preferences.own_actions if one.code not in self._drafts]
        return self._preferences.but(own_actions=(*stored, *self._drafts.values()))

    def _fill(self) -> None:
        """Fill the list again, the idea in hand where it was."""
        row, at = self._in_hand(), self.list.currentIndex().row()
        stored = {one.code: one for one in self._preferences.own_actions}
        self._drafts = {
            code: one
            for code, one in self._drafts.items()
            if stored.get(code) != one and (one.text.strip() or code == self._new)
        }
        self.model.put(idea_rows(self._with_drafts()))
        found = self.model.find(row.action.code) if row is not None else 0
        self.list.choose(found if found >= 0 else at)
        self._show_row()

    def _show_row(self, *_rows: object) -> None:
        row = self._in_hand()
        if row is not None:
            self.editor.show_row(row)
            self._name_buttons()

    def _name_buttons(self) -> None:
        row = self._in_hand()
        if row is not None:
            self.out.set_words("Put back" if row.out else "Leave out")
            self.back.set_words("Remove for good" if row.own else "Back to how it came")
            self.back.setEnabled(row.own or row.changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        """Side by side where there is room; else the idea in hand below the list."""
        look = theme.current()
        beside = self.width() >= look.px(_BESIDE)
        stand(self._both, beside=beside)
        self._both.setSpacing(look.px(16))
        hold(self._side, look.px(_EDITOR) if beside else None)
        self.list.setMinimumHeight(look.px(240))
