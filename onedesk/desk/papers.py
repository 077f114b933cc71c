"""The plan on paper: as it would be now, and as it was handed over."""

from pydantic import JsonValue

from onedesk.desk import prints
from onedesk.desk.base import DeskBase, as_entry
from onedesk.desk.views import Entry
from onedesk.domain.plan import Print
from onedesk.paper.document import Document
from onedesk.store import records
from onedesk.store.database import reading, writing


class Papers(DeskBase):
    """Documents and the prints that are kept."""

    def plan_document(
        self, interview: str, *, large: bool = False, reference: str = prints.DRAFT
    ) -> Document:
        """The plan as it would be handed over now."""
        with reading(self._db):
            return prints.plan(self._interview(interview), self.programme(), reference, large=large)

    def keep_print(self, interview: str, *, large: bool = False) -> tuple[Entry[Print], Document]:
        """Keep the exact text handed to the student under a reference of its own."""
        with writing(self._db) as db:
            reference = prints.free_reference(db)
            file = self._interview(interview)
            document = prints.plan(file, self.programme(), reference, large=large)
            fields: dict[str, JsonValue] = {
                "interview": interview,
                "reference": reference,
                "made_at": self._clock().isoformat(),
                "large": large,
                "document": document.model_dump_json(),
            }
            beside = records.load(db, "interview", interview)
            return as_entry(Print, self._add("print", beside, fields)), document

    def printed(self, print_id: str) -> Document:
        """The document of a print, word for word as it was handed over."""
        with reading(self._db) as db:
            return prints.recalled(as_entry(Print, records.load(db, "print", print_id)).body)
