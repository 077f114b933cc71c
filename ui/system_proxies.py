"""What Qt knows of this computer's proxies, told by a process of its own: Qt may wait long."""

import json
import sys
from collections.abc import Sequence
from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

_SCHEMES = {
    QNetworkProxy.ProxyType.HttpProxy: "http",
    QNetworkProxy.ProxyType.HttpCachingProxy: "http",
    QNetworkProxy.ProxyType.Socks5Proxy: "socks5",
}


def tell(words: Sequence[str]) -> int:
    """Write what is set for an address to standard output, as a list in JSON."""
    sys.stdout.write(json.dumps(found(words[0])) + "\n")
    return 0


def found(address: str) -> list[str]:
    """What Qt knows; the caller waits for it."""
    query = QNetworkProxyQuery(QUrl(address))
    ways = [_written(proxy) for proxy in QNetworkProxyFactory.systemProxyForQuery(query)]
    return ways if any(ways) else []


def _written(proxy: QNetworkProxy) -> str:
    """Its address; empty for no proxy, and for a kind that the exchange cannot speak to."""
    scheme = _SCHEMES.get(proxy.type())
    if scheme is None:
        return ""
    host = f"[{proxy.hostName()}]" if ":" in proxy.hostName() else proxy.hostName()
    who = ":".join(quote(word, safe="") for word in (proxy.user(), proxy.password()) if word)
    return f"{scheme}://{who}{'@' if who else ''}{host}:{proxy.port()}"


if __name__ == "__main__":
    raise SystemExit(tell(sys.argv[1:]))
