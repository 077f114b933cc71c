"""Which proxies this computer's settings name for an address, scripts of the network included."""

import json
import subprocess
import sys
from collections.abc import Sequence
from urllib.parse import quote

PATIENCE_SECONDS = 30.0
"""A network's script may be slow to come; after that there is none."""


def ask(address: str) -> tuple[str, ...]:
    """The addresses of the proxies, in the order to try them; an empty one is no proxy.

    Nothing where nothing is set. Asked in a process of its own: Qt may wait for the network
    many seconds, and PySide6 would hold every thread of Python meanwhile.
    """
    try:
        told = subprocess.run(  # noqa: S603  # this program itself
            [*_program(), address],
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            check=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        return tuple(map(str, json.loads(told.stdout)))
    except (OSError, subprocess.SubprocessError, ValueError, TypeError):
        return ()


def tell(words: Sequence[str]) -> int:
    """Write what is set for an address to standard output, as a list in JSON."""
    sys.stdout.write(json.dumps(found(words[0])) + "\n")
    return 0


def found(address: str) -> list[str]:
    """What Qt knows; the caller waits for it."""
    from PySide6.QtCore import QUrl  # noqa: PLC0415  # only in the process that asks Qt
    from PySide6.QtNetwork import (  # noqa: PLC0415
        QNetworkProxy,
        QNetworkProxyFactory,
        QNetworkProxyQuery,
    )

    schemes = {
        QNetworkProxy.ProxyType.HttpProxy: "http",
        QNetworkProxy.ProxyType.HttpCachingProxy: "http",
        QNetworkProxy.ProxyType.Socks5Proxy: "socks5",
    }

    def written(proxy: QNetworkProxy) -> str:
        scheme = schemes.get(proxy.type())
        if scheme is None:
            return ""
        host = f"[{proxy.hostName()}]" if ":" in proxy.hostName() else proxy.hostName()
        who = ":".join(quote(word, safe="") for word in (proxy.user(), proxy.password()) if word)
        return f"{scheme}://{who}{'@' if who else ''}{host}:{proxy.port()}"

    query = QNetworkProxyQuery(QUrl(address))
    ways = [written(proxy) for proxy in QNetworkProxyFactory.systemProxyForQuery(query)]
    return ways if any(ways) else []


def _program() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, "proxies"]
    return [sys.executable, "-m", "ui.proxies"]


if __name__ == "__main__":
    raise SystemExit(tell(sys.argv[1:]))
