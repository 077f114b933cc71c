"""Words that nobody has said yes or no to: typed in a dialog when the desk was locked."""

from onedesk.desk.base import DeskBase
from onedesk.store import half_written
from onedesk.store.database import reading, writing
from onedesk.store.half_written import Words


class HalfWritten(DeskBase):
    """Kept in the encrypted file by the record they are about, and gone with it."""

    def keep_half_written(self, about: str, what: str, words: Words | None) -> None:
        """Keep what stands in a dialog; `None` once it was closed by hand."""
        with writing(self._db) as db:
            half_written.keep(db, about, what, words)

    def half_written(self, about: str, what: str) -> Words:
        """What stood in a dialog when nobody had closed it, by field."""
        with reading(self._db) as db:
            return half_written.of(db, about, what)

    def kinds_half_written(self) -> tuple[str, ...]:
        """What kinds of dialogs are to be gone on with."""
        with reading(self._db) as db:
            return half_written.kinds(db)
