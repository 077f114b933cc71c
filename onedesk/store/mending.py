"""A school in parts, compared with the hub and mended where the two differ."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from onedesk.domain.records import text_hash
from onedesk.store import kept
from onedesk.store.arriving import Arriving, Known, known_in
from onedesk.store.database import Database, writing
from onedesk.store.restored import CURSOR
from onedesk.store.settled import Turned
from sync.wire import Change, Parts, Sum, Summed, bucket, record_sum

_CHECK = "check"
_STUDENTS_OWED = "SELECT student FROM record WHERE owed = 1 AND student IS NOT NULL"


def ask_check(db: Database) -> None:
    """The next round counts everything afresh; call inside `writing`."""
    kept.put(db, _CHECK, "1")


def check_asked(db: Database) -> bool:
    """Whether it was asked for, and no round has done it yet."""
    return kept.get(db, _CHECK) is not None


def checked(db: Database) -> None:
    """It was done."""
    with writing(db):
        kept.drop(db, _CHECK)


def doubt(db: Database) -> int:
    """Count as unlike what the hub has any record whose content is not what its hash says.

    Gives how many: they differ from the hub's sums from then on, and are mended.
    """
    rows = db.execute(
        "SELECT id, hash, body FROM record WHERE version > 0 AND owed = 0 AND deleted = 0"
    )
    unsound = [(key,) for key, content, body in rows.fetchall() if text_hash(body) != content]
    if unsound:
        with writing(db):
            db.conn.executemany("UPDATE record SET hash = '' WHERE id = ?", unsound)
    return len(unsound)


def parts(db: Database, school: str) -> dict[int, Sum]:
    """The sums of what the hub is known to have of a school, by `bucket`; empty ones left out."""
    found: dict[int, list[Summed]] = {}
    rows = db.execute(
        "SELECT id, version, hash FROM record WHERE version > 0 AND school = ?", [school]
    )
    for row in rows:
        found.setdefault(bucket(row[0]), []).append(row)
    return {part: record_sum(ones) for part, ones in found.items()}


def going(
    db: Database, told: Parts, compared: Collection[int], arrivals: Sequence[Change]
) -> set[str]:
    """The records that `mend` would take from this laptop."""
    named, gone = _named(arrivals)
    there = (row for row in known_in(db, told.school) if bucket(row.id) in compared)
    wanted = _wanted(db)
    return {
        row.id
        for row in there
        if row.id not in named
        if not row.owed
        if row.id in gone or _forgotten(row, told, wanted)
    }


def mend(
    db: Database,
    told: Parts,
    compared: Collection[int],
    arrivals: Sequence[Change],
    at: datetime,
) -> Turned:
    """Make these parts of a school as the hub has them, and keep the hub's cursor, together.

    What the hub tells to be gone goes, unless it is owed, and so does what it may have deleted so
    long ago that it has forgotten it. What else it does not know, or has in an older version than
    this laptop, or otherwise in the same, it has lost: that is sent to it in whole.
    """
    with writing(db):
        page = Arriving(db, arrivals, at)
        for arrival in page.arrivals:
            _mend(page, arrival)
        named, gone = _named(page.arrivals)
        wanted = _wanted(db)
        for row in known_in(db, told.school):
            if row.id in named or bucket(row.id) not in compared:
                continue
            if row.id in gone and not row.owed:
                page.drop(row, gone[row.id])
            elif _forgotten(row, told, wanted):
                page.forget(row)
            else:
                page.send_whole(row, row.school)
        kept.put(db, CURSOR, told.cursor)
        return page.turned()


def _named(arrivals: Iterable[Change]) -> tuple[set[str], dict[str, Change]]:
    """The ids of what the hub has, and what it tells to be gone."""
    told = list(arrivals)
    named = {one.id for one in told if not one.deleted}
    return named, {one.id: one for one in told if one.deleted and one.id not in named}


def _wanted(db: Database) -> frozenset[str]:
    """The students whom something is about that is owed."""
    return frozenset(row[0] for row in db.execute(_STUDENTS_OWED))


def _forgotten(row: Known, told: Parts, wanted: Collection[str]) -> bool:
    """Whether the hub may have deleted it and forgotten that, and nothing here rests on it."""
    return row.version <= told.tidied and not row.owed and row.id not in wanted


def _mend(page: Arriving, arrival: Change) -> None:
    row = page.known.get(arrival.id)
    if arrival.erased:
        page.erase(arrival)
    elif row is None:
        page.add(arrival)
    elif arrival.deleted or not row.version:
        return  # what is here under its id is dealt with as unnamed, or was never sent
    elif row.version > arrival.version:
        page.send_whole(row, arrival.school)
    elif row.version == arrival.version and row.hash and row.hash != arrival.hash:
        page.send_beside(row, arrival.school)
    elif not row.owed:
        if (row.version, row.hash) != (arrival.version, arrival.hash):
            page.replace(row, arrival)
    elif row.version < arrival.version:
        page.rebase(row, arrival)
