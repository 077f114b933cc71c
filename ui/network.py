"""The way out of this computer: when one appears, through which proxy, and whether it is open."""

import random
import time
from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal
from PySide6.QtNetwork import QNetworkInformation

from sync import line as lines
from sync.carrier import Transport
from sync.rhythm import APART, after_news
from ui import proxies

LOOK_MS = 15_000
"""Between two looks at the clock; one that jumped tells of a sleep, or was set right."""

JUMP_SECONDS = 30.0
KEPT_SECONDS = 600.0
"""For which an answer about proxies holds, unless the network changes."""

_OPEN = frozenset({QNetworkInformation.Reachability.Site, QNetworkInformation.Reachability.Online})


class Network(QObject):
    """Watches from `start` to `stop`; what the system cannot tell is simply not known.

    `line` may be called from any thread, everything else belongs to the gui thread.
    """

    appeared = Signal()
    """There is a connection that was not there, or the computer was woken: a round is worth a try.

    Comes a moment after the news, and never more often than every `sync.rhythm.APART`.
    """

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        chance: Callable[[], float] = random.random,
        wall: Callable[[], float] = time.time,
        ask: Callable[[str], tuple[str, ...]] = proxies.ask,
    ) -> None:
        super().__init__(parent)
        self._chance, self._wall, self._ask = chance, wall, ask
        self._open = self._portal = False
        self._ways: dict[str, tuple[float, tuple[str, ...]]] = {}
        self._system: QNetworkInformation | None = None
        self._seen = 0.0
        self._last = QElapsedTimer()
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._tell)
        self._look = QTimer(self, interval=LOOK_MS, timerType=Qt.TimerType.VeryCoarseTimer)
        self._look.timeout.connect(self._looked)

    def start(self) -> None:
        """Begin to watch what the operating system says; without its plugin, the clock alone."""
        if QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability):
            self.watch(QNetworkInformation.instance())
        self._seen = self._wall()
        self._look.start()

    def watch(self, system: QNetworkInformation | None) -> None:
        """Hear one source."""
        if system is None:
            return
        self._open = system.reachability() in _OPEN
        self._portal = system.isBehindCaptivePortal()
        self._system = system
        system.reachabilityChanged.connect(self._reached)
        system.transportMediumChanged.connect(self.news)
        system.isBehindCaptivePortalChanged.connect(self._signed_in)

    def stop(self) -> None:
        """Say nothing any more."""
        self._look.stop()
        self._soon.stop()
        if self._system is not None:
            self._system.disconnect(self)

    def line(self, hub: str) -> Transport:
        """A line to the hub by the ways this computer knows."""
        return lines.connect(hub, proxy=self.ways, portal=self.behind_portal)

    def ways(self, address: str) -> tuple[str, ...]:
        """The proxies for an address; takes long the first time, and never in the gui thread."""
        kept = self._ways  # what the next network forgets, even if the answer comes after it
        at, named = kept.get(address, (0.0, ()))
        if not 0 <= self._wall() - at < KEPT_SECONDS:
            named = self._ask(address)
            kept[address] = (self._wall(), named)
        return named

    def behind_portal(self) -> bool:
        """Whether the system knows of a sign-in page in the way."""
        return self._portal

    def news(self, *_: object) -> None:
        """Something changed: what was known of the ways is forgotten, and a round is due."""
        self._ways = {}
        if not self._soon.isActive():
            since = self._last.elapsed() if self._last.isValid() else round(APART / _MS)
            self._soon.start(round(after_news(self._chance(), since * _MS) / _MS))

    def _reached(self, now: QNetworkInformation.Reachability) -> None:
        before, self._open = self._open, now in _OPEN
        if self._open and not before:
            self.news()

    def _signed_in(self, behind: bool) -> None:
        self._portal = behind
        if not behind:
            self.news()

    def _looked(self) -> None:
        before, self._seen = self._seen, self._wall()
        if abs(self._seen - before - LOOK_MS / 1000) > JUMP_SECONDS:
            self.news()

    def _tell(self) -> None:
        self._last.start()
        self.appeared.emit()


_MS = timedelta(milliseconds=1)
