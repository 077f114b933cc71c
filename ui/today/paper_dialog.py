"""Which paper of a day to print or save: for reception, for the adviser, or slips to hand out."""

from collections.abc import Callable, Mapping
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.asking import Tall
from ui.widgets.button import Button
from ui.widgets.choice import ChoiceTiles
from ui.widgets.dialog import Dialog
from ui.widgets.label import Label
from ui.widgets.rich import Body
from ui.words import counted

Paper = Literal["reception", "mine", "slips"]

_PAPERS: tuple[tuple[Paper, str], ...] = (
    ("reception", "Day list for reception"),
    ("mine", "Day list for me"),
    ("slips", "Slips for students"),
)
_ABOUT: dict[str, tuple[str, str]] = {
    "reception": (
        "To lie on a desk at the school",
        "Times, names, forms and rooms, and a column for the form tutor. Nothing else is on it.",
    ),
    "mine": (
        "For your own hands only",
        "Times and names, with the last plan, the idea and the actions to pick up. No ratings.",
    ),
    "slips": (
        "For the school to hand out",
        "One for each student: day, time, room and your name. With lines to cut along.",
    ),
}
_TEXT, _WITH_FACTS = 84, 560


class PaperDialog(Dialog):
    """A digit chooses, Enter prints, F saves a PDF."""

    print_wanted = Signal(str)
    save_wanted = Signal(str)

    def __init__(self, title: str, students: Mapping[str, int], window: QWidget) -> None:
        """`students` says of each paper how many it is about."""
        super().__init__(title, window, wide=720)
        self._students = students
        self.papers = ChoiceTiles(_PAPERS, columns=1)
        self.papers.set_name("Which paper")
        self.papers.set_value("reception")
        self._whom = Label("", size=15, weight=650, wrap=True)
        self._what = Body("", size=13)
        self._what.setMinimumHeight(theme.current().px(_TEXT))
        self.body.addWidget(Tall(self.papers), 1)
        if self._host.width() >= theme.current().px(_WITH_FACTS):
            self.with_facts()
        for part in (self._whom, self._what):
            self.facts.addWidget(part)
        self.facts.addStretch(1)
        cancel, save = Button("Cancel", key="Esc"), Button("Save PDF", key="F", bind=True)
        printing = Button("Print", kind="primary", key="Enter", icon="printer")
        cancel.clicked.connect(self.reject)
        save.clicked.connect(lambda: self._go(self.save_wanted.emit))
        printing.clicked.connect(lambda: self._go(self.print_wanted.emit))
        for button in (cancel, save):
            self.add_button(button)
        self.add_button(printing, primary=True)
        self.papers.chosen.connect(self._tell)
        self.first = self.papers
        self._tell("reception")

    def _tell(self, paper: str) -> None:
        """What is on the paper, and for whom."""
        head, text = _ABOUT[paper]
        self._whom.setText(head)
        self._what.set_text(text)
        if not self._facts.isHidden():
            students = counted(self._students[paper], "student")
            self.foot.setText(f"{students}. A PDF is not encrypted.")

    def _go(self, wanted: Callable[[str], object]) -> None:
        paper = self.papers.value
        if paper is not None:
            self.accept()
            wanted(paper)
