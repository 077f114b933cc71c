"""A round with the hub: send what is owed, take in what is new, compare."""

import time
from collections.abc import Callable

from onedesk.domain.clock import Clock, system_clock
from onedesk.domain.errors import OneDeskError
from onedesk.store import account as accounts
from onedesk.store import inbox, outbox, rounds
from onedesk.store.account import Account
from onedesk.store.database import Database
from onedesk.store.inbox import Arrival
from onedesk.store.outbox import SEND_WHOLE, Outcome, Sealed
from sync import line
from sync.carrier import Transport
from sync.errors import CursorUnknown, EpochChanged, SignedOut, Stopped, Unclear, Unproven
from sync.receipts import receipts
from sync.round import Round, Tally
from sync.session import Session, Traffic
from sync.wire import BYTES_MAX, ITEMS_MAX, Change, Envelope, Item, Page, Reply, Sum, record_sum

Sums = dict[str, Sum]
"""Count and sum of the records of each school."""

Progress = Callable[[int, int], None]
"""Told how many of the owed records the hub has answered, and how many were owed at the start."""


def _unseen(_done: int, _owed: int) -> None:
    """Nobody watches."""


def _never() -> bool:
    return False


class Engine:
    """Rounds on one database, over a line that is kept. The next round makes a crash good."""

    def __init__(
        self,
        db: Database,
        connect: Callable[[str], Transport] = line.connect,
        clock: Clock = system_clock,
    ) -> None:
        self._db = db
        self._connect = connect
        self._clock = clock
        self._transport: Transport | None = None
        self._agreed: Sums = {}

    def close(self) -> None:
        """Let go of the line; the database is its owner's."""
        if self._transport is not None:
            self._transport.close()
            self._transport = None

    def round(self, progress: Progress = _unseen, cancelled: Callable[[], bool] = _never) -> Round:
        """Push until nothing is owed, pull until there is no more, compare sums.

        What stands in the way ends the round and is told in it, never raised; whatever the hub has
        answered until then is settled.
        """
        began, tally, traffic = time.perf_counter(), Tally(self._clock()), Traffic()
        trouble: OneDeskError | None = None
        try:
            account = _account(self._db)
            session = Session(self._line(account.hub), account.token, account.epoch, traffic)
            turn = _Turn(self._db, session, account, self._clock, tally, cancelled)
            turn.push(progress)
            self._agreed = turn.pull(self._agreed)
        except OneDeskError as reason:
            trouble = reason
        report = tally.report(traffic, time.perf_counter() - began, trouble)
        try:
            rounds.add(self._db, report)
        except OneDeskError as reason:
            trouble = trouble or reason
        return Round(report, trouble, sendable(self._db))

    def _line(self, hub: str) -> Transport:
        if self._transport is None or self._transport.hub != hub:
            self.close()
            self._transport = self._connect(hub)
        return self._transport


class _Turn:
    """The two halves of one round."""

    def __init__(
        self,
        db: Database,
        session: Session,
        account: Account,
        clock: Clock,
        tally: Tally,
        cancelled: Callable[[], bool],
    ) -> None:
        self._db = db
        self._session = session
        self._account = account
        self._clock = clock
        self._tally = tally
        self._cancelled = cancelled

    def push(self, progress: Progress) -> None:
        """Send sealed envelopes until nothing more can be sent."""
        owed, done = sendable(self._db), 0
        asked_whole: set[tuple[str, str]] = set()
        progress(done, owed)
        while sealed := self._sealed():
            outcomes = self._proved(sealed, self._session.push(envelope(sealed)))
            outbox.settle(self._db, sealed.batch, outcomes, self._clock())
            again = {(one.kind, one.id) for one in outcomes if one.code == SEND_WHOLE}
            if again & asked_whole:
                raise Unclear
            asked_whole |= again
            self._tally.sent.update(one.kind for one in outcomes if one.status != "rejected")
            done += len(outcomes) - len(again)
            progress(min(done, owed), owed)

    def pull(self, agreed: Sums) -> Sums:
        """Take in pages until there is no more, then compare what both sides hold.

        `agreed` are the sums on which both agreed last time; the result, those on which they do
        now. While nothing has moved they need not be counted again.
        """
        cursor, more, sums = inbox.cursor(self._db), True, agreed
        while more:
            page = self._page(cursor)
            if page.changes or page.cursor != cursor:
                arrivals = [arrival(change) for change in page.changes]
                inbox.take(self._db, arrivals, page.cursor, self._clock())
                self._tally.received.update(one.kind for one in arrivals)
            if page.programme is not None:
                self._account = self._account.but(
                    programme=page.programme, programme_tag=page.programme_tag
                )
                accounts.save(self._db, self._account)
            cursor, more, sums = page.cursor, page.more, page.sums
        if sums == agreed and not self._tally.sent and not self._tally.received:
            return agreed
        self._tally.differs = self._differing(sums)
        return {} if self._tally.differs or sendable(self._db) else sums

    def _sealed(self) -> Sealed | None:
        self._go_on()
        return outbox.seal(self._db, self._clock(), ITEMS_MAX, BYTES_MAX)

    def _page(self, cursor: str) -> Page:
        self._go_on()
        asked = self._clock()
        try:
            page = self._session.changes(cursor, self._account.programme_tag)
        except CursorUnknown:
            if not cursor:
                raise
            return self._page("")
        self._tally.clock(asked, page.hub_time, self._clock())
        if page.epoch != self._account.epoch:
            raise EpochChanged
        return page

    def _proved(self, sealed: Sealed, reply: Reply) -> list[Outcome]:
        """The outcomes, each accepted one with its receipt.

        Raises `Unproven` when the reply does not carry the hub's signature, `Unclear` when it is
        not the answer to this envelope; then nothing of it counts.
        """
        if reply.epoch != self._account.epoch:
            raise EpochChanged
        proofs = receipts(reply, self._account.receipt_key)
        if proofs is None:
            raise Unproven
        owed = {(debt.kind, debt.id) for debt in sealed.debts}
        named = [(result.kind, result.id) for result in reply.results]
        if reply.batch != sealed.batch or len(named) != len(owed) or set(named) != owed:
            raise Unclear
        return [
            Outcome(
                kind=one.kind,
                id=one.id,
                status=one.status,
                version=one.version,
                hash=one.hash,
                body=one.body,
                deleted=one.deleted,
                receipt=proofs.get((one.kind, one.id)),
                code=one.code,
                say=one.say,
            )
            for one in reply.results
        ]

    def _differing(self, sums: Sums) -> tuple[str, ...]:
        """Schools in which laptop and hub do not hold the same, unless something is still owed."""
        if sendable(self._db):
            return ()
        ours = inbox.sums_input(self._db)
        return tuple(
            school
            for school, theirs in sorted(sums.items())
            if record_sum(ours.get(school, ())) != theirs
        )

    def _go_on(self) -> None:
        if self._cancelled():
            raise Stopped


def envelope(sealed: Sealed) -> Envelope:
    """What goes over the wire for a sealed batch; the same each time."""
    return Envelope(
        batch=sealed.batch,
        sealed_at=sealed.sealed_at,
        items=tuple(
            Item(
                kind=debt.kind,
                id=debt.id,
                school=debt.school,
                student=debt.student,
                base=debt.base,
                edits=debt.edits,
                deleted=debt.deleted,
                edited_at=debt.edited_at,
            )
            for debt in sealed.debts
        ),
    )


def arrival(change: Change) -> Arrival:
    """A change as the store takes it in."""
    return Arrival(
        kind=change.kind,
        id=change.id,
        school=change.school,
        student=change.student,
        version=change.version,
        hash=change.hash,
        deleted=change.deleted,
        body=change.body,
    )


def sendable(db: Database) -> int:
    """How many records are owed and not in quarantine."""
    return outbox.due(db) - len(outbox.refused(db))


def _account(db: Database) -> Account:
    """Raises `SignedOut` before enrolment."""
    account = accounts.load(db)
    if account is None:
        raise SignedOut
    return account
