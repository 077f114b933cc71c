"""Records out of the file and into it, one JSON line each."""

from collections.abc import Iterable, Iterator

from onedesk.domain import jsonl
from onedesk.domain.errors import RuleError
from onedesk.domain.people import School
from onedesk.domain.records import KINDS
from onedesk.store import records
from onedesk.store.database import Database
from onedesk.store.records import Stamp

PRIVATE = frozenset({"note"})


def lines(db: Database) -> Iterator[str]:
    """Every record but private notes, kinds in the order in which they may refer to each other."""
    for kind in KINDS:
        if kind not in PRIVATE:
            yield from (jsonl.dump(record) for record in records.of_kind(db, kind))


def take(db: Database, source: Iterable[str], schools: dict[str, School], stamp: Stamp) -> int:
    """Add or replace every record of the lines; call inside `writing`.

    Raises `RuleError`, naming lines by number and reason, and then nothing is taken.
    """
    found = jsonl.parse(source)
    foreign = sorted({record.school for record in found} - set(schools))
    if foreign:
        raise RuleError(
            f"The file speaks of a school that is not yours: {', '.join(foreign)}. "
            "Nothing was imported."
        )
    for record in found:
        records.put(db, record, stamp)
    return len(found)
