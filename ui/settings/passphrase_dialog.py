"""Changing the passphrase: the old one first, then the new one twice."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from onedesk.desk.laptop import Laptop
from ui.jobs import Jobs
from ui.settings.guarded import GuardedDialog
from ui.unlock.new_passphrase import NewPassphrase

_WHY = (
    "It opens this laptop and never leaves it. What you have written stays as it is, and an "
    "interview that is open goes on. Your recovery sheet stays good."
)


class PassphraseDialog(GuardedDialog):
    """The new passphrase counts from the moment the dialog closes by itself."""

    changed = Signal()

    def __init__(self, jobs: Jobs, laptop: Laptop, window: QWidget) -> None:
        self.new = NewPassphrase()
        super().__init__("Change the passphrase", _WHY, self.new, jobs, laptop, window)

    def show_inside(self) -> None:
        self.go_on.set_words("Change it")
        self.new.setFocus()

    def finish(self) -> None:
        if self.new.first.text and not self.new.again.text:
            self.new.again.edit.setFocus()
            return
        new = self.new.agreed()
        if new is not None:
            change = partial(self.laptop.change_passphrase, self.passphrase, new)
            self.work(change, self._changed, "Changing")

    def _changed(self, _nothing: None) -> None:
        self.changed.emit()
        self.accept()
