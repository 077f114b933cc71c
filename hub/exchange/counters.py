"""The counter row of each school: taken as a lock, and kept true in count and sum."""

from collections.abc import Iterable
from functools import partial

from django.db import connection, transaction

from hub.exchange import counted, identity
from hub.exchange.models import Scope
from hub.many import Insert, among
from sync.wire import Sum, Summed

_COLUMNS = ("school_id", "version", "live", "total", "tidied")
_ROWS = """
    SELECT school_id, version, live, total, tidied FROM exchange_scope
    WHERE school_id {} ORDER BY school_id
"""
_keep = Insert(
    "INSERT INTO exchange_scope (school_id, version, live, total, tidied)",
    ("text", "bigint", "bigint", "text", "bigint"),
    """
    ON CONFLICT (school_id) DO UPDATE SET version = excluded.version, live = excluded.live,
        total = excluded.total
    """,
)


def lock(schools: Iterable[str]) -> dict[str, Scope]:
    """The rows of these schools, held until the transaction ends; always taken in one order.

    A row that is not there yet is made, past all that was told before a backup was restored. Call
    inside a transaction.
    """
    wanted = sorted(set(schools))
    found = _held(wanted)
    missing = [school for school in wanted if school not in found]
    if missing:
        floor = identity.current().floor
        Scope.objects.bulk_create(
            [Scope(school_id=school, version=floor) for school in missing], ignore_conflicts=True
        )
        found = _held(wanted)
    return found


def _held(schools: list[str]) -> dict[str, Scope]:
    lock = "FOR UPDATE" if connection.features.has_select_for_update else ""
    rows = among(f"{_ROWS} {lock}", schools)
    return {row[0]: Scope.from_db(None, _COLUMNS, row) for row in rows}


def turn(
    scope: Scope, gone: Iterable[Summed], come: Iterable[Summed], to: int | None = None
) -> None:
    """On to the next version, or to the one given; count and sum follow, and the row is written."""
    reckon(scope, gone, come, to)
    keep([scope])


def reckon(
    scope: Scope, gone: Iterable[Summed], come: Iterable[Summed], to: int | None = None
) -> None:
    """The same, not written yet: for several at once, which are then kept together."""
    now = Sum(count=scope.live, total=int(scope.total)).moved(gone, come)
    scope.version = scope.version + 1 if to is None else to
    scope.live, scope.total = now.count, str(now.total)


def keep(scopes: Iterable[Scope]) -> None:
    """Write how far these have turned; beside the database too, once that is certain."""
    rows = [(row.school_id, row.version, row.live, row.total, row.tidied) for row in scopes]
    _keep(rows)
    transaction.on_commit(partial(counted.note, {row[0]: row[1] for row in rows}))
