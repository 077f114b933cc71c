"""A round with the hub: send what is owed, take in what is new, compare, mend."""

import time
from collections.abc import Callable

from onedesk.domain.clock import Clock, system_clock
from onedesk.domain.errors import OneDeskError
from onedesk.store import account as accounts
from onedesk.store import inbox, mending, outbox, reach, removal, restored, rounds, tidying
from onedesk.store.account import Account
from onedesk.store.database import Database, writing
from onedesk.store.errors import NotThere
from sync import line
from sync.carrier import Connect, Transport
from sync.engine import deeds, leaving, repairing
from sync.engine.ahead import Ahead
from sync.engine.gauge import Progress
from sync.engine.held import HeldSums
from sync.engine.pulling import Pulling
from sync.engine.pushing import Pushing
from sync.engine.talk import Talk
from sync.errors import EpochChanged, SignedOut
from sync.round import Round, Tally
from sync.session import Session, Traffic
from sync.wire import Page, Sum


def _unseen(_done: int, _owed: int) -> None:
    """Nobody watches."""


def _never() -> bool:
    return False


class Engine:
    """Rounds on one database, over a line that is kept. The next round makes a crash good."""

    def __init__(
        self,
        db: Database,
        connect: Connect = line.connect,
        clock: Clock = system_clock,
    ) -> None:
        self._db = db
        self._connect = connect
        self._clock = clock
        self._transport: Transport | None = None
        self._held = HeldSums(db)
        self._account = accounts.Reader(db)

    def close(self) -> None:
        """Let go of the line; the database is its owner's."""
        if self._transport is not None:
            self._transport.close()
            self._transport = None

    def round(self, progress: Progress = _unseen, cancelled: Callable[[], bool] = _never) -> Round:
        """Push until nothing is owed, pull until there is no more, compare sums, mend, push again.

        A new laptop reads first, so that what it sends need not come back to it. What stands in the
        way ends the round and is told in it, never raised; what the hub has answered is settled.
        """
        began, tally, traffic = time.perf_counter(), Tally(self._clock()), Traffic()
        trouble: OneDeskError | None = None
        try:
            self._exchange(tally, traffic, progress, cancelled)
        except OneDeskError as reason:
            trouble = reason
            self._held.forget()
        report = tally.report(traffic, time.perf_counter() - began, trouble)
        try:
            if isinstance(trouble, EpochChanged):
                restored.ask(self._db)
            if rounds.add(self._db, report, *tally.interviews()) % rounds.KEEP == 0:
                tidying.prune(self._db)
            if tidying.due(self._db):
                tidying.tidy(self._db)
        except OneDeskError as reason:
            trouble = trouble or reason
        return Round(report, trouble, outbox.sendable(self._db))

    def check(self, progress: Progress = _unseen, cancelled: Callable[[], bool] = _never) -> Round:
        """A round that trusts nothing it has counted before: every record is looked at again."""
        with writing(self._db):
            mending.ask_check(self._db)
        return self.round(progress, cancelled)

    def _exchange(
        self,
        tally: Tally,
        traffic: Traffic,
        progress: Progress,
        cancelled: Callable[[], bool],
    ) -> None:
        account = self._enrolled()
        transport = self._line(account.hub)
        tally.checking = mending.check_asked(self._db)
        if tally.checking:
            mending.doubt(self._db)
            self._held.forget()
        if restored.accepted(self._db):
            account = self._begin_anew(account, Session(transport, traffic=traffic))
        session = Session(transport, account.token, account.epoch, traffic)
        if deeds.tell(self._db, session):
            self._held.forget()
        self._held.count()
        with Ahead(parallel=transport.parallel) as ahead:
            talk = Talk(self._db, session, account, self._clock, tally, ahead, self._held)
            self._talk(talk, progress, cancelled)

    def _talk(self, talk: Talk, progress: Progress, cancelled: Callable[[], bool]) -> None:
        page: Page | None = None
        if not inbox.cursor(self._db) or restored.reading(self._db):
            anew = restored.reading(self._db)
            page = Pulling(talk, cancelled).run()
            if anew:
                self._held.forget()
                self._held.count()
        page = self._sent(talk, progress, cancelled) or page or Pulling(talk, cancelled).run()
        deeds.settle(self._db, self._clock().date())
        if not outbox.sendable(self._db):
            self._compare(talk, page)
        if outbox.sendable(self._db):
            page = self._sent(talk, progress, cancelled) or page
        leaving.leave(talk, page.lost)
        removal.settle(self._db)
        restored.settle(self._db)
        reach.went_well(self._db)

    def _sent(self, talk: Talk, progress: Progress, cancelled: Callable[[], bool]) -> Page | None:
        """Send what is owed, and take in what is new since; the last page where any of it went."""
        pushing = Pushing(talk, progress, cancelled)
        pushing.run()
        return Pulling(talk, cancelled).run(pushing.page) if pushing.sent else None

    def _begin_anew(self, account: Account, session: Session) -> Account:
        """The adviser has agreed to go on with a hub that was restored from a backup."""
        epoch = session.hello().epoch
        if epoch == account.epoch:
            restored.settle(self._db)
            return account
        self._held.forget()
        return restored.begin(self._db, account, epoch)

    def _compare(self, talk: Talk, page: Page) -> None:
        """Mend the schools in which laptop and hub do not hold the same; nothing is owed now."""
        ours, nothing = self._held.sums(), Sum()
        differ = [school for school, sum_ in page.sums.items() if ours.get(school, nothing) != sum_]
        talk.tally.differs = repairing.repair(talk, sorted(differ))
        if talk.tally.checking:
            talk.tally.compared = sum(school.count for school in self._held.sums().values())
            mending.checked(self._db)

    def _enrolled(self) -> Account:
        """Raises `SignedOut` before enrolment."""
        try:
            return self._account.now()
        except NotThere:
            raise SignedOut from None

    def _line(self, hub: str) -> Transport:
        if self._transport is None or self._transport.hub != hub:
            self.close()
            self._transport = self._connect(hub)
        return self._transport
