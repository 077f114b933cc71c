"""Count and sum of what this laptop knows the hub to have, kept while rounds go by."""

from collections.abc import Iterable

from onedesk.store import inbox
from onedesk.store.database import Database
from onedesk.store.settled import Held, Turned
from sync.wire import Sum, record_sum

_SPAN = 2**64


class HeldSums:
    """The sums by school: counted from the file once, then turned with each change of it."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sums: dict[str, Sum] | None = None

    def forget(self) -> None:
        """Count afresh when next asked."""
        self._sums = None

    def turn(self, turned: Turned) -> None:
        """Follow what a page or an answer has changed."""
        if self._sums is None:
            return
        gone, come = _by_school(turned.gone), _by_school(turned.come)
        for school in {*gone, *come}:
            before = self._sums.get(school, Sum())
            minus, plus = record_sum(gone.get(school, ())), record_sum(come.get(school, ()))
            self._sums[school] = Sum.model_construct(
                count=before.count + plus.count - minus.count,
                total=(before.total + plus.total - minus.total) % _SPAN,
            )

    def sums(self) -> dict[str, Sum]:
        """Count and sum of each school."""
        if self._sums is None:
            found = _by_school(inbox.held(self._db))
            self._sums = {school: record_sum(rows) for school, rows in found.items()}
        return self._sums


def _by_school(rows: Iterable[Held]) -> dict[str, list[tuple[str, int, str]]]:
    found: dict[str, list[tuple[str, int, str]]] = {}
    for school, record_id, version, content in rows:
        found.setdefault(school, []).append((record_id, version, content))
    return found
