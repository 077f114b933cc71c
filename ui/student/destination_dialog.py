"""Writing down where a student goes: by keyboard, in two short columns."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from onedesk.desk.views import StudentFile
from onedesk.domain.destination import Destination
from onedesk.domain.fields import Edits
from onedesk.domain.programme import Plan, catalogue
from ui import theme
from ui.responsive import stand
from ui.scripts import apart
from ui.student.destination import CONFIDENCE, HAPPY, SAID_BY
from ui.student.read_dialog import ScrolledDialog
from ui.widgets.block import Block
from ui.widgets.button import Button
from ui.widgets.choice import ChipRow
from ui.widgets.field import Field
from ui.widgets.label import Caption, CardHeading, Label
from ui.widgets.matching import Option
from ui.widgets.type_ahead import TypeAhead

_WIDE, _TWO, _HIGH = 864, 700, 424
_CLEARS = ("0", "\b")


class PlanField(Block):
    """A plan out of the whole list, by a few letters; an empty field is no answer."""

    def __init__(self, label: str) -> None:
        super().__init__(gap=6)
        self.field, self._problem = (
            TypeAhead(placeholder="Type a few letters"),
            Caption("", wrap=True),
        )
        self.field.set_options([Option(p.code, p.label, p.synonyms) for p in _plans()])
        self.field.set_name(label)
        self._problem.set_ink("rust")
        self._shown: str | None = None
        self._problem.hide()
        for widget in (Label(label, weight=650, wrap=True), self.field, self._problem):
            self.rows.addWidget(widget)
        self.setFocusProxy(self.field)
        self.field.edited.connect(lambda _text: self._problem.hide())

    def set_code(self, code: str | None) -> None:
        """Show a plan."""
        names = {plan.code: plan.label for plan in _plans()}
        self._shown = code
        self.field.set_text(names.get(code, code) if code else "")

    @property
    def code(self) -> str | None:
        """The plan whose name stands in the field."""
        codes = {plan.label.casefold(): plan.code for plan in _plans()}
        if self._shown:  # an older list may have had it
            codes.setdefault(self._shown.casefold(), self._shown)
        return codes.get(self.field.text.strip().casefold())

    def holds(self) -> bool:
        """Whether the field is empty or names a plan; if not, it says so and takes the keyboard."""
        if self.code or not self.field.text.strip():
            return True
        self._problem.setText("Choose one from the list: type, then Enter.")
        self._problem.show()
        self.field.setFocus()
        return False


class DestinationDialog(ScrolledDialog):
    """What is expected on the left, what came true on the right; Enter keeps it."""

    kept = Signal(object)
    """The edits, by field; nothing where nothing changed."""

    def __init__(self, file: StudentFile, window: QWidget) -> None:
        student, page = file.student.body, Block(gap=32, edges=(6, 0, 8, 0), across=True)
        title = f"{apart(student.name)}, after Year 11"
        super().__init__(title, window, wide=_WIDE, high=_HIGH, page=page)
        self._before = file.destination.body if file.destination else Destination()
        self.expected = PlanField(f"Where do you expect {student.forename} to go?")
        self.sure = _chips(CONFIDENCE, "How likely is that?")
        self.confirmed = PlanField(f"Where did {student.forename} go?")
        self.provider = Field("Where, or with whom?")
        self.said_by = _chips(SAID_BY, "Who said so?")
        self.happy = _chips(HAPPY, f"How happy is {student.forename} with it?")
        self._columns = page.rows
        left = (self.expected, *_asked(self.sure))
        right = (self.confirmed, self.provider, *_asked(self.said_by), *_asked(self.happy))
        self._columns.addWidget(_column("What you expect", left), 1)
        self._columns.addWidget(_column("What came true", right), 1)
        cancel, keep = Button("Cancel", key="Esc"), Button("Keep", kind="primary", key="Enter")
        cancel.clicked.connect(self.reject)
        keep.clicked.connect(self._keep)
        self.add_button(cancel)
        self.add_button(keep, primary=True)
        self.foot.setText("You say this; it is never taken from the plan. 0 clears an answer.")
        self.first = self.expected.field.edit
        self._fill()

    @property
    def parts(self) -> dict[str, Field | TypeAhead | ChipRow]:
        """What can be written or chosen, by field."""
        return {
            "predicted": self.expected.field,
            "prediction_confidence": self.sure,
            "confirmed": self.confirmed.field,
            "provider": self.provider,
            "said_by": self.said_by,
            "happy": self.happy,
        }

    def _fill(self) -> None:
        known = self._before
        self.expected.set_code(known.predicted)
        self.sure.set_value(known.prediction_confidence)
        self.confirmed.set_code(known.confirmed)
        self.provider.set_text(known.provider or "")
        self.said_by.set_value(known.said_by)
        self.happy.set_value(str(known.happy) if known.happy else None)

    def _keep(self) -> None:
        if not self.expected.holds() or not self.confirmed.holds():
            return
        said = {
            "predicted": self.expected.code,
            "prediction_confidence": self.sure.value,
            "confirmed": self.confirmed.code,
            "provider": self.provider.text.strip() or None,
            "said_by": self.said_by.value,
            "happy": int(self.happy.value) if self.happy.value else None,
        }
        edits: Edits = {
            name: value for name, value in said.items() if value != getattr(self._before, name)
        }
        self.accept()
        if edits:
            self.kept.emit(edits)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """0 or Backspace takes an answer out of chips back."""
        chips = self.focusWidget()
        if isinstance(chips, ChipRow) and event.text() in _CLEARS:
            chips.clear()
            event.accept()
            return
        super().keyPressEvent(event)

    def _arrange(self) -> None:
        """Two columns where there is room, else one below the other."""
        stand(self._columns, beside=self._host.width() >= theme.current().px(_TWO))
        super()._arrange()


def _plans() -> Sequence[Plan]:
    """Every plan that is somewhere to go."""
    return [plan for plan in catalogue().plans if plan.plan]


def _chips(choices: Sequence[tuple[str, str]], question: str) -> ChipRow:
    made = ChipRow(choices)
    made.set_name(question)
    return made


def _asked(chips: ChipRow) -> tuple[QWidget, QWidget]:
    return Label(chips.accessibleName(), weight=650, wrap=True), chips


def _column(heading: str, widgets: Sequence[QWidget]) -> Block:
    column = Block(CardHeading(heading), *widgets, gap=10)
    column.rows.addStretch(1)
    return column
