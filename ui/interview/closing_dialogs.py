"""A short question: why a finished talk is to be opened again."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.asking import numbered
from ui.interview.step import write_on
from ui.widgets.button import Button
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field

_OWN = "In my own words"


class ReopenDialog(Dialog):
    """Why a finished talk is opened again: a digit for a reason of the list, or own words."""

    chosen = Signal(str)
    """The reason in words."""

    def __init__(self, name: str, window: QWidget) -> None:
        super().__init__("Open this talk again? Please say why.", window, wide=640)
        reasons = (
            "Something was left out",
            "Something was written down wrongly",
            f"{name} wants something changed",
            "We went on with the talk later",
        )
        listed, answers = numbered([(reason, reason) for reason in reasons])
        for button, reason in answers:
            button.clicked.connect(lambda _on=False, reason=reason: self._choose(reason))
        self.body.addWidget(listed)
        self.own = Field("Or in your own words", size=15)
        self.body.addWidget(self.own)
        self.foot.setText("The reason, your name and the time stay with the talk.")
        cancel, self._go_on = Button("Cancel", key="Esc"), Button(_OWN, key="Enter")
        cancel.clicked.connect(self.reject)
        self._go_on.clicked.connect(self._take_own)
        self.own.edited.connect(self._typed)
        self.add_button(cancel)
        self.add_button(self._go_on, primary=True)
        self.first = self._go_on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter begins the own words; a digit is a reason of the list."""
        if not write_on(self.own.edit, event):
            super().keyPressEvent(event)

    def _typed(self, words: str) -> None:
        """Enter opens the talk once there are own words; until then it leads to them."""
        there = bool(words.strip())
        self._go_on.set_words("Open" if there else _OWN)
        self._go_on.set_kind("primary" if there else "plain")

    def _take_own(self) -> None:
        words = self.own.text.strip()
        if words:
            self._choose(words)
        else:
            self.own.set_problem("A few words, or a digit for a reason above.")
            self.own.edit.setFocus()

    def _choose(self, why: str) -> None:
        self.accept()
        self.chosen.emit(why)
