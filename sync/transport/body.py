"""Bodies as they go over the line: packed from some size on, and never larger than expected."""

import io
import zlib
from collections.abc import Callable, Iterator

import zstandard
from requests import Response
from typing_extensions import override

from sync.carrier import Asked
from sync.errors import LineCut

PACK_FROM = 1000
"""Bodies from this many bytes on are packed."""

ANSWER_MAX = 64_000_000
_PIECE, _LEAVING = 65_536, 4_096


class Leaving(io.BytesIO):
    """A body that goes in pieces, each with its own time; `told` is what share of it has left."""

    def __init__(self, body: bytes, told: Callable[[float], object]) -> None:
        super().__init__(body)
        self._whole, self._told = len(body), told

    @override
    def read(self, size: int | None = -1, /) -> bytes:
        """The next piece: whoever wants it has let the ones before go."""
        if self._whole:
            self._told(self.tell() / self._whole)
        return super().read(min(size, _LEAVING) if size and size > 0 else size)


def packed(asked: Asked) -> tuple[bytes | None, dict[str, str]]:
    """The body of a request and its headers."""
    headers, body = dict(asked.headers), asked.body
    if body is not None:
        headers["Content-Type"] = "application/json"
    if body is not None and len(body) >= PACK_FROM:
        headers["Content-Encoding"] = "zstd"
        body = asked.packed or zstandard.ZstdCompressor(level=3).compress(body)
    return body, headers


def pieces(response: Response) -> Iterator[bytes]:
    """The bytes as they come over the line, still packed.

    Raises `LineCut` when there is no end to them.
    """
    total = 0
    while piece := response.raw.read(_PIECE, decode_content=False):
        total += len(piece)
        if total > ANSWER_MAX:
            raise LineCut
        yield piece


def unpacked(raw: bytes, encoding: str) -> bytes:
    """The content of an answer; raises `LineCut` when a part of it is missing."""
    try:
        if encoding == "zstd":
            return zstandard.ZstdDecompressor().decompress(raw, max_output_size=ANSWER_MAX)
        if encoding == "gzip":
            return zlib.decompress(raw, 31)
    except (zstandard.ZstdError, zlib.error) as reason:
        raise LineCut from reason
    return raw
