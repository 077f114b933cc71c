"""What comes down from the hub: a page of changes and its cursor, taken in together."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from onedesk.store import kept, restored, stored
from onedesk.store.arriving import Arriving, Known
from onedesk.store.database import Database, learning
from onedesk.store.restored import CURSOR
from onedesk.store.settled import Held, Turned
from sync.wire import Change


def cursor(db: Database) -> str:
    """Where the last page ended, in the hub's own opaque words; empty before the first."""
    return kept.get(db, CURSOR) or ""


def take(db: Database, arrivals: Sequence[Change], after: str | None, at: datetime) -> Turned:
    """Take in one page and the cursor after it (`None`: it stays), in one transaction.

    A record that owes the hub keeps its local answers. It takes the hub's version as its new base
    only where the two changed different fields; otherwise it keeps the old base, so that the hub
    sees the clash when the record is sent. What was erased by law goes, whatever is owed.
    """
    with learning(db):
        page = Arriving(db, arrivals, at)
        lost = restored.lost_deletions(db, [one.id for one in page.arrivals])
        for arrival in page.arrivals:
            _take(page, arrival)
        if after is not None:
            kept.put(db, CURSOR, after)
        turned = page.turned()
        restored.delete_again(db, lost)
        return turned


def held(db: Database) -> Iterable[Held]:
    """School, id, version and hash of every record that the hub is known to have."""
    rows: Iterable[Held] = db.execute(
        "SELECT school, id, version, hash FROM record WHERE version > 0"
    )
    return rows


def going(db: Database, arrivals: Sequence[Change]) -> set[str]:
    """The records that these arrivals would take from this laptop, those erased by law aside."""
    gone = {one.id: one.school for one in arrivals if one.deleted and not one.erased}
    if not gone:
        return set()
    rows = db.execute(
        "SELECT id, school FROM record WHERE owed = 0 AND id IN (SELECT value FROM json_each(?))",
        [stored.ids_text(gone)],
    )
    return {record_id for record_id, school in rows if school == gone[record_id]}


def _take(page: Arriving, arrival: Change) -> None:
    row = page.known.get(arrival.id)
    if arrival.erased:
        page.erase(arrival)
    elif row is None:
        page.add(arrival)
    elif row.anew is not None:
        _confirm(page, arrival, row)
    elif row.owed:
        page.rebase(row, arrival)
    elif arrival.deleted:
        here = row.school == arrival.school and arrival.version >= row.version
        went = arrival.student is not None and arrival.version > row.version
        if here or went:  # else it has come back meanwhile
            page.drop(row, arrival)
    elif arrival.version >= row.version or arrival.school != row.school:
        page.replace(row, arrival)


def _confirm(page: Arriving, arrival: Change, row: Known) -> None:
    """The hub was restored: what it says alike it has; all else is sent to it in whole."""
    alike = arrival.body == row.body and not (arrival.deleted or row.deleted)
    if alike:
        page.replace(row, arrival)
    else:
        page.send_whole(row, row.school if arrival.deleted else arrival.school)
