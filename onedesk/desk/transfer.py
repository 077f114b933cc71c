"""Records out of the file and into it, one JSON line each."""

from collections.abc import Callable, Iterable, Iterator

from onedesk.domain import jsonl
from onedesk.domain.people import School
from onedesk.domain.privacy import may_leave
from onedesk.domain.records import KINDS, Record
from onedesk.store import records
from onedesk.store.database import Database
from onedesk.store.records import Stamp


def lines(db: Database) -> Iterator[str]:
    """Every record that may leave, kinds in the order in which they may refer to each other."""
    for kind in KINDS:
        yield from (jsonl.dump(one) for one in records.of_kind(db, kind) if may_leave(one))


def take(db: Database, source: Iterable[str], schools: dict[str, School], stamp: Stamp) -> int:
    """Add or replace every record of the lines; call inside `writing`.

    Raises `RuleError`, naming lines by number and reason, and then nothing is taken.
    """
    found = jsonl.parse(source, _judge(db, schools))
    for record in found:
        records.put(db, record, stamp)
    return len(found)


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
