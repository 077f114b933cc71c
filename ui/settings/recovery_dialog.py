"""Making a new recovery sheet: it counts once it is on paper or in a file, and was read back."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from onedesk.desk.laptop import Laptop
from onedesk.domain.people import Programme
from onedesk.paper.document import Document
from onedesk.paper.recovery_sheet import recovery_sheet
from ui.jobs import Jobs
from ui.paper.outlet import Outlets
from ui.settings.guarded import GuardedDialog
from ui.unlock.sheet_test import NOT_KEPT, SheetTest

_WHY = (
    "Make one when the old sheet is lost, or may have been seen. As soon as the new one counts, "
    "the old one opens nothing: shred it. The passphrase stays as it is."
)


class RecoveryDialog(GuardedDialog):
    """Closed before the end, it leaves the old sheet as good as it was."""

    changed = Signal()

    def __init__(
        self,
        jobs: Jobs,
        laptop: Laptop,
        outlets: Outlets,
        sheet: tuple[Programme, date],
        window: QWidget,
    ) -> None:
        self._programme, self._day = sheet
        self._outlets = outlets
        self.sheet = SheetTest(self._save, self._print)
        super().__init__("Make a new recovery sheet", _WHY, self.sheet, jobs, laptop, window)

    def show_inside(self) -> None:
        self.go_on.set_words("Make it count")
        self.sheet.setFocus()

    def finish(self) -> None:
        if not self.sheet.is_kept:
            self.sheet.state.setText(NOT_KEPT)
        elif self.sheet.both_typed() and self.sheet.passed():
            change = partial(self.laptop.change_recovery, self.passphrase, self.sheet.code)
            self.work(change, self._changed, "Changing")

    def _changed(self, _nothing: None) -> None:
        self.changed.emit()
        self.accept()

    def _save(self, code: str, parent: QWidget) -> None:
        self._outlets.save(self._document(code), parent, self.sheet.kept)

    def _print(self, code: str, parent: QWidget) -> None:
        self._outlets.print_out(self._document(code), parent, self.sheet.kept)

    def _document(self, code: str) -> Document:
        greeting, programme = self.laptop.greeting, self._programme
        return recovery_sheet(
            device=greeting.device if greeting is not None else "",
            code=code,
            day=self._day,
            service=programme.service,
            contact=programme.contact,
        )
