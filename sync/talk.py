"""What every part of a round works with."""

from dataclasses import dataclass

from onedesk.domain.clock import Clock
from onedesk.store.account import Account
from onedesk.store.arriving import Arrival
from onedesk.store.database import Database
from sync.ahead import Ahead
from sync.errors import EpochChanged, Unclear
from sync.held import HeldSums
from sync.round import Tally
from sync.session import Session
from sync.wire import Change


@dataclass(slots=True)
class Talk:
    """One round's file, line and account, what it has done, and what the hub is known to have."""

    db: Database
    session: Session
    account: Account
    clock: Clock
    tally: Tally
    ahead: Ahead
    held: HeldSums

    def require_epoch(self, epoch: str) -> None:
        """Raises `EpochChanged` for the word of a hub that was restored since."""
        if epoch != self.account.epoch:
            raise EpochChanged


def arrival(change: Change) -> Arrival:
    """A change as the store takes it in. Raises `Unclear` when it says nothing of the content."""
    if change.body is None and not (change.deleted or change.erased):
        raise Unclear
    return Arrival(
        kind=change.kind,
        id=change.id,
        school=change.school,
        student=change.student,
        version=change.version,
        hash=change.hash,
        deleted=change.deleted,
        erased=change.erased,
        body=change.body,
        by=change.by,
        at=change.at,
    )
