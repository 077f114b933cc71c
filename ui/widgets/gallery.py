"""All small widgets on one page, to look at and to measure in tests."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.banner import Banner
from ui.widgets.button import Button
from ui.widgets.card import Pane
from ui.widgets.check import Check, Radio
from ui.widgets.chip import Chip
from ui.widgets.choice import ChipRow, ChoiceTiles
from ui.widgets.empty import EmptyState
from ui.widgets.field import Field, TextField
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Caption, ColumnHead, Title
from ui.widgets.level import LevelCell
from ui.widgets.passphrase import PassphraseField
from ui.widgets.pill import Pill, Tag
from ui.widgets.step_bar import StepBar

_PLANS = (
    ("sixth", "Sixth form"),
    ("fe", "FE college"),
    ("t", "T Level"),
    ("app", "Apprenticeship"),
    ("itp", "Training provider"),
    ("job", "Job with training"),
    ("uniform", "Uniformed services"),
    ("else", "Something else"),
    ("unsure", "Unsure"),
)


def gallery() -> QWidget:
    """A page of everything small, in the order of mock-up 00."""
    page = Pane()
    rows = QVBoxLayout(page)
    rows.setContentsMargins(24, 24, 24, 24)
    rows.setSpacing(10)
    rows.addWidget(Title("Components"))
    for head, widgets in _rows():
        rows.addWidget(ColumnHead(head))
        rows.addLayout(_line(widgets))
    for widget in _wide():
        rows.addWidget(widget)
    rows.addStretch(1)
    return page


def _rows() -> list[tuple[str, Sequence[QWidget]]]:
    return [
        ("Levels 1 to 5, not asked, absent", [LevelCell(c) for c in (1, 2, 3, 4, 5, None)]),
        ("Buttons", _buttons()),
        ("More buttons and chips", _chips()),
        ("Status pills", _pills()),
        ("Boxes and circles", [_on(Check("Larger print", "L")), _on(Radio("Zoë agrees", "G"))]),
        ("Fields: rest, needs you", _fields()),
    ]


def _buttons() -> list[QWidget]:
    off = Button("Not now", key="R")
    off.setEnabled(False)
    return [
        Button("Start", kind="primary", key="Enter"),
        Button("Cancel"),
        Button("Print", height=32),
        Button("Decide later", kind="quiet"),
        Button("Find a student", icon="search", key="Ctrl K", height=32),
        off,
    ]


def _chips() -> list[QWidget]:
    chosen = Chip("Fairly sure", "2")
    chosen.setChecked(True)
    return [
        Button("Report lost", kind="warning", icon="triangle"),
        Chip("Joiner"),
        chosen,
        Chip("1 Construction", removable=True),
        Tag("growing here"),
    ]


def _pills() -> list[QWidget]:
    return [
        Pill("laptop", "On this laptop"),
        Pill("hub", "On the hub"),
        Pill("needs", "Needs you"),
        Pill("neutral", "Due"),
        Pill("neutral", "Moved up from 19 March", "move"),
    ]


def _fields() -> list[QWidget]:
    rest, wrong = Field("Job"), Field("By when?", hint="A day, or +3w")
    rest.set_text("Electrician")
    wrong.set_text("31/02/2026")
    wrong.set_problem("February has 28 days in 2026.")
    return [rest, wrong]


def _wide() -> list[QWidget]:
    tiles, sure = ChoiceTiles(_PLANS), ChipRow((("1", "Just an idea"), ("2", "Fairly sure")))
    tiles.set_name("What next?")
    sure.set_name("How sure?")
    tiles.set_value("app")
    sure.set_value("2")
    words = TextField("In Zoë's words", note="goes on the plan", size=17)
    words.set_text("I like fixing things. I rewired a lamp with my uncle.")
    steps = StepBar(("Sector and job", "After Year 11", "Knowledge", "Action plan", "Finish"))
    steps.set_state(0, True)
    steps.set_state(2, False, "7 of 12")
    steps.set_current(2)
    return [
        tiles,
        sure,
        words,
        PassphraseField(),
        Banner("info", "5 interviews are safe on this laptop."),
        Banner("needs", "The school wifi wants you to sign in first.", "It stopped us after 4."),
        EmptyState(
            "No interviews today at Thornlaw",
            "6 students are not placed yet in this cycle.",
            Button("Place students", key="P", height=32),
        ),
        steps,
        KeyHints([(("Up", "Down"), "Choose"), (("1", "to", "5"), "Rate")], [("Esc", "Back")]),
        Caption("A caption that says a little more."),
    ]


def _on(button: Check | Radio) -> Check | Radio:
    button.setChecked(True)
    return button


def _line(widgets: Sequence[QWidget]) -> QHBoxLayout:
    """Widgets one after the other, aligned in their middles."""
    line = QHBoxLayout()
    line.setSpacing(9)
    for widget in widgets:
        line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    line.addStretch(1)
    return line
