"""Says once when a school came here or left, and what became or is about to become of covers."""

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from onedesk.desk.exchange_views import RefusedCover
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
        desk = self._session.desk
        self._session.jobs.run(lambda: (desk.programme(), desk.refused_covers()), self._know)

    def _know(self, read: tuple[Programme, tuple[RefusedCover, ...]]) -> None:
        if not isValid(self):
            return
        programme, refused = read
        today = self._session.clock().date()
        found: list[str] = []
        if self._known is not None:
            found += covers.changed(self._known, programme, refused)
        lasting = [*map(covers.not_taken, refused), *covers.soon_over(programme, today)]
        found += [one for one in lasting if one not in self._told]
        self._told.update(found)
        self._known = programme
        if found:
            self.said.emit(" ".join(found), None)
