"""The plan on paper: as it would be now, and as it was handed over."""

from pydantic import JsonValue

from onedesk.desk import logos, prints
from onedesk.desk.base import as_entry
from onedesk.desk.preferring import Preferring
from onedesk.desk.views import Entry, InterviewFile
from onedesk.domain.clock import Clock, system_clock
from onedesk.domain.errors import RuleError
from onedesk.domain.interview import Outcome
from onedesk.domain.plan import Print
from onedesk.paper.document import Document
from onedesk.paper.source import PlanSource
from onedesk.store import records
from onedesk.store.database import Database, reading, writing


class Papers(Preferring):
    """Documents and the prints that are kept."""

    def __init__(self, db: Database, clock: Clock = system_clock) -> None:
        super().__init__(db, clock)
        logos.know(db)

    def plan_document(
        self,
        interview: str,
        *,
        large: bool = False,
        second: str = "",
        reference: str = prints.DRAFT,
    ) -> Document:
        """The plan as it would be handed over now; `second` is a language for its headings."""
        with reading(self._db):
            file = self._interview(interview)
            plan = self._plan_source(file, reference)
            return prints.draft(plan, large=large, second=second)

    def keep_print(
        self,
        interview: str,
        *,
        large: bool = False,
        second: str = "",
        reference: str | None = None,
        outcome: Outcome | None = None,
    ) -> tuple[Entry[Print], Document]:
        """Keep the exact text handed to the student, under `reference` unless that is taken.

        As long as not a word has changed since the last print, that one is given again. `outcome`
        is what the talk will have been once it is finished.
        """
        with writing(self._db) as db:
            file = prints.ended(self._interview(interview), outcome)
            last, free = file.print, prints.free_reference(db, reference)
            before = prints.recalled(last.body) if last else None
            plan = self._plan_source(file, free)
            document = prints.coming(plan, before, free, large=large, second=second)
            if last is not None and document == before:
                return last, document
            fields: dict[str, JsonValue] = {
                "interview": interview,
                "reference": document.reference,
                "made_at": self._clock().isoformat(),
                "large": large,
                "second_language": document.second_language or None,
                "document": document.model_dump_json(),
            }
            logos.keep(db, document)
            beside = records.load(db, "interview", interview)
            return as_entry(Print, self._add("print", beside, fields)), document

    def printed(self, print_id: str) -> Document:
        """The document of a print, word for word as it was handed over."""
        with reading(self._db) as db:
            return prints.recalled(as_entry(Print, records.load(db, "print", print_id)).body)

    def recall(self, reference: str) -> Entry[Print]:
        """The print that bears a reference, however it is typed ("od 3t7k").

        Raises `RuleError` when none on this laptop does.
        """
        wanted = "".join(letter for letter in reference.upper() if letter.isalnum())
        with reading(self._db) as db:
            for record in records.of_kind(db, "print"):
                kept = as_entry(Print, record)
                if kept.body.reference.replace("-", "") in (wanted, f"OD{wanted}"):
                    return kept
        raise RuleError(f"No plan on this laptop bears the reference {reference.strip()}.")

    def _plan_source(self, file: InterviewFile, reference: str) -> PlanSource:
        return prints.source(file, self.programme(), reference, self._preferences())
