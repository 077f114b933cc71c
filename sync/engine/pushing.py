"""The first half of a round: what is owed goes up, envelope by envelope."""

from collections.abc import Callable, Sequence

from onedesk.store import inbox, outbox, reach
from onedesk.store.outbox import Sealed
from onedesk.store.settling import settle
from sync.engine.gauge import Gauge, Progress
from sync.engine.talk import Talk
from sync.errors import (
    CertificateExpired,
    LineCut,
    Offline,
    Refused,
    Stopped,
    Unclear,
    Unproven,
    WrongClock,
)
from sync.round import REMOVAL
from sync.wire import ITEMS_MAX, Page, Reply, codes
from sync.wire.receipts import Proof, proof

NEVER_SENT = (Offline, WrongClock, CertificateExpired)
"""What stands in the way before one byte has left the laptop."""

Answering = tuple[Sealed, Callable[[], Reply]]
"""An envelope on its way, and what waits for its answer."""

CUTS = 2
"""After so many cuts an envelope is taken back, and smaller ones are tried."""

CUTS_CARRIED = 12
"""One that went into a sealed file too is tried for longer: taken back, it no longer counts by
that way, which was chosen because the line is bad."""


class Pushing:
    """Sends what is owed when it begins, envelope by envelope; what is typed meanwhile can wait.

    While the hub works on one, the next is sealed and the answer before is taken in. With the last
    comes a `page` of what else is new, so that most rounds are one question.
    """

    def __init__(self, talk: Talk, progress: Progress, cancelled: Callable[[], bool]) -> None:
        self._talk = talk
        self._gauge = Gauge(progress)
        self._cancelled = cancelled
        self._reach = reach.load(talk.db)
        self._asked_whole: set[str] = set()
        self._fresh: set[str] = set()
        self._unsealed = 0
        self.page: Page | None = None
        self.sent = False

    def run(self) -> None:
        """Raises the `SyncError` that stood in the way; what was answered until then counts.

        An envelope that certainly never left is opened again.
        """
        try:
            self._run()
        except NEVER_SENT:
            outbox.unseal_unsent(self._talk.db, self._fresh)
            raise

    def _run(self) -> None:
        waiting = self._still_sealed()
        owed = outbox.sendable(self._talk.db)
        self._unsealed = owed - sum(len(one.revs) for one in waiting)
        self._gauge.owe(owed)
        flight = self._begin(waiting)
        while flight is not None:
            sealed, answer = flight
            if not waiting and not sealed.choices:
                waiting += self._seal()
            reply = self._answered(sealed, answer)
            if reply is None:
                waiting = self._still_sealed(overtaking=True)
            flight = self._begin(waiting) if waiting and not self._cancelled() else None
            if reply is not None:
                self._settle(sealed, reply)
            flight = flight or self._begin(waiting)
            self.page = reply.page if reply is not None and flight is None else None

    def _begin(self, waiting: list[Sealed]) -> Answering | None:
        if self._cancelled():
            raise Stopped
        if not waiting:
            waiting += self._seal()
        if not waiting:
            return None
        self.sent = True
        sealed = waiting.pop(0)
        last = not waiting and not sealed.choices and len(sealed.revs) < ITEMS_MAX
        after = inbox.cursor(self._talk.db) if last else None
        return sealed, self._talk.ahead.ask(lambda: self._push(sealed, after), busy=not last)

    def _push(self, sealed: Sealed, after: str | None) -> Reply:
        talk, asked = self._talk, self._talk.clock()
        along = None
        if after is not None:
            along = talk.session.since(after, talk.account.programme_tag, self._reach.down)
        leaving = self._gauge.leaving(sealed.batch, len(sealed.revs))
        reply = talk.session.push(sealed, asked, along, leaving)
        if reply.page is not None:
            talk.tally.clock(asked, reply.page.hub_time, talk.clock())
        return reply

    def _seal(self) -> list[Sealed]:
        if self._unsealed <= 0:
            return []
        made = outbox.seal(self._talk.db, self._talk.clock(), ITEMS_MAX, self._reach.up)
        if made is None:
            return []
        self._fresh.add(made.batch)
        self._unsealed -= len(made.revs)
        return [made]

    def _still_sealed(self, *, overtaking: bool = False) -> list[Sealed]:
        """What waits for an answer; what was cut off again and again is taken back, with all after.

        A record may be about a student in an envelope before its own: it must not overtake. It
        would at once where the one before has just been opened (`overtaking`).
        """
        waiting: list[Sealed] = []
        for one in outbox.pending(self._talk.db):
            if overtaking or self._is_worn(one):
                overtaking = self._taken_back(one) or overtaking
            else:
                waiting.append(one)
        return waiting

    def _is_worn(self, sealed: Sealed) -> bool:
        """Whether it was cut so often that it goes no other way than in pieces."""
        if sealed.cuts < CUTS:
            return False
        return sealed.cuts >= CUTS_CARRIED or sealed.batch not in outbox.carried(self._talk.db)

    def _taken_back(self, sealed: Sealed) -> bool:
        """Take an envelope back, and open it; not if the hub has answered it after all."""
        said = self._talk.session.withdraw(sealed.batch)
        if said.reply is not None:
            self._settle(sealed, said.reply)
            return False
        self._open(sealed)
        return True

    def _open(self, sealed: Sealed) -> None:
        outbox.unseal(self._talk.db, sealed.batch)
        self._unsealed += len(sealed.revs)

    def _answered(self, sealed: Sealed, answer: Callable[[], Reply]) -> Reply | None:
        """The hub's answer; none where it was told before that the envelope is taken back."""
        try:
            reply = answer()
        except LineCut:
            outbox.cut(self._talk.db, sealed.batch)
            if sealed.cuts + 1 == CUTS:
                reach.cut_up(self._talk.db, len(sealed.wire))
            raise
        except Refused as reason:
            if reason.code != codes.WITHDRAWN:
                raise
            self._open(sealed)
            return None
        self._fresh.discard(sealed.batch)
        self._reach = reach.went_up(self._talk.db, self._reach)
        return reply

    def _settle(self, sealed: Sealed, reply: Reply) -> None:
        """Raises `Unproven` or `Unclear` for what is no answer to this; then nothing counts."""
        talk = self._talk
        self._require_answer(sealed, reply)

        def prove(leaves: Sequence[bytes]) -> Proof:
            proved = proof(leaves, reply.signature, talk.account.receipt_key)
            if proved is None:
                raise Unproven
            return proved

        turned = settle(talk.db, sealed, reply.results, talk.clock(), prove)
        talk.held.turn(turned)
        if any(one.erased for one in reply.results):
            stayed = {one.id for one in reply.results if not one.erased}
            talk.tally.went({row[1] for row in turned.gone} - stayed)
        self._gauge.answered(sealed.batch, self._count(reply))

    def _count(self, reply: Reply) -> int:
        """How many are through; raises `Unclear` when the hub wants the same in full twice."""
        again = {one.id for one in reply.results if one.code == codes.SEND_WHOLE}
        if again & self._asked_whole:
            raise Unclear
        self._asked_whole |= again
        self._unsealed += len(again)
        taken = {
            one.id: REMOVAL if one.deleted else one.kind
            for one in reply.results
            if one.status != "rejected" and not one.erased
        }
        self._talk.tally.took(taken)
        return len(reply.results) - len(again)

    def _require_answer(self, sealed: Sealed, reply: Reply) -> None:
        """Raises `Unclear` when the reply is not the answer to this envelope."""
        self._talk.require_epoch(reply.epoch)
        named = {result.id for result in reply.results}
        if reply.batch != sealed.batch or len(named) != len(reply.results):
            raise Unclear
        if named != sealed.revs.keys() and not sealed.by_id.keys() <= named <= sealed.revs.keys():
            raise Unclear
