"""The school pack: for whom, what goes in, and under which words it is locked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.page import Session
from ui.widgets.dialog import Dialog


class PackDialog(Dialog):
    """One dialog for one school and one cycle."""

    said = Signal(str, object)

    def __init__(self, session: Session, school: str | None, window: QWidget) -> None:
        super().__init__("School pack", window)
        self.session, self.school = session, school
