"""The connection to the hub: on a leash, and trusted as this computer trusts."""

import copy
import socket
import ssl
import sys
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import SplitResult, unquote

import truststore
from urllib3 import HTTPResponse
from urllib3._base_connection import ProxyConfig
from urllib3.connection import HTTPConnection, HTTPSConnection, port_by_scheme
from urllib3.exceptions import LocationParseError
from urllib3.util import Url, make_headers, parse_url

from sync.transport.body import Leaving
from sync.transport.leash import Leash

REACH_SECONDS = 10.0
"""To reach one address of the hub or the proxy, and for each step of the greeting there."""

UNSENT_BYTES = 4096
"""So much waits in the system for the line to take it, else nobody could say what has left."""

_NO_CHECK_TIME = 0x200000
"""X509_V_FLAG_NO_CHECK_TIME of OpenSSL, for which Python has no name."""

_NOT_SENT: int | None = getattr(socket, "TCP_NOTSENT_LOWAT", None)
"""Where the system has it; the line is as fast with it."""


def trusted() -> ssl.SSLContext:
    """Believe whom the operating system believes: a school's own authority may be among them."""
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def trusted_at_any_time() -> ssl.SSLContext:
    """The same, whatever the days of the certificate: for asking what the time is, no more.

    macOS checks the days nevertheless.
    """
    context = ssl.create_default_context() if sys.platform == "win32" else trusted()
    context.verify_flags |= ssl.VerifyFlags(_NO_CHECK_TIME)
    return context


class Route(NamedTuple):
    """Where a connection leads: a site, and the proxy that gives a tunnel to it, if any."""

    site: SplitResult
    proxy: str = ""


class Request(NamedTuple):
    """What goes over it, and nothing of the environment: neither .netrc nor cookies."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: Leaving | None = None


class Dialler:
    """Makes a connection when there is none, and keeps it; it is checked as `trust` says."""

    def __init__(self, leash: Leash, trust: ssl.SSLContext) -> None:
        self._plain, self._private = _kinds(leash)
        self._trust = trust
        self._made: HTTPConnection | None = None

    def send(self, request: Request, route: Route, timeout: float) -> HTTPResponse:
        """The head of the answer; its content is read by whoever asked, or `close` is called."""
        made = self._made
        if made is None or not made.is_connected:
            self.close()
            self._made = made = self._connection(route)
        made.timeout = timeout
        method, target, headers, body = request
        made.request(method, target, body, headers, preload_content=False, decode_content=False)
        return made.getresponse()

    def close(self) -> None:
        """Let go of the connection."""
        if self._made is not None:
            self._made.close()
            self._made = None

    def _connection(self, route: Route) -> HTTPConnection:
        scheme, host = route.site.scheme, route.site.hostname or ""
        port = route.site.port or port_by_scheme[scheme]
        if scheme == "http":
            return self._plain(host, port)
        trust: dict[str, Any] = {"ssl_context": self._trust, "cert_reqs": "CERT_REQUIRED"}
        if not route.proxy:
            return self._private(host, port, **trust)
        proxy = _proxy(route.proxy)
        known = ProxyConfig(self._trust, False, None, None)
        near = proxy.host or "", proxy.port
        made = self._private(*near, proxy=proxy, proxy_config=known, **trust)
        made.set_tunnel(host, port, _credentials(proxy), proxy.scheme or "http")
        return made


class _Leashed(HTTPConnection):
    """Made on a thread of its own, so that nobody has to wait for a network that keeps silent."""

    leash: Leash

    def connect(self) -> None:
        self.leash.dials += 1
        made = self.leash.wait_for(self._dialled, _Leashed.close)
        timeout = self.timeout
        vars(self).update(vars(made), timeout=timeout)
        held = _socket(self.sock)
        if held is not None and _NOT_SENT is not None:
            held.setsockopt(socket.IPPROTO_TCP, _NOT_SENT, UNSENT_BYTES)
        self.leash.hold(held)

    def _dialled(self) -> "_Leashed":
        """A copy of this connection, connected; the one that waits may be closed meanwhile."""
        made = copy.copy(self)
        made.timeout = REACH_SECONDS
        try:
            super(_Leashed, made).connect()
        except BaseException:
            made.close()
            raise
        return made


def _kinds(tied: Leash) -> tuple[type[HTTPConnection], type[HTTPSConnection]]:
    class Plain(_Leashed):
        leash = tied

    class Private(_Leashed, HTTPSConnection):
        leash = tied

    return Plain, Private


def _proxy(way: str) -> Url:
    """Raises `LocationParseError` for what is no address."""
    url = parse_url(way)
    scheme = url.scheme or "http"
    if not url.host or scheme not in port_by_scheme:
        raise LocationParseError(way)
    return url._replace(scheme=scheme, port=url.port or port_by_scheme[scheme])


def _credentials(proxy: Url) -> Mapping[str, str]:
    return make_headers(proxy_basic_auth=unquote(proxy.auth)) if proxy.auth else {}


def _socket(connection: object) -> socket.socket | None:
    """What can be shut; it lies below, where TLS goes through a proxy's own TLS."""
    while not isinstance(connection, socket.socket | None):
        connection = getattr(connection, "socket", None)
    return connection
