"""Connections on a leash, trusted as this computer trusts: how `requests` is to make them."""

import copy
import socket
import ssl
import sys
from typing import Any

import truststore
from requests.adapters import HTTPAdapter
from typing_extensions import override
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from sync.transport.leash import Leash

REACH_SECONDS = 10.0
"""To reach one address of the hub or the proxy, and for each step of the greeting there."""

UNSENT_BYTES = 4096
"""So much waits in the system for the line to take it, else nobody could say what has left."""

_NO_CHECK_TIME = 0x200000
"""X509_V_FLAG_NO_CHECK_TIME of OpenSSL, for which Python has no name."""

_OPTIONS = [*HTTPConnection.default_socket_options]
if hasattr(socket, "TCP_NOTSENT_LOWAT"):  # the line is as fast with it
    _OPTIONS.append((socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, UNSENT_BYTES))


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
    """Keeps one connection; hub and proxy are checked as `trust` says."""

    def __init__(self, leash: Leash, trust: ssl.SSLContext) -> None:
        self._pools = _pools(leash)
        self._own: dict[str, Any] = {"ssl_context": trust, "socket_options": _OPTIONS}
        super().__init__(pool_connections=1, pool_maxsize=1)

    @override
    def init_poolmanager(self, *sizes: Any, **named: Any) -> None:
        super().init_poolmanager(*sizes, **named | self._own)
        self.poolmanager.pool_classes_by_scheme = self._pools

    @override
    def proxy_manager_for(self, proxy: str, **named: Any) -> Any:
        named |= {"proxy_ssl_context": self._own["ssl_context"]}
        manager = super().proxy_manager_for(proxy, **named | self._own)
        manager.pool_classes_by_scheme = self._pools
        return manager

    @override
    def cert_verify(self, conn: object, url: object, verify: object, cert: object) -> None:
        """Leave the library's own list of authorities out."""

    @override
    def close(self) -> None:
        """Let go of the connection at once, whoever may still look at how one broke."""
        for manager in (self.poolmanager, *self.proxy_manager.values()):
            for pool in map(manager.pools.get, manager.pools.keys()):
                pool.close()
        super().close()


class _Leashed(HTTPConnection):
    """Made on a thread of its own, so that nobody has to wait for a network that keeps silent."""

    leash: Leash

    @override
    def connect(self) -> None:
        self.leash.dials += 1
        made = self.leash.wait_for(self._dialled, _Leashed.close)
        vars(self).update(vars(made), timeout=self.timeout)
        self.leash.hold(_socket(self.sock))

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


def _pools(tied: Leash) -> dict[str, type[HTTPConnectionPool]]:
    class Plain(_Leashed):
        leash = tied

    class Private(_Leashed, HTTPSConnection):
        leash = tied

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class PrivatePool(HTTPSConnectionPool):
        ConnectionCls = Private

    return {"http": PlainPool, "https": PrivatePool}


def _socket(connection: object) -> socket.socket | None:
    """What can be shut; it lies below, where TLS goes through a proxy's own TLS."""
    while not isinstance(connection, socket.socket | None):
        connection = getattr(connection, "socket", None)
    return connection
