"""Bodies as they go over the line: packed from some size on, and never larger than expected."""

import zlib
from collections.abc import Iterator

import requests
import zstandard

from sync.carrier import Asked
from sync.errors import LineCut

PACK_FROM = 1000
"""Bodies from this many bytes on are packed."""

ANSWER_MAX = 64_000_000
_PIECE = 65_536


def packed(asked: Asked) -> tuple[bytes | None, dict[str, str]]:
    """The body of a request and its headers."""
    headers = dict(asked.headers)
    if asked.body is None:
        return None, headers
    headers["Content-Type"] = "application/json"
    if len(asked.body) < PACK_FROM:
        return asked.body, headers
    headers["Content-Encoding"] = "zstd"
    return asked.packed or zstandard.ZstdCompressor(level=3).compress(asked.body), headers


def pieces(response: requests.Response) -> Iterator[bytes]:
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
