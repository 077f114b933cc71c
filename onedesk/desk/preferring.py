"""What the adviser has set for the work on this laptop."""

import base64

from pydantic import JsonValue

from onedesk.desk.base import DeskBase
from onedesk.desk.specimen import specimen
from onedesk.domain.preferences import Preferences
from onedesk.paper.document import Document
from onedesk.paper.logo import for_paper
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

    def set_logo(self, content: bytes | None) -> Preferences:
        """Put a picture (PNG or JPEG) at the head of plans, or none.

        Raises `UnusableLogo`, which says why it cannot be printed; then nothing changes.
        """
        if content is None:
            return self.prefer(logo=None)
        return self.prefer(logo=base64.b64encode(for_paper(content)).decode())

    def specimen(self) -> Document:
        """A plan for nobody, as the paper looks with what is set now."""
        with reading(self._db):
            return specimen(self.programme(), self._preferences(), self._day())

    def _preferences(self) -> Preferences:
        stored = kept.get(self._db, PREFERENCES)
        return Preferences.model_validate_json(stored) if stored else Preferences()
