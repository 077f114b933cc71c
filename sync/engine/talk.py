"""What every part of a round works with."""

from collections.abc import Sequence
from dataclasses import dataclass

from onedesk.domain.clock import Clock
from onedesk.store.account import Account
from onedesk.store.database import Database
from sync.engine.ahead import Ahead
from sync.engine.held import HeldSums
from sync.errors import EpochChanged, Unclear
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


def with_content(changes: Sequence[Change]) -> Sequence[Change]:
    """The same changes. Raises `Unclear` when one of them says nothing of its content."""
    if any(one.body is None and not (one.deleted or one.erased) for one in changes):
        raise Unclear
    return changes
