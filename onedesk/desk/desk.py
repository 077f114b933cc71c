"""The adviser's deeds on this laptop, together."""

from collections.abc import Iterable, Iterator
from typing import Literal

from onedesk.desk import rosters, transfer
from onedesk.desk.appointments import Appointments
from onedesk.desk.base import as_entry
from onedesk.desk.covering import Covering
from onedesk.desk.destinations import Destinations
from onedesk.desk.exchange import Exchange
from onedesk.desk.finding import Finding
from onedesk.desk.insights import Insights
from onedesk.desk.library import Library
from onedesk.desk.lists import Lists
from onedesk.desk.packs import Packs
from onedesk.desk.papers import Papers
from onedesk.desk.preferring import Preferring
from onedesk.desk.prompting import Prompting
from onedesk.desk.reads import Reads
from onedesk.desk.sittings import Sittings
from onedesk.desk.talks import Talks
from onedesk.desk.twinning import Twinning
from onedesk.domain.conflict import Conflict
from onedesk.domain.errors import RuleError
from onedesk.domain.fields import Edits, flat
from onedesk.roster.difference import Difference
from onedesk.store import records
from onedesk.store.database import reading, writing

CHANGED_SINCE = (
    "This answer has been changed again since you were asked. Nothing was overwritten: open the "
    "interview, and write there what is right. Then keep what stands."
)


class Desk(
    Reads,
    Finding,
    Appointments,
    Talks,
    Sittings,
    Library,
    Papers,
    Destinations,
    Prompting,
    Lists,
    Packs,
    Insights,
    Preferring,
    Covering,
    Twinning,
    Exchange,
):
    """What an adviser can do with the file on this laptop; every method is one transaction.

    All raise `StoreError` when the file refuses; those that name a record raise `NotThere` when it
    is not on this laptop. Used by one thread at a time.
    """

    def preview_roster(self, school: str, content: bytes, filename: str) -> Difference:
        """What a school's file would change; nothing is written. Raises `RosterError`."""
        with reading(self._db) as db:
            return rosters.preview(db, self._schools()[school], content, filename)

    def import_roster(self, school: str, difference: Difference) -> int:
        """Write the new and changed students of a preview; gives how many."""
        with writing(self._db) as db:
            return rosters.write(db, school, difference, self._stamp())

    def export(self) -> Iterator[str]:
        """Every record on this laptop but private notes, one JSON line each."""
        with reading(self._db) as db:
            yield from transfer.lines(db)

    def import_lines(self, lines: Iterable[str]) -> int:
        """Take in exported records, all or none; gives how many. Raises `RuleError`."""
        with writing(self._db) as db:
            return transfer.take(db, lines, self._schools(), self._stamp())

    def choose(self, conflict: str, choice: Literal["kept", "offered"]) -> None:
        """Answer a question; both values stay in the history.

        `kept` leaves what stands, newer words included. `offered` takes the other value. Raises
        `RuleError` when what stands has been changed since the question was asked.
        """
        now = self._clock().isoformat()
        with writing(self._db) as db:
            edits: Edits = {"choice": choice, "chosen_by": self._name(), "chosen_at": now}
            asked = as_entry(Conflict, self._edit("conflict", conflict, edits)).body
            if choice == "offered":
                about = records.load(db, asked.of_kind, asked.of_id)
                if flat(about.body).get(asked.field) != asked.kept:
                    raise RuleError(CHANGED_SINCE)
                self._edit(asked.of_kind, asked.of_id, {asked.field: asked.offered})
