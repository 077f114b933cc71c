"""The counter row of each school: taken as a lock, and kept true in count and sum."""

from collections.abc import Iterable

from hub.exchange import identity
from hub.exchange.models import Scope
from sync.wire import record_sum

Sent = tuple[str, int, str]
"""Id, version and hash of a live record."""

_SPAN = 2**64


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
    rows = Scope.objects.select_for_update().filter(school__in=schools).order_by("school_id")
    return {row.school_id: row for row in rows}


def turn(scope: Scope, gone: Iterable[Sent], come: Iterable[Sent], to: int | None = None) -> None:
    """On to the next version, or to the one given; count and sum follow, and the row is written."""
    minus, plus = record_sum(gone), record_sum(come)
    scope.version = scope.version + 1 if to is None else to
    scope.live += plus.count - minus.count
    scope.total = str((int(scope.total) + plus.total - minus.total) % _SPAN)
    scope.save(update_fields=["version", "live", "total"])
