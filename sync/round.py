"""One round with the hub as it is told afterwards."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from onedesk.domain.errors import OneDeskError
from onedesk.domain.interview import Interview
from onedesk.domain.round_report import RoundReport
from sync.errors import SyncError
from sync.session import Traffic
from sync.wire.http import seconds_apart

REMOVAL = "removal"
"""Whatever was removed here counts as this kind once the hub has heard of it."""


class Round(NamedTuple):
    """A round that has ended: its report, what stood in its way, how much could be sent still."""

    report: RoundReport
    trouble: OneDeskError | None
    sendable: int


class Tally:
    """What a round has done so far."""

    def __init__(self, at: datetime) -> None:
        self._at = at
        self._closest = timedelta.max
        self._offset: float | None = None
        self._sent: dict[str, str] = {}
        self._received: dict[str, str] = {}
        self._gone: set[str] = set()
        self.differs: tuple[str, ...] = ()
        self.repaired = 0
        self.checking = False
        self.compared: int | None = None

    def took(self, records: Mapping[str, str]) -> None:
        """The hub has taken these: kinds by id. One that is typed on and sent again counts once."""
        self._sent |= records

    def came(self, records: Mapping[str, str]) -> None:
        """The hub has told of these: kinds by id."""
        self._received |= records

    def went(self, ids: Collection[str]) -> None:
        """The hub has told that these, which were here, are there no more."""
        self._gone.update(ids)
        for one in ids:
            self._received.pop(one, None)

    def interviews(self) -> tuple[list[str], list[str]]:
        """The ids of those that the hub has taken, and of those it has told of."""
        return _interviews(self._sent), _interviews(self._received)

    def clock(self, asked: datetime, hub_time: datetime, heard: datetime) -> None:
        """Compare clocks by one question; of several, the one answered soonest tells most."""
        if heard - asked < self._closest:
            self._closest = heard - asked
            self._offset = seconds_apart(hub_time, asked + (heard - asked) / 2)

    def report(self, traffic: Traffic, seconds: float, trouble: OneDeskError | None) -> RoundReport:
        return RoundReport(
            at=self._at,
            sent=dict(Counter(self._sent.values())),
            received=dict(Counter(self._received.values())),
            bytes_up=traffic.up,
            bytes_down=traffic.down,
            requests=traffic.requests,
            seconds=seconds,
            offset=self._offset,
            differs=self.differs,
            problem=trouble.say if trouble else None,
            code=_code(trouble),
            repaired=self.repaired,
            gone=len(self._gone),
            compared=self.compared,
        )


def _interviews(kinds: Mapping[str, str]) -> list[str]:
    return [key for key, kind in kinds.items() if kind == Interview.kind]


def _code(trouble: OneDeskError | None) -> str | None:
    """The kind of trouble for programs; that of the file on this laptop has one name."""
    if trouble is None:
        return None
    return trouble.code if isinstance(trouble, SyncError) else "store"
