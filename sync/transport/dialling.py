"""Connections on a leash, trusted as this computer trusts: what is mounted on the session."""

import copy
import socket
import ssl
import sys
from typing import Any

import truststore
from requests import PreparedRequest
from requests.adapters import HTTPAdapter
from typing_extensions import override
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import ConnectionPool

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


class Dialler(HTTPAdapter):
    """Mounted on a session; its connections are made and checked as it says."""

    def __init__(self, leash: Leash, trust: ssl.SSLContext) -> None:
        self._kinds = _kinds(leash)
        self._context = trust
        super().__init__(pool_connections=1, pool_maxsize=1)

    @override
    def init_poolmanager(self, *sizes: Any, **named: Any) -> None:
        super().init_poolmanager(*sizes, **named, ssl_context=self._context)

    @override
    def proxy_manager_for(self, proxy: str, **named: Any) -> Any:
        return super().proxy_manager_for(
            proxy, **named, ssl_context=self._context, proxy_ssl_context=self._context
        )

    @override
    def cert_verify(self, conn: ConnectionPool, *_: object) -> None:
        """Leave the library's own list of authorities out."""
        if isinstance(conn, HTTPSConnectionPool):
            conn.cert_reqs = "CERT_REQUIRED"

    @override
    def get_connection_with_tls_context(
        self, request: PreparedRequest, *rest: Any, **named: Any
    ) -> ConnectionPool:
        pool = super().get_connection_with_tls_context(request, *rest, **named)
        if isinstance(pool, HTTPConnectionPool):
            pool.ConnectionCls = self._kinds[pool.scheme]
        return pool


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


def _kinds(tied: Leash) -> dict[str, type[HTTPConnection]]:
    class Plain(_Leashed):
        leash = tied

    class Private(_Leashed, HTTPSConnection):
        leash = tied

    return {"http": Plain, "https": Private}


def _socket(connection: object) -> socket.socket | None:
    """What can be shut; it lies below, where TLS goes through a proxy's own TLS."""
    while not isinstance(connection, socket.socket | None):
        connection = getattr(connection, "socket", None)
    return connection
