"""Opening the laptop with the code of the recovery sheet, and choosing a new passphrase."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from onedesk.domain.errors import OneDeskError
from ui.unlock.column import Column
from ui.unlock.new_passphrase import NewPassphrase
from ui.widgets.banner import Banner
from ui.widgets.block import Air, Block
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.label import Heading
from ui.widgets.rich import Body


class RecoverPanel(Column):
    """Code, new passphrase twice, open; Esc goes back."""

    given = Signal(str, str)
    """The code as typed, and the new passphrase."""
    left = Signal()

    def __init__(self, device: str) -> None:
        super().__init__()
        sheet = f"your recovery sheet for laptop {device}" if device else "your recovery sheet"
        self.code = Field("Recovery code", hint="Seven groups of five. Dashes and case are free.")
        self.passphrase = NewPassphrase()
        self.open = Button("Open this laptop", kind="primary", key="Enter", height=44)
        self.problem = Banner("needs", "")
        self.problem.hide()
        back = Button("Back", key="Esc", height=44)
        back.clicked.connect(self.left)
        self.open.clicked.connect(self._give)
        self.code.edit.returnPressed.connect(self.passphrase.first.edit.setFocus)
        self.passphrase.finished.connect(self._give)
        self.setFocusProxy(self.code.edit)
        line = Block(back, self.open, gap=12, across=True)
        line.rows.addStretch(1)
        self.rows.addWidget(Heading("Open with your recovery sheet", size=20))
        self.rows.addWidget(Body(f"Type the code printed on {sheet}, and a new passphrase."))
        for widget in (self.problem, self.code, self.passphrase):
            self.rows.addWidget(Air(4))
            self.rows.addWidget(widget)
        self.rows.addWidget(Air(12))
        self.rows.addWidget(line)

    def explain(self, why: str) -> None:
        """Say why the adviser is here, when it was not their own wish."""
        bold, _, rest = why.partition(". ")
        self.problem.set_words(f"{bold}.", rest)
        self.problem.setVisible(bool(why))

    def refuse(self, reason: Exception) -> None:
        """Say why the code did not open the laptop."""
        self.open.setEnabled(True)
        if not isinstance(reason, OneDeskError):
            raise reason
        self.explain(reason.say)
        self.code.edit.setFocus()
        self.code.edit.selectAll()

    def _give(self) -> None:
        if not self.code.text.strip():
            self.code.set_problem("Type the code from the sheet first.")
            self.code.edit.setFocus()
            return
        self.code.set_problem("")
        passphrase = self.passphrase.agreed()
        if passphrase is not None and self.open.isEnabled():
            self.open.setEnabled(False)
            self.given.emit(self.code.text, passphrase)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
