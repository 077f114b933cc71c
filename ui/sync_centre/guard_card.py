"""The card that stands in the way of what cannot be taken back, until somebody says yes."""

from PySide6.QtCore import Signal

from ui.sync_centre.guard import Guard
from ui.sync_centre.wanting import WantingCard
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.label import Caption, Heading
from ui.widgets.rich import Rich


class GuardCard(WantingCard):
    """Y goes on, N leaves all as it is; the keyboard begins on the one that changes nothing."""

    agreed = Signal(str)
    """The kind of guard to which the adviser said yes."""
    waived = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._guard: Guard | None = None
        self.bold, self.text = Heading(size=18), Rich(size=16)
        self.note = Caption(wrap=True)
        self.no = Button("Not now", key="N")
        self.yes = Button("", key="Y")
        for button in (self.no, self.yes):
            button.set_key_first()
        self.no.clicked.connect(self.waive)
        self.yes.clicked.connect(self.agree)
        self.buttons = Flow()
        self.buttons.set_widgets([self.no, self.yes])
        for part in (self.bold, self.text, self.buttons, self.note):
            self.rows.addWidget(part)
        self.hide()

    def ask(self, guard: Guard | None) -> None:
        """Ask, or be gone."""
        self._guard = guard
        self.setVisible(guard is not None)
        if guard is None:
            return
        self.bold.setText(guard.bold)
        self.text.set_text(guard.text)
        self.note.setText(guard.note)
        self.yes.set_words(guard.yes)
        self.setAccessibleName(f"Needs you: {guard.bold}")

    def agree(self) -> None:
        """Yes."""
        if self._guard is not None and not self.isHidden():
            self.agreed.emit(self._guard.kind)

    def waive(self) -> None:
        """Not now."""
        if self._guard is not None and not self.isHidden():
            self.waived.emit(self._guard.kind)
