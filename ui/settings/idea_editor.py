"""One idea for an action: its words, its area, who does it, by when, and from which rating on."""

from collections.abc import Mapping

from pydantic import JsonValue
from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator

from onedesk.desk.asked import value_words
from onedesk.domain.entries import SuggestedAction
from onedesk.domain.programme import catalogue
from ui.settings.ideas_model import WHO, IdeaRow
from ui.widgets.card import Card
from ui.widgets.choice import ChipRow
from ui.widgets.field import Field, TextField
from ui.widgets.label import Caption, CardHeading, Label
from ui.widgets.type_ahead import Option, TypeAhead

_RATINGS = [
    ("1", "1"),
    ("2", "1 to 2"),
    ("3", "1 to 3"),
    ("4", "1 to 4"),
    ("0", "No rating"),
]
_MOST_WEEKS = 52


class IdeaEditor(Card):
    """Tells of every change at once; there is nothing to confirm."""

    changed = Signal(object)
    """The `SuggestedAction` as it is now."""

    def __init__(self) -> None:
        super().__init__()
        self._action: SuggestedAction | None = None
        self.heading = CardHeading("Change this idea")
        self.words = TextField("What to do", hint="{name} becomes the student’s name.", lines=3)
        self.plan = TextField("On the student’s plan", lines=2)
        self.area = TypeAhead([Option(one.code, one.short) for one in catalogue().areas])
        self.who = ChipRow(list(WHO.items()))
        self.weeks = Field("In how many weeks")
        self.weeks.edit.setValidator(QIntValidator(1, _MOST_WEEKS, self))
        self.upto = ChipRow(_RATINGS)
        self.area.set_name("Area of knowledge")
        self.who.set_name("Who does it")
        self.upto.set_name("Offered when the area is rated")
        self.plan.set_hint("Written to the student. Empty, the plan says the words above.")
        self._lay_out()
        self.words.edited.connect(lambda text: self._change({"text": text}))
        self.plan.edited.connect(lambda text: self._change({"plan": text}))
        self.area.taken.connect(lambda code: self._change({"area": code}))
        self.who.chosen.connect(self._choose_who)
        self.weeks.edited.connect(self._type_weeks)
        self.upto.chosen.connect(lambda upto: self._change({"upto": int(upto)}))
        self.setFocusProxy(self.words.edit)

    def _lay_out(self) -> None:
        self.rows.addWidget(self.heading)
        self.rows.addWidget(self.words)
        self.rows.addWidget(self.plan)
        for name, control in (
            ("Area of knowledge", self.area),
            ("Who does it", self.who),
            ("Offered when the area is rated", self.upto),
        ):
            self.rows.addWidget(Label(name, weight=650, wrap=True))
            self.rows.addWidget(control)
        self.rows.addWidget(self.weeks)
        self.note = Caption("", wrap=True)
        self.rows.addWidget(self.note)
        self.rows.addStretch(1)

    def show_row(self, row: IdeaRow) -> None:
        """Show an idea; words that are being typed stay as they are."""
        action = self._action = row.action
        self.heading.setText("Your own idea" if row.own else "Change this idea")
        for field, text in ((self.words, action.text), (self.plan, action.plan)):
            if field.text != text:
                field.set_text(text)
        self.area.set_text(value_words("area", action.area))
        self.who.set_value(action.who)
        if not self.weeks.edit.hasFocus():
            self.weeks.set_text(str(action.weeks))
        self.upto.set_value(str(action.upto))
        self.plan.setVisible(action.who != "student")
        self.note.setText(_note(row))
        self.note.setVisible(bool(self.note.text()))

    def _choose_who(self, who: str) -> None:
        self.plan.setVisible(who != "student")
        self._change({"who": who})

    def _type_weeks(self, text: str) -> None:
        if text.isdecimal() and int(text):
            self._change({"weeks": int(text)})

    def _change(self, fields: Mapping[str, JsonValue]) -> None:
        if self._action is None:
            return
        self._action = self._action.but(**fields)
        if self._action.text.strip():
            self.changed.emit(self._action)


def _note(row: IdeaRow) -> str:
    """What the controls above do not show."""
    if row.out:
        return "Left out: no interview offers it. Delete puts it back."
    if row.action.when is not None:
        return "Also offered for the plan after Year 11, or after something was missed."
    return ""
