"""Says once when a school came to this laptop or left it, and when a cover is about to end."""

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from onedesk.domain.people import Programme
from ui.page import Session
from ui.sync_centre import covers


class SchoolWatch(QObject):
    """Looks after every round; an end that is near is said once a day: its words change."""

    said = Signal(str, object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._known: Programme | None = None
        self._told: set[str] = set()
        session.bridge.finished.connect(self.look)

    def look(self, *_what: object) -> None:
        """Read what is known of the schools now."""
        self._session.jobs.run(self._session.desk.programme, self._know)

    def _know(self, programme: Programme) -> None:
        if not isValid(self):
            return
        today = self._session.clock().date()
        found: list[str] = []
        if self._known is not None:
            found += covers.changed(self._known, programme)
        found += [one for one in covers.soon_over(programme, today) if one not in self._told]
        self._told.update(found)
        self._known = programme
        if found:
            self.said.emit(" ".join(found), None)
