"""A moment in which no answer counts: what is asked has just slid under the finger."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from onedesk.domain.clock import Clock, system_clock

MOMENT = timedelta(milliseconds=700)


class Hold:
    """Knows what a card shows, and for how long it has: what somebody else put there is held.

    What follows the adviser's own key does not count as that, nor what is there on arrival.
    """

    def __init__(self) -> None:
        self.clock: Clock = system_clock
        self.arriving = True
        self._shown: object = None
        self._since: datetime | None = None
        self._own = False

    @property
    def on(self) -> bool:
        """Whether it was just put there; a clock that was set back holds nothing."""
        since = self._since
        return since is not None and timedelta(0) <= self.clock() - since < MOMENT

    def begin(self) -> None:
        """Hold from now on, for a moment."""
        self._since = self.clock()

    def shows(self, what: object) -> bool:
        """The card shows this now; whether it slid under the finger, and is held."""
        slid = what != self._shown and not (self._own or self.arriving)
        if what != self._shown:
            self._since = None
        self._shown = what
        if slid:
            self.begin()
        return slid

    @contextmanager
    def by_hand(self) -> Iterator[None]:
        """What the adviser does in here changes the card by their own key."""
        self._own = True
        try:
            yield
        finally:
            self._own = False
