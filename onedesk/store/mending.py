"""A school in parts, compared with the hub and mended where the two differ."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from onedesk.domain.records import text_hash
from onedesk.store import kept
from onedesk.store.arriving import Arrival, Arriving, known_in
from onedesk.store.database import Database, writing
from onedesk.store.restored import CURSOR
from onedesk.store.settled import Turned
from sync.wire import Sum, bucket, record_sum

_CHECK = "check"


def ask_check(db: Database) -> None:
    """The next round counts everything afresh; call inside `writing`."""
    kept.put(db, _CHECK, "1")


def check_asked(db: Database) -> bool:
    """Whether it was asked for since this was last called."""
    if kept.get(db, _CHECK) is None:
        return False
    with writing(db):
        kept.drop(db, _CHECK)
    return True


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
    found: dict[int, list[tuple[str, int, str]]] = {}
    rows = db.execute(
        "SELECT id, version, hash FROM record WHERE version > 0 AND school = ?", [school]
    )
    for row in rows:
        found.setdefault(bucket(row[0]), []).append(row)
    return {part: record_sum(ones) for part, ones in found.items()}


def going(
    db: Database, school: str, compared: Collection[int], arrivals: Iterable[Arrival]
) -> set[str]:
    """The records that `mend` would take from this laptop."""
    gone = {one.id for one in arrivals if one.deleted} - {o.id for o in arrivals if not o.deleted}
    rows = db.execute(
        "SELECT id FROM record WHERE version > 0 AND owed = 0 AND school = ?", [school]
    )
    return {key for (key,) in rows if bucket(key) in compared and key in gone}


def mend(
    db: Database,
    school: str,
    compared: Collection[int],
    arrivals: Sequence[Arrival],
    after: str,
    at: datetime,
) -> Turned:
    """Make these parts of a school as the hub has them, and keep the cursor `after`, together.

    What the hub tells to be gone goes, unless it is owed. What it does not know, or has in an older
    version than this laptop, or otherwise in the same, it has lost: that is sent to it in whole.
    """
    with writing(db):
        page = Arriving(db, arrivals, at)
        for arrival in page.arrivals:
            _mend(page, arrival)
        named = {one.id for one in page.arrivals if not one.deleted}
        gone = {one.id: one for one in page.arrivals if one.deleted}
        there = (row for row in known_in(db, school) if bucket(row.id) in compared)
        for row in there:
            if row.id in named:
                continue
            if row.id in gone and not row.owed:
                page.drop(row, gone[row.id])
            else:
                page.send_whole(row, row.school)
        kept.put(db, CURSOR, after)
        return page.turned()


def _mend(page: Arriving, arrival: Arrival) -> None:
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
