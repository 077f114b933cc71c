"""One line to one hub, over whichever way the network leaves open."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urlencode, urlsplit

from requests import PreparedRequest, Response, utils
from requests.structures import CaseInsensitiveDict
from urllib3.exceptions import HTTPError

from sync.carrier import Answer, Asked
from sync.errors import (
    CaptivePortal,
    CertificateExpired,
    HubDown,
    LineCut,
    NoHub,
    NotPrivate,
    Offline,
    SyncError,
    TlsRefused,
    WrongClock,
)
from sync.transport.body import Leaving, packed, pieces, unpacked
from sync.transport.dialling import Dialler, trusted, trusted_at_any_time
from sync.transport.leash import Leash
from sync.transport.meaning import is_unreached, meaning

SILENCE_SECONDS = 60.0
"""Between two pieces of an answer, or for each piece of a question to be taken."""

IDLE_SECONDS = 30.0
"""A connection that was not used for so long is not trusted to lead anywhere."""

SLEPT_SECONDS = SILENCE_SECONDS + 15.0
"""A request that lasted longer and broke has lain in a laptop that slept, most likely."""

CLOCK_SECONDS = 3_600.0
"""A clock that is further off than this is to blame for a certificate out of its days."""

_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_ALWAYS = {"Accept-Encoding": "zstd, gzip", "Accept": "application/json", "User-Agent": "OneDesk"}
_FAULTS = (HTTPError, OSError)
"""What `requests` and `urllib3` raise; all exceptions of the first are an `OSError`."""

_MAY_BE_THE_PORTAL = (Offline, LineCut, TlsRefused, HubDown)

Proxies = Callable[[str], Sequence[str]]
"""The proxies for an address, each an address, in the order to try them; an empty one is none."""


@dataclass(slots=True)
class _Attempt:
    """A request under way, and how things stood when it began."""

    began: float
    dials: int
    made: int
    renewals: int
    answered: bool = False


class Http:
    """A `Transport`; keeps its connection open between requests.

    Where `proxy` names none, the variables of the environment do. `portal` tells whether the
    operating system knows of a sign-in page in the way; `wall` is the time in seconds.
    """

    def __init__(
        self,
        hub: str,
        proxy: Proxies | None = None,
        portal: Callable[[], bool] = lambda: False,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._hub = hub.strip().rstrip("/")
        self._root = _root(self._hub)
        self._proxy, self._portal, self._wall = proxy, portal, wall
        self._leash = Leash()
        self._dialler = Dialler(self._leash, trusted())
        self._ways: list[str] = [] if self._root.startswith("https:") else [""]
        self._renewals, self._heard = 0, wall()

    parallel = True

    @property
    def hub(self) -> str:
        return self._hub

    def send(self, asked: Asked) -> Answer:
        """The answer, whatever its status; asked for twice where a connection had died unseen.

        Raises `LineCut`, and nothing else, once any of it may have reached the hub.
        """
        body, headers = packed(asked)
        self._leash.check()
        self._let_go_of_the_stale()
        again = left = False
        while True:
            leash = self._leash
            attempt = _Attempt(self._wall(), leash.dials, leash.made, leash.renewals)
            try:
                return self._sent(attempt, asked, body, headers)
            except _FAULTS as reason:
                leash.check()
                left = left or self._reused(attempt) or leash.made > attempt.made
                if not left and self._another_way(reason):
                    continue
                if again or not self._excusable(attempt):
                    raise self._told(reason, left=left) from reason
                again = True

    def abort(self) -> None:
        self._leash.abort()

    def renew(self) -> None:
        self._leash.renew()

    def close(self) -> None:
        self._dialler.close()

    def _sent(
        self, attempt: _Attempt, asked: Asked, body: bytes | None, headers: dict[str, str]
    ) -> Answer:
        query = f"?{urlencode(asked.params)}" if asked.params else ""
        going = None if body is None else Leaving(body, asked.leaving)
        request = _request(asked.method, f"{self._root}{asked.path}{query}", headers, going)
        with self._answer(self._dialler, request) as response:
            attempt.answered = True
            raw = b"".join(pieces(response))
        self._heard = self._wall()
        named = dict(response.headers.lower_items())
        content = unpacked(raw, named.get("content-encoding", ""))
        return Answer(response.status_code, named, content, up=len(body or b""), down=len(raw))

    def _answer(self, dialler: Dialler, request: PreparedRequest) -> Response:
        """The head of an answer. A proxy gives a tunnel to the hub, or nothing."""
        if not self._ways:
            self._ways = self._leash.wait_for(self._found, lambda _: None)
        way = {"https": self._ways[0]}
        return dialler.send(request, stream=True, timeout=SILENCE_SECONDS, proxies=way)

    def _let_go_of_the_stale(self) -> None:
        """Drop a connection that the laptop has slept on, or that was said to be of no use."""
        idle = self._wall() - self._heard
        if self._renewals != self._leash.renewals or not 0 <= idle <= IDLE_SECONDS:
            self._renewals = self._leash.renewals
            self._dialler.close()

    def _excusable(self, attempt: _Attempt) -> bool:
        """Whether the break says something of the connection's past, and nothing of the hub."""
        return (
            self._leash.renewals != attempt.renewals
            or self._wall() - attempt.began > SLEPT_SECONDS
            or (self._reused(attempt) and not attempt.answered)
        )

    def _reused(self, attempt: _Attempt) -> bool:
        """Whether it went over a connection that stood before."""
        return attempt.made > 0 and self._leash.dials == attempt.dials

    def _found(self) -> list[str]:
        """The ways to try, at least one; a script of the network may take long to name them."""
        named = self._proxy(self._hub) if self._proxy else ()
        usable = [way for way in named if not way.startswith("socks")]
        if usable:
            return usable
        way = utils.select_proxy(self._hub, utils.get_environ_proxies(self._hub)) or ""
        return ["" if way.startswith("socks") else way]

    def _another_way(self, reason: Exception) -> bool:
        """Whether there is one left to try, after a proxy that cannot be reached."""
        if len(self._ways) > 1 and self._ways[0] and is_unreached(reason):
            self._ways.pop(0)
            return True
        return False

    def _told(self, reason: Exception, *, left: bool) -> SyncError:
        """Why there is no answer, where something may have `left` the laptop or nothing has."""
        if left:
            return LineCut()
        said = meaning(reason, proxy=any(self._ways[:1]))
        if isinstance(said, WrongClock | CertificateExpired):
            ahead = self._ahead()
            return WrongClock(ahead) if abs(ahead or 0) > CLOCK_SECONDS else said
        return CaptivePortal() if isinstance(said, _MAY_BE_THE_PORTAL) and self._portal() else said

    def _ahead(self) -> float | None:
        """How far this computer's clock is ahead of the hub's, which is asked without a token."""
        dialler = Dialler(self._leash, trusted_at_any_time())
        try:
            with self._answer(dialler, _request("HEAD", self._root, {})) as answer:
                said = parsedate_to_datetime(answer.headers.get("Date", ""))
            return self._wall() - said.timestamp()
        except (*_FAULTS, TypeError, ValueError):
            return None
        finally:
            dialler.close()


def _request(
    method: str, url: str, headers: dict[str, str], body: Leaving | None = None
) -> PreparedRequest:
    """What goes over the line, and nothing of the environment: neither .netrc nor cookies."""
    request = PreparedRequest()
    request.method, request.url = method, url
    request.headers = CaseInsensitiveDict(_ALWAYS | headers)
    request.prepare_body(body, None)
    return request


def _root(hub: str) -> str:
    """The hub's address as the library writes it; raises `NoHub` or `NotPrivate`."""
    request = PreparedRequest()
    try:
        request.prepare_url(hub, None)
        parts = urlsplit(request.url or "")
        named = parts.hostname
    except ValueError as reason:
        raise NoHub from reason
    if parts.scheme not in ("http", "https") or not named:
        raise NoHub
    if parts.scheme == "http" and named not in _HERE:
        raise NotPrivate
    return parts.geturl().rstrip("/")
