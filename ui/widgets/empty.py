"""What a list says when it has nothing: a fact, a line, a way on."""

from PySide6.QtCore import Qt

from ui.widgets.block import Block
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Caption, Label


class EmptyState(Card):
    """A bold sentence of fact, one line, and at most one button."""

    def __init__(self, fact: str, line: str = "", button: Button | None = None) -> None:
        super().__init__(margin=16)
        self.button = button
        middle = Qt.AlignmentFlag.AlignHCenter
        self._fact = Label(fact, size=15, weight=650, wrap=True)
        self._line = Caption(line, wrap=True)
        self.rows.addStretch(1)
        for label in (self._fact, self._line):
            label.setAlignment(middle)
            self.rows.addWidget(label)
        self._line.setVisible(bool(line))
        if button is not None:
            apart = Block(edges=(0, 6, 0, 0))  # the ring stands out around it
            apart.rows.addWidget(button, 0, middle)
            self.rows.addWidget(apart)
        self.rows.addStretch(1)

    def set_words(self, fact: str, line: str = "") -> None:
        """Say something else."""
        self._fact.setText(fact)
        self._line.setText(line)
        self._line.setVisible(bool(line))
