"""Requests over HTTP: the only place that knows the `requests` library."""

import errno
import socket
import ssl
import zlib
from collections.abc import Iterator
from urllib.parse import urlsplit

import requests
import zstandard
from requests import exceptions as http
from urllib3.exceptions import HTTPError, NewConnectionError

from sync.carrier import Answer, Asked
from sync.errors import (
    HubDown,
    LineCut,
    NoHub,
    NotPrivate,
    Offline,
    ProxyWantsPassword,
    SyncError,
    TlsRefused,
)

TIMEOUT = (10, 60)
"""Seconds to reach the hub, and between two pieces of its answer."""

PACK_FROM = 1000
"""Bodies from this many bytes on are packed."""

ANSWER_MAX = 64_000_000
_PIECE = 65_536
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


class Http:
    """One session with one hub; keeps its connection open between requests."""

    def __init__(self, hub: str) -> None:
        self._hub = _address(hub)
        self._session = requests.Session()
        self._session.headers["Accept-Encoding"] = "zstd, gzip"
        self._session.headers["Accept"] = "application/json"

    @property
    def hub(self) -> str:
        return self._hub

    def send(self, asked: Asked) -> Answer:
        body, headers = _packed(asked)
        try:
            response = self._session.request(
                asked.method,
                f"{self._hub}{asked.path}",
                params=dict(asked.params),
                data=body,
                headers=headers,
                timeout=TIMEOUT,
                allow_redirects=False,
                stream=True,
            )
            with response:
                raw = b"".join(_pieces(response))
        except (http.RequestException, HTTPError, OSError) as reason:
            raise _translated(reason) from reason
        named = {name.lower(): value for name, value in response.headers.items()}
        content = _unpacked(raw, named.get("content-encoding", ""))
        return Answer(response.status_code, named, content, up=len(body or b""), down=len(raw))

    def close(self) -> None:
        self._session.close()


def _address(hub: str) -> str:
    try:
        parts = urlsplit(hub.strip())
        named = parts.hostname
    except ValueError as reason:
        raise NoHub from reason
    if parts.scheme not in ("http", "https") or not named:
        raise NoHub
    if parts.scheme == "http" and named not in _HERE:
        raise NotPrivate
    return hub.strip().rstrip("/")


def _packed(asked: Asked) -> tuple[bytes | None, dict[str, str]]:
    headers = dict(asked.headers)
    if asked.body is None:
        return None, headers
    headers["Content-Type"] = "application/json"
    if len(asked.body) < PACK_FROM:
        return asked.body, headers
    headers["Content-Encoding"] = "zstd"
    return zstandard.ZstdCompressor(level=3).compress(asked.body), headers


def _pieces(response: requests.Response) -> Iterator[bytes]:
    """The bytes as they come over the line, still packed."""
    total = 0
    while piece := response.raw.read(_PIECE, decode_content=False):
        total += len(piece)
        if total > ANSWER_MAX:
            raise LineCut
        yield piece


def _unpacked(raw: bytes, encoding: str) -> bytes:
    try:
        if encoding == "zstd":
            return zstandard.ZstdDecompressor().decompress(raw, max_output_size=ANSWER_MAX)
        if encoding == "gzip":
            return zlib.decompress(raw, 31)
    except (zstandard.ZstdError, zlib.error) as reason:
        raise LineCut from reason
    return raw


def _translated(reason: Exception) -> SyncError:
    """The family that says what happened, by what lies at the bottom of it."""
    causes = list(_causes(reason))
    proxy = isinstance(reason, http.ProxyError)
    signs: list[tuple[bool, type[SyncError]]] = [
        (proxy and any("407" in str(cause) for cause in causes), ProxyWantsPassword),
        (_any(causes, http.SSLError, ssl.SSLError), TlsRefused),
        (_any(causes, http.InvalidURL, http.MissingSchema, http.InvalidSchema), NoHub),
        (not proxy and any(map(_is_refusal, causes)), HubDown),
        (proxy or _any(causes, http.ConnectTimeout, NewConnectionError, socket.gaierror), Offline),
    ]
    return next((family for shown, family in signs if shown), LineCut)()


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
