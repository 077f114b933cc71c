"""How far what is owed has come: what the hub has answered, and what is leaving meanwhile."""

import time
from collections.abc import Callable
from functools import partial
from threading import Lock

Progress = Callable[[int, int], object]
"""Told how many of the owed records are through, and how many were owed at the start."""

APART = 0.3
"""Seconds between two words of what is leaving; an answer is told at once."""


class Gauge:
    """Tells `progress`, from whichever thread there is news, and never goes back.

    A record counts as it leaves the laptop, but the last of an envelope only when it is answered.
    """

    def __init__(self, progress: Progress, seconds: Callable[[], float] = time.monotonic) -> None:
        self._tell, self._seconds = progress, seconds
        self._door = Lock()
        self._leaving: dict[str, int] = {}
        self._owed = self._answered = self._told = 0
        self._last = -APART

    def owe(self, records: int) -> None:
        """So many are to go, and none is through yet."""
        with self._door:
            self._owed = records
            self._say(always=True)

    def leaving(self, batch: str, records: int) -> Callable[[float], None]:
        """What to tell which share of an envelope's bytes has left; `records` are in it."""
        return partial(self._left, batch, records)

    def answered(self, batch: str, records: int) -> None:
        """An envelope is answered; so many of its records are through."""
        with self._door:
            self._leaving.pop(batch, None)
            self._answered += records
            self._say(always=True)

    def _left(self, batch: str, records: int, share: float) -> None:
        with self._door:
            self._leaving[batch] = max(0, min(int(share * records), records - 1))
            if self._seconds() - self._last >= APART:
                self._say()

    def _say(self, *, always: bool = False) -> None:
        """Told behind the door, so that no word overtakes another."""
        now = min(self._answered + sum(self._leaving.values()), self._owed)
        if now > self._told or always:
            self._told = max(now, self._told)
            self._last = self._seconds()
            self._tell(self._told, self._owed)
