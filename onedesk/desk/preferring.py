"""What the adviser has set for the work on this laptop."""

from pydantic import JsonValue

from onedesk.desk.base import DeskBase
from onedesk.domain.preferences import Preferences
from onedesk.store import kept
from onedesk.store.database import reading, writing

PREFERENCES = "preferences"


class Preferring(DeskBase):
    """Preferences, kept in the encrypted file."""

    def preferences(self) -> Preferences:
        with reading(self._db):
            return self._preferences()

    def prefer(self, **changes: JsonValue) -> Preferences:
        """Set some preferences; the others stay.

        Raises pydantic's `ValidationError` when a value does not fit.
        """
        with writing(self._db) as db:
            before = self._preferences().model_dump(mode="json")
            after = Preferences.model_validate({**before, **changes})
            kept.put(db, PREFERENCES, after.model_dump_json())
            return after

    def _preferences(self) -> Preferences:
        stored = kept.get(self._db, PREFERENCES)
        return Preferences.model_validate_json(stored) if stored else Preferences()
