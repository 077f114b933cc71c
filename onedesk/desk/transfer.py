"""Records out of the file and into it, one JSON line each."""

from collections.abc import Callable, Iterable, Iterator

from onedesk.desk.base import DeskBase
from onedesk.domain import jsonl
from onedesk.domain.people import School
from onedesk.domain.privacy import as_exported, as_imported
from onedesk.domain.records import KINDS, Record
from onedesk.store import records
from onedesk.store.database import Database, reading, writing


class Transfer(DeskBase):
    """Export and import."""

    def export(self) -> Iterator[str]:
        """Every record on this laptop but what is private, one JSON line each.

        Kinds come in the order in which they may refer to each other.
        """
        with reading(self._db) as db:
            for kind in KINDS:
                told = map(as_exported, records.of_kind(db, kind))
                yield from (jsonl.dump(one) for one in told if one is not None)

    def import_lines(self, lines: Iterable[str]) -> int:
        """Add or replace every record of the lines, all or none; gives how many.

        What is private here and not in the lines stays: exports leave it out. Raises `RuleError`,
        naming lines by number and reason.
        """
        with writing(self._db) as db:
            found, stamp = jsonl.parse(lines, _judge(db, self._schools())), self._stamp()
            for record in found:
                records.put(db, _whole(db, record), stamp)
            return len(found)


def _whole(db: Database, record: Record) -> Record:
    """The record with what its file left out as private and this laptop has."""
    there = records.of_ids(db, [record.id], record.kind)
    return as_imported(record, there[0].body) if there else record


def _judge(db: Database, schools: dict[str, School]) -> Callable[[Record], str | None]:
    """Whether a record fits beside those on this laptop and those of the lines before it."""
    homes = {student.id: student.school for student in records.of_kind(db, "student")}

    def reason(record: Record) -> str | None:
        if record.school not in schools:
            return f"school: {record.school} is not one of yours"
        there = records.place_of(db, record.id)
        if there is not None and there != (record.kind, record.school, record.student):
            return "id: this laptop has it as something else"
        if record.kind == "student":
            homes[record.id] = record.school
        elif record.student is not None and homes.get(record.student) != record.school:
            return "student: nobody of that id is in that school"
        return None

    return reason
