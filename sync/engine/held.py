"""Count and sum of what this laptop knows the hub to have, kept while rounds go by."""

from collections.abc import Iterable

from onedesk.store import inbox
from onedesk.store.database import Database
from onedesk.store.settled import Held, Turned
from sync.wire import Sum, Summed, record_sum


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
            self._sums[school] = before.moved(gone.get(school, ()), come.get(school, ()))

    def count(self) -> None:
        """Count now, where that has not been done: what comes is followed from here on."""
        self.sums()

    def sums(self) -> dict[str, Sum]:
        """Count and sum of each school."""
        if self._sums is None:
            found = _by_school(inbox.held(self._db))
            self._sums = {school: record_sum(rows) for school, rows in found.items()}
        return self._sums


def _by_school(rows: Iterable[Held]) -> dict[str, list[Summed]]:
    found: dict[str, list[Summed]] = {}
    for school, record_id, version, content in rows:
        found.setdefault(school, []).append((record_id, version, content))
    return found
