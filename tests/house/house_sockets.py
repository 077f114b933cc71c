"""No test speaks to anything beyond this machine."""

import socket
from collections.abc import Iterator
from ipaddress import ip_address

import pytest


class StraySocket(AssertionError):
    """A test reached for something that is not on this machine."""


class Line:
    """The only way out of the process: loopback and Unix sockets."""

    def __init__(self) -> None:
        self.strays: list[str] = []
        self._real = {
            name: getattr(socket.socket, name) for name in ("connect", "connect_ex", "bind")
        }
        self._lookup = socket.getaddrinfo

    def close(self, patch: pytest.MonkeyPatch) -> None:
        for name, real in self._real.items():
            patch.setattr(socket.socket, name, self._guarded(name, real))
        patch.setattr(socket, "getaddrinfo", self._guarded_lookup)

    def _guarded(self, name, real):
        def guarded(this, address, *rest):
            if this.family in (socket.AF_INET, socket.AF_INET6):
                self._check(f"{name} to", address[0])
            return real(this, address, *rest)

        return guarded

    def _guarded_lookup(self, host, *rest, **named):
        if host is not None:
            self._check("lookup of", host)
        return self._lookup(host, *rest, **named)

    def _check(self, deed: str, host: str | bytes) -> None:
        name = host.decode() if isinstance(host, bytes) else host
        if not is_loopback(name):
            self.strays.append(f"{deed} {name or 'every address'}")
            raise StraySocket(self.strays[-1])


def is_loopback(host: str) -> bool:
    try:
        return ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(autouse=True, scope="session")
def house_line() -> Iterator[Line]:
    line = Line()
    with pytest.MonkeyPatch.context() as patch:
        line.close(patch)
        yield line


@pytest.fixture(autouse=True)
def no_stray_sockets(house_line) -> Iterator[None]:
    house_line.strays.clear()
    yield
    if strays := house_line.strays:
        pytest.fail(f"sockets beyond loopback: {', '.join(strays)}", pytrace=False)
