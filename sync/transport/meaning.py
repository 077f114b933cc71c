"""What it means that no answer came, by what lies at the bottom of it."""

import errno
import re
import socket
import ssl
from collections.abc import Iterator

from urllib3.exceptions import ConnectTimeoutError, LocationValueError, NewConnectionError, SSLError

from sync.errors import (
    CaptivePortal,
    CertificateExpired,
    Filtered,
    HubDown,
    LineCut,
    NoHub,
    Offline,
    ProxyWantsPassword,
    SyncError,
    TlsRefused,
    WrongClock,
)

_TUNNEL = re.compile(r"Tunnel connection failed: (\d{3})")

_BY_PROXY: dict[int, type[SyncError]] = {
    407: ProxyWantsPassword,
    511: CaptivePortal,
    3: CaptivePortal,
    4: Filtered,
}
"""A proxy's status, or its first figure, when it was asked for a way to the hub."""

NOT_YET = frozenset({9, -67819})
"""What OpenSSL and macOS call a certificate of the future."""
RUN_OUT = frozenset({10, -67818, 0x800B0101})
"""What OpenSSL, macOS and Windows call one of the past; Windows says the same of the future."""


def meaning(reason: Exception, *, proxy: bool = False) -> SyncError:
    """The family that says why no connection came about, by a `proxy` or not, or that one broke."""
    causes = list(_causes(reason))
    if status := _answered(causes):
        return _by_proxy(status)()
    signs: list[tuple[bool, type[SyncError]]] = [
        (bool(_codes(causes) & NOT_YET), WrongClock),
        (bool(_codes(causes) & RUN_OUT), CertificateExpired),
        (_any(causes, ssl.SSLEOFError, ssl.SSLZeroReturnError), LineCut),
        (_any(causes, SSLError, ssl.SSLError), TlsRefused),
        (not proxy and _any(causes, LocationValueError), NoHub),
        (not proxy and any(map(_is_refusal, causes)), HubDown),
        (proxy or is_unreached(reason) or _any(causes, socket.gaierror), Offline),
    ]
    return next((family for shown, family in signs if shown), LineCut)()


def is_unreached(reason: Exception) -> bool:
    """Whether the hub, or the proxy on the way to it, could not be reached."""
    return _any(list(_causes(reason)), NewConnectionError, ConnectTimeoutError)


def _answered(causes: list[BaseException]) -> int:
    """The status with which a proxy refused a way, or 0."""
    said = (_TUNNEL.search(str(cause)) for cause in causes)
    return next((int(found[1]) for found in said if found), 0)


def _by_proxy(status: int) -> type[SyncError]:
    return _BY_PROXY.get(status) or _BY_PROXY.get(status // 100, Offline)


def _codes(causes: list[BaseException]) -> set[int]:
    """Why a certificate was not believed, in the words of whoever checked it."""
    return {
        cause.verify_code
        for cause in causes
        if isinstance(cause, ssl.SSLCertVerificationError) and hasattr(cause, "verify_code")
    }


def _any(causes: list[BaseException], *kinds: type[BaseException]) -> bool:
    return any(isinstance(cause, kinds) for cause in causes)


def _is_refusal(cause: BaseException) -> bool:
    return isinstance(cause, OSError) and cause.errno == errno.ECONNREFUSED


def _causes(reason: BaseException) -> Iterator[BaseException]:
    """The exception, what it was raised from, and what it carries inside."""
    waiting: list[object] = [reason]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if not isinstance(one, BaseException) or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
