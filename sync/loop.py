"""The sync thread: a round at its start, when kicked, and in the rhythm of `sync.rhythm`."""

import contextlib
import logging
import random
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

from onedesk.domain.clock import Clock, system_clock
from onedesk.domain.errors import OneDeskError
from onedesk.store.database import Database
from sync import line
from sync.carrier import Connect, Transport
from sync.engine import Engine
from sync.errors import Busy, LineCut, Stopped, SyncError
from sync.rhythm import pause
from sync.round import Round

log = logging.getLogger("onedesk.sync")


class Watcher(Protocol):
    """Told of each round, on the sync thread."""

    def began(self) -> None: ...
    def moved(self, done: int, owed: int) -> None:
        """Also on the thread that sends (`sync.engine.gauge`)."""
        ...

    def rests(self, until: datetime | None) -> None:
        """When the next round begins by itself, if it does; told before how this one ended."""
        ...

    def ended(self, outcome: Round) -> None: ...
    def broke(self, reason: Exception) -> None:
        """A defect of ours ended a round; the loop lives on."""
        ...


class _Rest(NamedTuple):
    """How long to wait for the next round; a `firm` rest ends early only when somebody asks."""

    pause: timedelta | None
    firm: bool


class Loop(threading.Thread):
    """Runs rounds until it is stopped; opens its own database and its own line."""

    def __init__(
        self,
        open_database: Callable[[], Database],
        watcher: Watcher,
        *,
        connect: Connect = line.connect,
        clock: Clock = system_clock,
        chance: Callable[[], float] = random.random,
    ) -> None:
        super().__init__(name="sync", daemon=True)
        self._open_database = open_database
        self._watcher = watcher
        self._connect = connect
        self._clock = clock
        self._chance = chance
        self._door = threading.Lock()
        self._wake = threading.Event()
        self._idle = threading.Event()
        self._stopping = threading.Event()
        self._cancelled = threading.Event()
        self._line: Transport | None = None
        self._firm = False
        self._failures = 0

    def kick(self) -> None:
        """Begin a round now, or as soon as the one under way has ended."""
        with self._door:
            self._idle.clear()
            self._wake.set()

    def nudge(self) -> None:
        """A connection has appeared, or the laptop was woken: do not wait for the next round.

        A round under way goes on over a fresh connection. None begins where the hub asked for
        patience, or where only somebody's deed can help.
        """
        with self._door:
            self._failures = 0
            if self._line is not None:
                self._line.renew()
            elif not self._firm:
                self._idle.clear()
                self._wake.set()

    def cancel(self) -> None:
        """End the round under way at once; the next comes in its time."""
        self._cancelled.set()
        self._let_go()

    def stop(self, patience: float | None = None) -> bool:
        """End the loop; whether its thread has ended within `patience` seconds."""
        self._stopping.set()
        self._wake.set()
        self._let_go()
        self.join(patience)
        return not self.is_alive()

    def wait_until_idle(self, patience: float | None = None) -> bool:
        """Wait until no round is under way or asked for; whether that came in time."""
        return self._idle.wait(patience)

    def run(self) -> None:
        with contextlib.ExitStack() as stack:
            engine: Engine | None = None
            while not self._stopping.is_set():
                self._begin()
                try:
                    engine = engine or self._engine(stack)
                    rest = self._round(engine)
                except Exception as reason:  # an edge: the watcher is told
                    log.warning("a round broke", exc_info=reason)
                    rest = self._after(SyncError())
                    self._tell_rest(rest)
                    self._watcher.broke(reason)
                self._rest(rest)

    def _connected(self, hub: str) -> Transport:
        """A line that `cancel`, `stop` and `nudge` reach."""
        made = self._connect(hub)
        with self._door:
            self._line = made
        if self._called_off():
            made.abort()
        return made

    def _let_go(self) -> None:
        with self._door:
            if self._line is not None:
                self._line.abort()

    def _engine(self, stack: contextlib.ExitStack) -> Engine:
        """The engine with its own database, both closed when the thread ends."""
        db = self._open_database()
        stack.callback(db.close)
        engine = Engine(db, self._connected, self._clock)
        stack.callback(engine.close)
        return engine

    def _begin(self) -> None:
        with self._door:
            self._wake.clear()
            self._idle.clear()
        self._cancelled.clear()

    def _round(self, engine: Engine) -> _Rest:
        """One round, and how to rest after it.

        The line is let go of until the next: a laptop sleeps and changes networks meanwhile.
        """
        self._watcher.began()
        try:
            outcome = engine.round(self._watcher.moved, self._called_off)
        finally:
            with self._door:
                self._line = None
            engine.close()
        if outcome.report.sent or outcome.report.received:
            self._failures = 0  # a line that carries something deserves another try soon
        rest = self._after(outcome.trouble, owed=outcome.sendable > 0)
        self._tell_rest(rest)
        self._watcher.ended(outcome)
        return rest

    def _tell_rest(self, rest: _Rest) -> None:
        self._watcher.rests(None if rest.pause is None else self._clock() + rest.pause)

    def _called_off(self) -> bool:
        return self._stopping.is_set() or self._cancelled.is_set()

    def _after(self, trouble: OneDeskError | None, *, owed: bool = True) -> _Rest:
        """The rest after a round, counting failures in a row; stopping one is no failure."""
        if trouble is None or isinstance(trouble, Stopped):
            self._failures = 0
        else:
            self._failures += 1
        asked = trouble.after if isinstance(trouble, Busy) else None
        needs_someone = isinstance(trouble, SyncError) and trouble.needs_someone
        rest = pause(
            self._failures,
            self._chance(),
            owed=owed and trouble is None,
            asked=asked,
            cut=isinstance(trouble, LineCut),
            needs_someone=needs_someone,
        )
        return _Rest(rest, firm=needs_someone or asked is not None)

    def _rest(self, rest: _Rest) -> None:
        with self._door:
            self._firm = rest.firm
            if not self._wake.is_set():
                self._idle.set()
        self._wake.wait(None if rest.pause is None else rest.pause.total_seconds())
